import { isHTTPError, isNetworkError, isTimeoutError } from "ky";
import type { Operation } from "../domain/contract.ts";
import type { Locale } from "../domain/locale.ts";
import { type CoreProblemCode, type Problem, type ProblemError, problemError } from "../domain/problem.ts";

/** What the client itself has to say when no problem body came. */
const TITLES = {
  id: {
    "core/offline": "Tidak ada sambungan ke server. Periksa jaringan, lalu coba lagi.",
    "core/timeout": "Server terlalu lama menjawab. Coba lagi.",
    "core/unexpected": "Jawaban server tidak terbaca. Muat ulang halaman.",
  },
  en: {
    "core/offline": "The server cannot be reached. Check the network and try again.",
    "core/timeout": "The server took too long. Try again.",
    "core/unexpected": "The server's answer cannot be read. Reload the page.",
  },
} as const;
type ClientMadeCode = keyof (typeof TITLES)["id"];

/** What a proxy's bare status most likely means. */
const CODE_OF_STATUS: Readonly<Record<number, CoreProblemCode>> = {
  401: "core/not-signed-in",
  403: "core/forbidden",
  404: "core/not-found",
  413: "core/body-too-large",
  429: "core/too-many-requests",
  502: "core/not-ready",
  503: "core/not-ready",
  504: "core/not-ready",
};

/** A problem the client makes: no answer came, or one it cannot read. */
export function madeProblem(
  reason: ClientMadeCode,
  locale: Locale,
  cause: unknown,
  status = 0,
  code: CoreProblemCode = reason,
): ProblemError {
  return problemError({ type: "about:blank", title: TITLES[locale][reason], status, code }, { cause });
}

/** The error of a failed request as a problem; an error of another kind (abort, a programmer's mistake) as it is. */
export function asProblem(error: unknown, operation: Operation, locale: Locale): unknown {
  if (isHTTPError(error)) return refusal(error.response.status, error.data, operation, locale, error);
  if (isTimeoutError(error)) return madeProblem("core/timeout", locale, error);
  if (isNetworkError(error)) return madeProblem("core/offline", locale, error);
  return error;
}

/** True for the codes an operation declares and those every host may answer with. */
export function isDeclared(code: string, operation: Operation): boolean {
  return code.startsWith("core/") || Object.hasOwn(operation.errors ?? {}, code);
}

function refusal(status: number, body: unknown, operation: Operation, locale: Locale, cause: unknown): ProblemError {
  if (!isProblemBody(body)) return madeProblem("core/unexpected", locale, cause, status, CODE_OF_STATUS[status]);
  const read = operation.errors?.[body.code]?.data?.safeParse(body.data);
  if (read && !read.success) return madeProblem("core/unexpected", locale, read.error, status);
  return problemError(read ? { ...body, data: read.data } : body, { cause });
}

function isProblemBody(body: unknown): body is Problem {
  return (
    typeof body === "object" && body !== null && "code" in body && typeof body.code === "string" && "title" in body
  );
}
