import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { auditContract, type TimeZone } from "@spbe-kit/core";
import { defineServerModule, type ServerModule } from "../host/server-module.ts";
import { writeCsv } from "../spreadsheet/write-csv.ts";
import { listAccounts, listEntries, readChainState } from "./list-entries.ts";

const contract = { audit: auditContract } as const;

/** The host's own operations for auditors. Its tables belong to the database's own migrations. */
export function auditModule(parts: {
  /** Roles that may read the audit. */
  readonly roles: readonly string[];
  readonly zones: ReadonlyMap<string, TimeZone>;
}): ServerModule<typeof contract> {
  const zoneOf = (regencyCode: string) => parts.zones.get(regencyCode) ?? "Asia/Jakarta";
  return defineServerModule(contract, {
    name: "audit",
    permissions: Object.fromEntries(parts.roles.map((role) => [role, ["audit/entries.read"]])),
    migrations: [],
    sentences: {
      id: { "audit/subject-malformed": "Tulis jenis dan id, misalnya child/0190f0c2-… dari alamat halaman anak." },
      en: { "audit/subject-malformed": "Write kind and id, for example child/0190f0c2-… from the child's address." },
    },
    handlers: {
      audit: {
        search: ({ body }, { db, signedIn }) => {
          const { cursor, limit, ...filter } = body;
          const { regencyCode } = signedIn;
          const page = { regencyCode, zone: zoneOf(regencyCode), limit, ...(cursor && { cursor }) };
          return db((tx) => listEntries(tx, filter, page), { readOnly: true });
        },
        download: async ({ body }, { db, signedIn }) => {
          const page = { regencyCode: signedIn.regencyCode, zone: zoneOf(signedIn.regencyCode), limit: MOST_ROWS };
          const { items } = await db((tx) => listEntries(tx, body, page), { readOnly: true });
          const rows = [HEAD, ...items.map(cellsOf)];
          const csv: NodeReadableStream = Readable.toWeb(Readable.from(writeCsv(rows, { delimiter: ";" })));
          return new Response(csv as ReadableStream<Uint8Array>, {
            headers: {
              "content-type": "text/csv; charset=utf-8",
              "content-disposition": 'attachment; filename="jejak-audit.csv"',
            },
          });
        },
        accounts: (_, { db, signedIn }) =>
          db(async (tx) => ({ items: await listAccounts(tx, signedIn.regencyCode) }), { readOnly: true }),
        chain: (_, { db, signedIn }) => db((tx) => readChainState(tx, signedIn.regencyCode), { readOnly: true }),
      },
    },
  });
}

const MOST_ROWS = 50_000;

const HEAD = [
  "waktu_utc",
  "jenis",
  "tindakan",
  "akun",
  "nama",
  "peran",
  "tujuan",
  "subjek",
  "isian",
  "tersegel",
  "jejak",
];

function cellsOf(entry: Awaited<ReturnType<typeof listEntries>>["items"][number]): (string | number | null)[] {
  const { sealed, at, kind, act, accountId, accountName, role, purpose, subjects, fields, traceId } = entry;
  return [
    at,
    kind,
    act,
    accountId,
    accountName,
    role,
    purpose,
    subjects.join(" "),
    fields.join(" "),
    sealed ? "ya" : "belum",
    traceId,
  ];
}
