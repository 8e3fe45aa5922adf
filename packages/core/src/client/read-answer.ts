import type { ResponsePromise } from "ky";
import type { Operation } from "../domain/contract.ts";
import type { Locale } from "../domain/locale.ts";
import { madeProblem } from "./client-problem.ts";

/** The value of an operation out of its answer, read by its success schema. */
export async function readAnswer(pending: ResponsePromise, operation: Operation, locale: Locale): Promise<unknown> {
  const response = await pending;
  const { success } = operation;
  if (success === "empty") return undefined;
  try {
    if (success === "file") return fileOf(await pending.blob(), response.headers);
    const read = success.safeParse(await pending.json());
    if (read.success) return read.data;
    throw madeProblem("core/unexpected", locale, read.error, response.status);
  } catch (error) {
    // The line broke while the body came; or a page of HTML stands where JSON should.
    if (error instanceof TypeError) throw madeProblem("core/offline", locale, error, response.status);
    if (error instanceof SyntaxError) throw madeProblem("core/unexpected", locale, error, response.status);
    throw error;
  }
}

function fileOf(body: Blob, headers: Headers): File {
  return new File([body], fileName(headers.get("content-disposition") ?? ""), { type: body.type });
}

/** The name of RFC 6266, without any folder; "unduhan" (download) where none is given. */
function fileName(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const name = encoded === undefined ? plain : decoded(encoded);
  return name?.split(/[/\\]/).pop()?.trim() || "unduhan";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A broken escape: the raw name still tells the file.
  }
}
