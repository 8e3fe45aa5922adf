import { fillPath, type ModuleContract, type Operation } from "@spbe-kit/core";

/** Where a record lies, seen from the person who calls. `nowhere` is an id nobody has. */
export const PLACES = ["own", "otherUnit", "otherRegency", "nowhere"] as const;
export type Place = (typeof PLACES)[number];

/** What a call sends. An operation without ids looks the same from every place: give it one input for `own`. */
export interface IsolationInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly version?: number;
}

/** Who calls: a role with the headers of a true session, and the places whose records it may see. */
export interface IsolationPerson {
  readonly name: string;
  readonly role: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sees: readonly Place[];
}

export interface IsolationSetup {
  /** Calls the composed host, for example `server.app.request`. */
  readonly call: (path: string, init: RequestInit) => Promise<Response>;
  readonly module: string;
  readonly contract: ModuleContract;
  /** The reviewed table: `children.get` -> role -> allowed. */
  readonly table: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
  readonly people: readonly IsolationPerson[];
  /** By operation; every operation must be here, or the report says so. A function is asked before each call. */
  readonly inputs: Readonly<Record<string, Partial<Record<Place, () => IsolationInput>>>>;
  /** Words that stand only in records of that place: an answer that holds one shows what it must not. */
  readonly canaries: Partial<Record<Place, readonly string[]>>;
}

/** One cell of the matrix. */
export interface IsolationCell {
  readonly operation: string;
  readonly person: string;
  readonly place: Place;
  readonly status: number;
  /** What is wrong, as a sentence; undefined when the answer is what the table and the place demand. */
  readonly fault: string | undefined;
}

/**
 * Every operation x every person x every place, against a composed host. Expected: without a session 401; without the right 403; a
 * record the person may not see answers exactly as one that does not exist; a record it may see is neither.
 *
 * Reads come before writes, removals last, so that one call does not take the record from the next.
 *
 * @returns the whole matrix, with a sentence in each cell that is wrong
 */
export async function isolationMatrix(setup: IsolationSetup): Promise<IsolationCell[]> {
  const cells: IsolationCell[] = [];
  for (const [name, operation] of operationsOf(setup.contract)) {
    const inputs = setup.inputs[name];
    if (!inputs?.own) {
      cells.push({
        operation: name,
        person: "-",
        place: "own",
        status: 0,
        fault: `Write inputs["${name}"].own: an operation nobody tries is not proven.`,
      });
      continue;
    }
    const anonymous = await send(setup, operation, inputs.own(), {});
    cells.push(
      cell(
        name,
        "nobody",
        "own",
        anonymous.status,
        anonymous.status === 401 ? undefined : "Answers without a session.",
      ),
    );
    for (const person of setup.people) cells.push(...(await tryPerson(setup, name, operation, person)));
  }
  return cells;
}

/** The cells that are wrong, a line each: `expect(faultsOf(cells)).toEqual([])`. */
export function faultsOf(cells: readonly IsolationCell[]): string[] {
  return cells.flatMap(({ operation, person, place, status, fault }) =>
    fault ? [`${operation} as ${person} on ${place} (${status}): ${fault}`] : [],
  );
}

const METHOD_ORDER = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function operationsOf(contract: ModuleContract): (readonly [string, Operation])[] {
  return Object.entries(contract)
    .flatMap(([resource, operations]) =>
      Object.entries(operations).map(([name, operation]) => [`${resource}.${name}`, operation] as const),
    )
    .sort(([, a], [, b]) => METHOD_ORDER.indexOf(a.method) - METHOD_ORDER.indexOf(b.method));
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function tryPerson(setup: IsolationSetup, name: string, operation: Operation, person: IsolationPerson) {
  const inputs = setup.inputs[name] ?? {};
  const allowed = setup.table.get(name)?.[person.role] ?? false;
  const missing = inputs.nowhere && (await send(setup, operation, inputs.nowhere(), person.headers));
  const cells: IsolationCell[] = [];
  for (const place of PLACES) {
    const input = inputs[place];
    if (!input) continue;
    const answer = place === "nowhere" && missing ? missing : await send(setup, operation, input(), person.headers);
    const fault = allowed
      ? faultOf(setup, person, place, answer, missing)
      : answer.status === 403
        ? undefined
        : "The table allows it to nobody of this role.";
    cells.push(cell(name, person.name, place, answer.status, fault));
  }
  return cells;
}

function faultOf(
  setup: IsolationSetup,
  person: IsolationPerson,
  place: Place,
  answer: Answer,
  missing: Answer | undefined,
): string | undefined {
  const { status, text } = answer;
  if (status >= 500) return "Fails instead of answering.";
  if (status === 401 || status === 403) return "The table allows it, the host does not.";
  const leaked = PLACES.filter((other) => !person.sees.includes(other)).flatMap((other) =>
    (setup.canaries[other] ?? []).filter((canary) => text.includes(canary)),
  );
  if (leaked.length > 0) return "Shows what lies where this person may not see.";
  if (place === "nowhere" || !missing) return undefined;
  if (person.sees.includes(place)) return status === 404 ? "A record this person may see is not found." : undefined;
  if (status !== missing.status)
    return `Differs from an id nobody has (${missing.status}): it tells that the record exists.`;
  return withoutTrace(text) === withoutTrace(missing.text)
    ? undefined
    : "Its body differs from that of an id nobody has.";
}

async function send(
  { call }: IsolationSetup,
  operation: Operation,
  { params = {}, query = "", body, version }: IsolationInput,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const isFile = operation.body === "file";
  const response = await call(`/api${fillPath(operation.path, params)}${query && `?${query}`}`, {
    method: operation.method,
    headers: {
      ...headers,
      ...(body !== undefined && { "content-type": isFile ? "application/octet-stream" : "application/json" }),
      ...(version !== undefined && { "if-match": `"${version}"` }),
    },
    ...(body !== undefined && { body: isFile ? (body as BodyInit) : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

function cell(
  operation: string,
  person: string,
  place: Place,
  status: number,
  fault: string | undefined,
): IsolationCell {
  return { operation, person, place, status, fault };
}

/** A problem body but for its trace number. */
function withoutTrace(text: string): string {
  return text.replace(/"traceId":"[0-9a-f]+"/, "");
}
