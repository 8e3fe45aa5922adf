import type { SpbeServer } from "../host/create-spbe-server.ts";
import { testSession } from "../login/test-session.ts";
import { type CanaryCall, type CanarySet, canaryCalls, type KnownValues } from "./canary-calls.ts";

export interface PlantOptions {
  readonly canaries: CanarySet;
  readonly known?: KnownValues;
  /** Name of the officers who call. */
  readonly officer: string;
  /** Modules to call; default all of the composition. */
  readonly only?: (module: string) => boolean;
}

/** What the host said to one planted request. */
export interface PlantedAnswer {
  /** `stunting/children.register` */
  readonly operation: string;
  readonly place: string;
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** No record of a planted composition is changed more often. */
const LAST_VERSION = 40;

/**
 * Sends `canaryCalls` of every composed module to the host, each as somebody who has the right to it; where a version is asked for,
 * it is found by trying.
 */
export async function plantCanaries(server: SpbeServer, options: PlantOptions): Promise<PlantedAnswer[]> {
  const { canaries, known = {}, officer, only = () => true } = options;
  const officers = new Map<string, Record<string, string>>();
  const answers: PlantedAnswer[] = [];

  async function officerFor(permission: string): Promise<Record<string, string>> {
    const role = roleWith(server, permission);
    const headers = officers.get(role) ?? (await testSession(server, { role, name: officer }));
    officers.set(role, headers);
    return headers;
  }

  async function send(module: string, call: CanaryCall): Promise<void> {
    const headers = new Headers(await officerFor(call.permission));
    for (const [name, value] of new Headers(call.init.headers)) headers.set(name, value);
    const ask = () => server.app.request(call.path, { ...call.init, headers });
    let response = await ask();
    if (call.versioned && !headers.has("if-match"))
      for (let version = 1; version <= LAST_VERSION && [428, 412].includes(response.status); version += 1) {
        headers.set("if-match", `"${version}"`);
        response = await ask();
      }
    const said = [...response.headers].map((pair) => pair.join(": ")).join("\n");
    const { operation, place } = call;
    const { status } = response;
    answers.push({ operation: `${module}/${operation}`, place, status, headers: said, body: await response.text() });
  }

  for (const { name, contract } of server.modules.filter((module) => only(module.name)))
    for (const call of canaryCalls(contract, canaries, known)) await send(name, call);
  return answers;
}

/** Operations that no planted request got through: what they would have kept was not tried. */
export function neverAnswered(answers: readonly PlantedAnswer[]): string[] {
  const byOperation = Map.groupBy(answers, ({ operation }) => operation);
  return [...byOperation].filter(([, all]) => !all.some(({ status }) => status < 300)).map(([operation]) => operation);
}

function roleWith(server: SpbeServer, permission: string): string {
  const roles = server.modules.flatMap(({ permissions }) => Object.entries(permissions));
  const [role] = roles.find(([, granted]) => granted.includes(permission)) ?? roles[0] ?? [];
  if (role === undefined) throw new Error(`spbe-server: no role of the composition has ${permission}.`);
  return role;
}
