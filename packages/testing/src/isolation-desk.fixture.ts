import { defineResource } from "@spbe-kit/core";
import * as z from "zod";
import type { IsolationInput, IsolationSetup } from "./isolation-setup.ts";

/** What a host can get wrong, each found by the kit. */
export type Slip =
  | "open-to-anybody"
  | "open-to-every-role"
  | "refused-by-id"
  | "hidden-is-forbidden"
  | "hidden-has-other-words"
  | "stale-before-hidden"
  | "version-asked-late"
  | "lists-everything"
  | "names-the-unit"
  | "slow-when-hidden"
  | "fails";

const path = z.object({ letterId: z.string() });
const right = { permission: "desk/letters.read", params: path, success: "empty" } as const;
const letters = defineResource({
  list: { method: "GET", path: "/desk/letters", summary: "List", permission: "desk/letters.read", success: "empty" },
  get: { method: "GET", path: "/desk/letters/{letterId}", summary: "Read", ...right },
  change: { method: "PUT", path: "/desk/letters/{letterId}", summary: "Change", versioned: true, ...right },
  forward: {
    method: "POST",
    path: "/desk/forwards",
    summary: "Send to a unit",
    permission: "desk/letters.read",
    body: z.object({ unitId: z.string().meta({ format: "uuid" }) }),
    success: "empty",
  },
});

const OWN = "surat-sendiri-1";
const FOREIGN = "surat-lain-0001";
const CANARY = "Rahasia kabupaten lain";

/** A desk without a database: one own letter, one of another regency, and the slip that is asked for. */
export function isolationDesk(slip?: Slip): IsolationSetup {
  const of = (input: (id: string) => IsolationInput) => ({
    own: () => input(OWN),
    otherRegency: () => input(FOREIGN),
    nowhere: () => input("surat-tiada-001"),
  });
  return {
    call: async (url, init) => answer(url, init, slip),
    modules: [{ name: "desk", contract: { letters } }],
    tables: {
      desk: new Map(Object.keys(letters).map((name) => [`letters.${name}`, { clerk: true, guest: false }])),
    },
    people: [
      { name: "Ani", role: "clerk", headers: { "x-role": "clerk" }, sees: ["own"] },
      { name: "Budi", role: "guest", headers: { "x-role": "guest" }, sees: ["own"] },
    ],
    rows: [
      {
        module: "desk",
        inputs: {
          "letters.list": { own: () => ({}) },
          "letters.get": of((letterId) => ({ params: { letterId } })),
          "letters.change": of((letterId) => ({ params: { letterId }, version: 1 })),
          "letters.forward": { own: () => ({ body: { unitId: OWN } }) },
        },
        references: { "letters.forward": { unitId: of((unitId) => ({ body: { unitId } })) } },
        canaries: { otherRegency: [CANARY] },
      },
    ],
  };
}

function answer(url: string, init: RequestInit, slip: Slip | undefined): Response {
  const headers = new Headers(init.headers);
  const named = url.split("/").at(-1)!;
  const id = named === "forwards" ? (JSON.parse(String(init.body)) as { unitId: string }).unitId : named;
  const role = headers.get("x-role");
  if (role === null && slip !== "open-to-anybody") return problem(401, "login");
  if (role === "guest" && slip !== "open-to-every-role")
    return problem(403, slip === "refused-by-id" ? `forbidden ${id === FOREIGN}` : "forbidden");
  if (slip === "fails") return problem(500, "unexpected");
  if (named === "letters") return Response.json({ items: slip === "lists-everything" ? [CANARY] : [] });
  const version = headers.get("if-match");
  if (init.method === "PUT" && version === null && !(slip === "version-asked-late" && id !== OWN))
    return problem(428, "version");
  if (id === OWN) return Response.json({ letterId: id });
  if (id === FOREIGN) {
    if (slip === "slow-when-hidden") spin(2);
    if (slip === "hidden-is-forbidden" && init.method === "GET") return problem(403, "forbidden");
    if (slip === "hidden-has-other-words") return problem(404, "this letter is elsewhere");
    if (slip === "stale-before-hidden" && version === '"999999"') return problem(412, "changed");
    if (slip === "names-the-unit" && named === "forwards") return problem(409, "unit of another regency");
  }
  return problem(404, `no letter ${id}`);
}

const problem = (status: number, detail: string) =>
  Response.json({ detail, traceId: Math.floor(performance.now() * 1_000).toString(16) }, { status });

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
