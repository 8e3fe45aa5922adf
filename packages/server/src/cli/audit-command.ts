import { parseArgs } from "node:util";
import { systemClock } from "@spbe-kit/core";
import { anchorOf, appendAnchors, readAnchors } from "../audit/audit-anchor.ts";
import { type AuditFinding, type AuditVerdict, verifyChain } from "../audit/verify-chain.ts";
import { readKeyRing } from "../keys/key-ring.ts";
import type { Command, CommandSurroundings } from "./command.ts";
import { withDatabase } from "./command-database.ts";

export const auditCommand: Command = {
  name: "audit",
  help: `prove that nobody changed, removed or added an entry of the audit
  verify              walk the chain and name the first bad entry
    --regency CODE    for example 19.06; may be given several times
    --anchor FILE     anchors kept elsewhere; without them a cut at the newest end leaves no trace
  anchor              add the newest seals to a file, to be kept elsewhere
    --regency CODE
    --file FILE`,
  async run([act, ...rest], surroundings) {
    if (act === "verify") return await verify(rest, surroundings);
    if (act === "anchor") return await anchor(rest, surroundings);
    throw new Error("spbe-server: say what to do: spbe-server audit verify, or spbe-server audit anchor");
  },
};

async function verify(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { regency: { type: "string", multiple: true }, anchor: { type: "string" } },
  });
  const regencies = required(values.regency);
  const keys = [readKeyRing(surroundings.env).audit];
  const anchors = values.anchor ? await readAnchors(values.anchor) : [];
  return await withDatabase(surroundings, async (database) => {
    let bad = 0;
    for (const regency of regencies) {
      const verdict = await verifyChain(database, regency, { keys, anchors });
      if (verdict.finding) bad += 1;
      surroundings.say(sentenceOf(verdict));
    }
    if (!values.anchor) surroundings.say("No --anchor was given, so a cut at the newest end would not be seen.");
    return bad === 0 ? 0 : 1;
  });
}

async function anchor(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { regency: { type: "string", multiple: true }, file: { type: "string" } },
  });
  const regencies = required(values.regency);
  const { file } = values;
  if (!file) throw new Error("spbe-server: name the file that receives the anchor: --file FILE");
  return await withDatabase(surroundings, async (database) => {
    for (const regency of regencies) {
      const made = await anchorOf(database, regency, systemClock.now());
      await appendAnchors(file, [made]);
      surroundings.say(`${regency}: ${made.number} entries anchored in ${file}. Keep it away from this machine.`);
    }
    return 0;
  });
}

function required(regencies: readonly string[] | undefined): readonly string[] {
  if (regencies?.length) return regencies;
  throw new Error("spbe-server: name the regency: --regency 19.06");
}

function sentenceOf({ regencyCode, proven, unsealed, finding }: AuditVerdict): string {
  if (finding) return `${regencyCode}: ${describe(finding)} ${proven} entries before it are sound.`;
  return `${regencyCode}: sound, ${proven} entries proven, ${unsealed} not yet sealed.`;
}

function describe({ fault, number, entryId }: AuditFinding): string {
  const entry = [number === undefined ? "an unsealed entry" : `entry ${number}`, entryId && `(${entryId})`]
    .filter(Boolean)
    .join(" ");
  return `${entry} ${FAULTS[fault]}`;
}

const FAULTS: Readonly<Record<AuditFinding["fault"], string>> = {
  changed: "was changed after it was sealed.",
  removed: "was removed.",
  added: "was added by somebody without the key.",
  reordered: "stands at another place than where it was sealed.",
  cut: "and all behind it were cut off: the anchor has seen them.",
  index: "is missing from the list by person, or listed under somebody else.",
  "unknown-key": "names a key that SPBE_AUDIT_KEY does not hold, so nothing behind it can be proven.",
};
