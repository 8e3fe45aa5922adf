import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { addressParts, type ContentAddress } from "../files/content-store.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import { type FileFacts, fileFacts } from "./dump-files.ts";
import { judgeSeal, sealOf } from "./manifest-seal.ts";

const sum = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const regency = z.string().regex(/^\d{2}\.\d{2}$/);

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** ISO instant of the one moment that all rows are of. */
  takenAt: z.iso.datetime(),
  engine: z.enum(["pglite", "postgresql"]),
  engineVersion: z.string(),
  /** True when every regency of the database is in it. */
  whole: z.boolean(),
  regencies: z.array(regency),
  /** Tables that exist and are not moved. */
  leftOut: z.array(name),
  /** In the order they were listed; a target is brought to exactly these before a row is written. */
  migrations: z.array(z.strictObject({ id: z.string(), checksum: sum })),
  sequences: z.record(name, z.int()),
  /** In the order in which they can be written. */
  tables: z.array(z.strictObject({ name, columns: z.array(z.string()) })),
  files: z.array(
    z.strictObject({ regency, table: name, rows: z.int().min(1), rowSum: sum, bytes: z.int().min(1), sha256: sum }),
  ),
  /** Uploaded and produced files as they lay, sealed by the portal's vault keys. */
  contents: z.array(z.strictObject({ regency, contentId: z.uuid().lowercase(), bytes: z.int().min(1), sha256: sum })),
});

/** What a dump holds and how to tell that it is whole. Table, row and sequence numbers only: no value of a row. */
export type DumpManifest = z.infer<typeof manifestSchema>;
export type DumpFile = DumpManifest["files"][number];
export type DumpContent = DumpManifest["contents"][number];

/** By what a dump is known to be this portal's own. */
export interface DumpProof {
  /** The portal's audit key. Without it, a dump that bears no seal is taken and one that bears a seal is not. */
  readonly key?: AuditKey;
  /** Takes a dump whoever wrote it, for one from another operator. Damage is still found. */
  readonly unverified?: boolean;
}

const MANIFEST = "manifest.json";
const MANIFEST_SUM = "manifest.sha256";
const MANIFEST_SEAL = "manifest.seal";

/** Where a table's rows of one regency lie, inside the dump. */
export function fileName({ regency: code, table }: Pick<DumpFile, "regency" | "table">): string {
  return `${code}/${table}.jsonl.gz`;
}

/** Where a stored file's content lies, inside the dump. */
export function contentName(at: ContentAddress): string {
  const [code, contentId] = addressParts(at);
  return `${code}/contents/${contentId}`;
}

/** Writes the manifest, its sum and, with the portal's audit key, its seal: the last thing an export does. */
export async function writeManifest(folder: string, manifest: DumpManifest, key?: AuditKey): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(folder, MANIFEST), text, { mode: 0o600, flag: "wx", flush: true });
  await writeFile(join(folder, MANIFEST_SUM), `${sha256(text)}\n`, { mode: 0o600, flag: "wx", flush: true });
  if (!key) return;
  await writeFile(join(folder, MANIFEST_SEAL), `${sealOf(key, text)}\n`, { mode: 0o600, flag: "wx", flush: true });
}

/** Reads a dump's manifest. @throws Error naming the file that is missing or is not what was written, or whose seal is not ours */
export async function readManifest(folder: string, proof: DumpProof): Promise<DumpManifest> {
  for (const file of [MANIFEST, MANIFEST_SUM])
    if (!existsSync(join(folder, file)))
      throw new Error(`spbe-server: ${join(folder, file)} is missing, so this folder is no whole dump. ${UNTOUCHED}`);
  const text = await readFile(join(folder, MANIFEST), "utf8");
  const written = (await readFile(join(folder, MANIFEST_SUM), "utf8")).trim();
  if (sha256(text) !== written) throw changed(join(folder, MANIFEST));
  if (!proof.unverified) await requireSeal(folder, text, proof.key);
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new Error(
    `spbe-server: ${join(folder, MANIFEST)} says something this version does not know (${where}). Use the version of spbe-server that wrote it, or a newer one. ${UNTOUCHED}`,
  );
}

/** Compares every file with the manifest. @throws Error naming the first that is missing, cut or changed */
export async function verifyFiles(folder: string, manifest: DumpManifest): Promise<void> {
  const listedFiles = [
    ...manifest.files.map((listed) => ({ ...listed, file: join(folder, fileName(listed)) })),
    ...manifest.contents.map((listed) => ({ ...listed, file: join(folder, contentName(listed)) })),
  ];
  for (const { file, ...listed } of listedFiles) {
    if (!existsSync(file)) throw new Error(`spbe-server: ${file} is missing. Use another backup. ${UNTOUCHED}`);
    const found: FileFacts = await fileFacts(file);
    if (found.bytes !== listed.bytes || found.sha256 !== listed.sha256) throw changed(file);
  }
}

async function requireSeal(folder: string, text: string, key: AuditKey | undefined): Promise<void> {
  const file = join(folder, MANIFEST_SEAL);
  const seal = existsSync(file) ? (await readFile(file, "utf8")).trim() : undefined;
  if (!key) {
    if (seal === undefined) return;
    throw new Error(
      `spbe-server: ${folder} is sealed and SPBE_AUDIT_KEY is not set, so nobody can tell who wrote it. Set the key. ${UNTOUCHED}`,
    );
  }
  const found = judgeSeal(key, text, seal);
  if (found === "right") return;
  if (found === "wrong")
    throw new Error(
      `spbe-server: ${folder} ${seal === undefined ? "bears no seal" : "bears a seal that does not fit"}: somebody without this portal's keys wrote or changed it. Use another backup. ${UNTOUCHED}`,
    );
  throw new Error(
    `spbe-server: ${folder} is whole, and sealed with audit key ${found.otherKey} where SPBE_AUDIT_KEY holds ${key.id}. Set the key of the portal it was taken from. ${UNTOUCHED}`,
  );
}

const UNTOUCHED = "Nothing was written.";

function changed(file: string): Error {
  return new Error(
    `spbe-server: ${file} is not what was written: cut, damaged or edited. Use another backup. ${UNTOUCHED}`,
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
