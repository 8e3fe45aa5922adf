import type { Resolvers } from "@spbe-kit/testing";
import type { StuntingContract } from "../../domain/contract.ts";
import type { Import, ImportState } from "../../domain/import.schema.ts";
import { storyImportRows } from "../fixtures/story-import-rows.ts";
import { storyImports } from "../fixtures/story-imports.ts";
import type { StuntingWorld } from "./stunting-world.ts";

interface StepRefusal {
  fail(code: "stunting/import-not-found" | "stunting/import-wrong-state", data?: { state: string }): never;
}

/**
 * The imports of a world. Work that takes time on a host goes one step further each time it is asked for: a file just sent is
 * being read, asked for again it is ready; confirmed rows are being saved, asked for again they are done.
 */
export function importsResolvers(world: StuntingWorld): NonNullable<Resolvers<StuntingContract>["imports"]> {
  const find = (importId: string) => world.imports.find((one) => one.importId === importId);
  const change = (before: Import, changes: Partial<Import>): Import => {
    const after = { ...before, ...changes };
    world.imports = world.imports.map((one) => (one.importId === before.importId ? after : one));
    return after;
  };
  return {
    list: () => ({ items: [...world.imports].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)) }),
    open({ body }, fail) {
      if (body.sizeBytes > world.fileLimitBytes)
        return fail("stunting/file-too-large", { limitBytes: world.fileLimitBytes });
      const known = find(body.importId);
      if (known && known.fileName !== body.fileName) return fail("stunting/import-id-taken");
      if (known) return known;
      const createdAt = `${world.today}T04:00:00.000Z`;
      const opened: Import = { ...storyImports["waiting-file"], ...body, createdAt, createdBy: world.recordedBy };
      world.imports = [opened, ...world.imports];
      return opened;
    },
    send({ params }, fail) {
      const sent = inState(find(params.importId), ["waiting-file"], { fail });
      world.importRows[sent.importId] = [...storyImportRows];
      return change(sent, { ...storyImports.reading, ...identityOf(sent), state: "reading" });
    },
    get({ params }, fail) {
      const found = find(params.importId) ?? fail("stunting/import-not-found");
      if (found.state === "reading") change(found, { ...storyImports.preview, ...identityOf(found), state: "preview" });
      if (found.state === "saving") change(found, { state: "done", rowsSaved: found.rowsReady });
      return found;
    },
    rows({ params, query }, fail) {
      const found = find(params.importId) ?? fail("stunting/import-not-found");
      const rows = (world.importRows[found.importId] ?? []).filter(({ kind }) => !query.kind || kind === query.kind);
      const start = query.cursor ? Number(query.cursor) : 0;
      const next = start + query.limit;
      return { items: rows.slice(start, next), nextCursor: next < rows.length ? String(next) : null };
    },
    confirm({ params }, fail) {
      const found = inState(find(params.importId), ["preview"], { fail });
      return change(found, { state: "saving" });
    },
    cancel({ params }, fail) {
      const open: readonly ImportState[] = ["waiting-file", "reading", "preview", "saving"];
      const found = inState(find(params.importId), open, { fail });
      return change(found, { state: "cancelled" });
    },
    file({ params }, fail) {
      const { fileName, state } = find(params.importId) ?? fail("stunting/import-not-found");
      if (!KEPT.includes(state)) return fail("stunting/import-file-gone");
      return new Response("No;NIK;Nama\r\n", {
        headers: { "content-type": "text/csv", "content-disposition": `attachment; filename="${fileName}"` },
      });
    },
    rejects({ params }, fail) {
      const found = find(params.importId) ?? fail("stunting/import-not-found");
      const rejected = (world.importRows[found.importId] ?? []).filter(({ kind }) => kind === "rejected");
      const lines = rejected.map(({ row, problems }) => `${row};${problems.map(({ message }) => message).join(" ")}`);
      return new Response(["Baris;Alasan", ...lines, ""].join("\r\n"), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="ditolak.csv"',
        },
      });
    },
  };
}

/** While an import is here, its file is kept. */
const KEPT: readonly ImportState[] = ["reading", "preview", "saving", "failed"];

function identityOf({ importId, fileName, sizeBytes, createdAt, createdBy }: Import) {
  return { importId, fileName, sizeBytes, createdAt, createdBy };
}

function inState(found: Import | undefined, states: readonly ImportState[], { fail }: StepRefusal): Import {
  if (!found) return fail("stunting/import-not-found");
  return states.includes(found.state) ? found : fail("stunting/import-wrong-state", { state: found.state });
}
