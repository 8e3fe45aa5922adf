import type { HomePlace, IsolationSetup } from "./isolation-setup.ts";

/** The areas in which records of one place lie. */
export interface HomeArea {
  /** "19.06" */
  readonly regencyCode: string;
  /** "19.06.06.2003" */
  readonly villageCode: string;
  /** A posyandu of that village, "19.06.06.2003-01". */
  readonly posyanduCode: string;
}

/** What a module asks for, to lay its records into each place. */
export interface IsolationRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api`. */
  readonly path: `/${string}`;
  readonly body?: unknown;
  /** The content of a file, instead of a body. */
  readonly file?: string;
  readonly version?: number;
}

/** Where rows lay their records: two units of one regency, and another regency. */
export interface IsolationWorld {
  readonly areas: Readonly<Record<HomePlace, HomeArea>>;
  /** A new UUID at each call. */
  readonly newId: () => string;
  /** Calls the host as somebody of a role in that place. @returns the JSON answer @throws Error when the host refuses */
  send(place: HomePlace, role: string, request: IsolationRequest): Promise<unknown>;
}

/**
 * A world over a composed host.
 *
 * @param parts `session` gives the headers of a true session of a role within that place, for example by `testSession`
 */
export function isolationWorld(
  parts: Pick<IsolationSetup, "call"> &
    Pick<IsolationWorld, "areas" | "newId"> & {
      readonly session: (place: HomePlace, role: string) => Promise<Readonly<Record<string, string>>>;
    },
): IsolationWorld {
  const sessions = new Map<string, Promise<Readonly<Record<string, string>>>>();
  const headersOf = (place: HomePlace, role: string) => {
    const key = `${place}/${role}`;
    const open = sessions.get(key) ?? parts.session(place, role);
    sessions.set(key, open);
    return open;
  };
  return {
    areas: parts.areas,
    newId: parts.newId,
    async send(place, role, { method, path, body, file, version }) {
      const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
      const kind = file === undefined ? "application/json" : "application/octet-stream";
      const response = await parts.call(`/api${path}`, {
        method,
        headers: {
          ...(await headersOf(place, role)),
          ...(content !== undefined && { "content-type": kind }),
          ...(version !== undefined && { "if-match": `"${version}"` }),
        },
        ...(content !== undefined && { body: content }),
      });
      const text = await response.text();
      if (response.ok) return text === "" ? undefined : JSON.parse(text);
      throw new Error(
        `spbe-kit: no record could be laid ${place}: ${method} ${path} as ${role} answers ${response.status} ${text}`,
      );
    },
  };
}
