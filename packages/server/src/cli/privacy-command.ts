import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { personalFields, systemClock, systemRandom } from "@spbe-kit/core";
import { type DisclosurePurpose, disclosurePurposes, isDisclosurePurpose } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import { type AuditActor, auditRecorder } from "../audit/record-entry.ts";
import type { Database } from "../database/database.ts";
import { directoryModule } from "../directory/directory-module.ts";
import { directoryRoles } from "../directory/directory-roles.ts";
import { readKeyRing } from "../keys/key-ring.ts";
import { type ProcessingModule, processingRecord } from "../vault/processing-record.ts";
import type { SubjectAsked, SubjectSource } from "../vault/subject-source.ts";
import { createVault, type Erasure } from "../vault/vault.ts";
import type { Command, CommandSurroundings } from "./command.ts";
import { requiredModules, withDatabase } from "./command-database.ts";
import { type CommandModule, readModules } from "./composition-file.ts";

export const privacyCommand: Command = {
  name: "privacy",
  help: `answer for personal data: to the regency, to a person, after a restore
  record              print the record of processing as Markdown, from the modules' schemas
    --modules FILE    the file that exports your \`modules\`
  copy                print everything kept about one person as JSON, noted in the audit
    --modules FILE --regency CODE --subject KIND/ID --purpose WORD
    WORD              ${disclosurePurposes.join(", ")}
  erase               delete one person's key and what is not locked by it; cannot be undone
    --modules FILE --regency CODE --subject KIND/ID --reason TEXT
  erasures            print who was erased, by id: keep the list apart from the backups
    --regency CODE
  reapply FILE        erase those of the list again, after a backup from before was restored
    --modules FILE --regency CODE`,
  async run([act, ...rest], surroundings) {
    const run = act === undefined ? undefined : ACTS.get(act);
    if (!run) throw new Error(`spbe-server: say what to do: spbe-server privacy ${[...ACTS.keys()].join(", ")}`);
    return await run(rest, surroundings);
  },
};

type Act = (words: readonly string[], surroundings: CommandSurroundings) => Promise<number>;

/** The host's own module with data about persons stands behind the portal's. */
const ownModule: CommandModule = directoryModule(directoryRoles({}, []));

const ACTS: ReadonlyMap<string, Act> = new Map([
  ["record", record],
  ["copy", copy],
  ["erase", erase],
  ["erasures", erasures],
  ["reapply", reapply],
]);

async function record(words: readonly string[], { say }: CommandSurroundings): Promise<number> {
  const { modules } = optionsOf(words);
  say(processingRecord([...(await readModules(requiredModules(modules))), ownModule].filter(hasContract)));
  return 0;
}

function hasContract(module: CommandModule): module is CommandModule & ProcessingModule {
  return module.contract !== undefined && module.permissions !== undefined;
}

async function copy(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const options = optionsOf(words);
  const purpose = purposeOf(options.purpose);
  const asked = await askedOf(options, surroundings);
  return await withDatabase(surroundings, async (database) => {
    const found = await asked.inside(database, async (about) => {
      const kept = await asked.source.read(about);
      if (kept === undefined) return undefined;
      const fields = personalFields(asked.source.schema).map(({ name }) => name);
      const facts = { subjects: [asked.subject], fields, purpose };
      asked.recorder.happened(about.tx, "disclosure", asked.actor("privacy/copy"), facts);
      return kept;
    });
    if (found === undefined) throw nobody(asked);
    const { regency, subject } = asked;
    surroundings.say(JSON.stringify({ subject, regency, copiedAt: systemClock.now(), data: found }, undefined, 2));
    return 0;
  });
}

async function erase(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const options = optionsOf(words);
  const reason = required(options.reason, "--reason TEXT, which stays when everything else is gone");
  const asked = await askedOf(options, surroundings);
  return await withDatabase(surroundings, async (database) => {
    if (!(await eraseOne(database, asked, reason))) throw nobody(asked);
    surroundings.say(`${asked.subject} is erased. Older backups still hold the key: keep the list of`);
    surroundings.say(
      `spbe-server privacy erasures --regency ${asked.regency} apart from them, and reapply it after a restore.`,
    );
    return 0;
  });
}

async function erasures(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const regency = required(optionsOf(words).regency, "--regency 19.06");
  return await withDatabase(surroundings, async (database) => {
    const { rows } = await database.tenant({ regency, scope: { kind: "regency" } }, (tx) =>
      sql<{ kind: string; subject_id: string; reason: string }>`
        select kind, subject_id, reason from subject_erasure where regency_code = ${regency} order by erased_at, subject_id`.execute(
        tx,
      ),
    );
    for (const row of rows) surroundings.say(`${row.kind}/${row.subject_id}\t${row.reason.replace(/\s+/g, " ")}`);
    return 0;
  });
}

async function reapply([file, ...words]: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  if (!file || file.startsWith("--"))
    throw new Error("spbe-server: name the list of erasures: spbe-server privacy reapply FILE --modules FILE ...");
  const options = optionsOf(words);
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  const all = await Promise.all(
    lines.map(async (line) => {
      const [subject = "", reason = ""] = line.split("\t");
      return { asked: await askedOf({ ...options, subject }, surroundings), reason };
    }),
  );
  return await withDatabase(surroundings, async (database) => {
    let again = 0;
    for (const { asked, reason } of all) if (await eraseOne(database, asked, reason)) again += 1;
    surroundings.say(`${again} of ${all.length} erased again; the others are not in this database.`);
    return 0;
  });
}

/** What every act about one person needs. */
interface Asked {
  readonly regency: string;
  /** "child/0190…" */
  readonly subject: string;
  readonly source: SubjectSource;
  readonly recorder: ReturnType<typeof auditRecorder>;
  actor(act: string): AuditActor;
  inside<T>(database: Database, work: (about: SubjectAsked) => Promise<T>): Promise<T>;
}

type Options = ReturnType<typeof optionsOf>;

function optionsOf(words: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { modules: text, regency: text, subject: text, purpose: text, reason: text };
  return parseArgs({ args: [...words], options }).values;
}

async function askedOf(options: Options, { env }: CommandSurroundings): Promise<Asked> {
  const regency = required(options.regency, "--regency 19.06");
  const subject = required(options.subject, "--subject child/ID");
  const [, kind, subjectId] = /^([a-z-]+)\/([0-9a-f-]{36})$/i.exec(subject) ?? [];
  const modules = [...(await readModules(requiredModules(options.modules))), ownModule];
  const sources = modules.flatMap(({ subjects }) => subjects ?? []);
  const source = sources.find((candidate) => candidate.kind === kind);
  if (!source || !subjectId) {
    const kinds = sources.map((candidate) => `${candidate.kind}/ID`).join(", ") || "none of these modules";
    throw new Error(`spbe-server: ${subject} names nobody whom a module knows. Write ${kinds}.`);
  }
  const ring = readKeyRing(env);
  const vault = createVault(ring).of(regency);
  const traceId = Buffer.from(systemRandom.bytes(16)).toString("hex");
  return {
    regency,
    subject,
    source,
    recorder: auditRecorder({ key: ring.audit, clock: systemClock, random: systemRandom }),
    actor: (act) => ({ regencyCode: regency, accountId: "operator", role: "operator", traceId, act }),
    inside: (database, work) =>
      database.tenant({ regency, scope: { kind: "regency" } }, (tx) =>
        work({ tx, regencyCode: regency, subjectId, vault }),
      ),
  };
}

async function eraseOne(database: Database, asked: Asked, reason: string): Promise<boolean> {
  const erasure: Erasure = { kind: asked.source.kind, by: "operator", at: systemClock.now(), reason };
  return await asked.inside(database, async (about) => {
    if (!(await asked.source.erase(about, erasure))) return false;
    asked.recorder.happened(about.tx, "write", asked.actor("privacy/erase"), { subjects: [asked.subject] });
    return true;
  });
}

function nobody({ subject, regency }: Asked): Error {
  return new Error(
    `spbe-server: ${subject} is not in ${regency}. Copy the id from the person's page or from the audit.`,
  );
}

/** The audit keeps it for ever, so nothing may be typed that could name people. */
function purposeOf(word: string | undefined): DisclosurePurpose {
  if (word !== undefined && isDisclosurePurpose(word)) return word;
  throw new Error(`spbe-server: add --purpose, which the audit keeps: one of ${disclosurePurposes.join(", ")}`);
}

function required(value: string | undefined, what: string): string {
  if (value) return value;
  throw new Error(`spbe-server: add ${what}`);
}
