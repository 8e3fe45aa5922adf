import type { Ask } from "../engines/engine-place.ts";
import type { Kill } from "./killer.ts";
import type { Ledger } from "./load.ts";
import type { Mailbox } from "./mailbox.ts";

const REGENCY = "19.06";
/** Who is named as having recorded the sample data. */
const SEEDED_BY = "Data contoh";

/** Holds a database against what people were told. @returns a sentence for everything that is lost, doubled or left over */
export async function compareWithLedger(ask: Ask, ledger: Ledger): Promise<string[]> {
  return [
    ...(await childFaults(ask, ledger)),
    ...(await measurementFaults(ask, ledger)),
    ...(await personFaults(ask, ledger)),
    ...(await letterFaults(ask, ledger)),
    ...(await importFaults(ask, ledger)),
    ...(await keyFaults(ask, ledger)),
  ];
}

/** Audit entries of one act by the thing it was about. */
async function timesWritten(ask: Ask, act: string): Promise<Map<string, number>> {
  const rows = await ask<{ id: string; n: number }>(
    `select substr(s.subject, strpos(s.subject, '/') + 1) as id, count(*)::int as n
     from audit_entry e cross join unnest(e.subjects) s (subject)
     where e.regency_code = '${REGENCY}' and e.kind = 'write' and e.act = '${act}' group by 1`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

async function childFaults(ask: Ask, { children }: Ledger): Promise<string[]> {
  const rows = await ask<{ id: string; mother: string | null; version: number }>(
    `select child_id::text as id, mother_name as mother, version from child where regency_code = '${REGENCY}'`,
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const registered = await timesWritten(ask, "stunting/children.register");
  const corrected = await timesWritten(ask, "stunting/children.update");
  return [...children.values()].flatMap(({ child: { childId, motherName, version } }) => {
    const row = stored.get(childId);
    if (row === undefined) return [`child ${childId} is lost`];
    if (row.mother !== motherName || row.version !== version)
      return [`child ${childId} is at version ${row.version} and not ${version}, or has another mother`];
    if (registered.get(childId) !== 1 || (corrected.get(childId) ?? 0) !== version - 1)
      return [`child ${childId} was registered or corrected more often than its version says`];
    return [];
  });
}

async function measurementFaults(ask: Ask, { children }: Ledger): Promise<string[]> {
  const rows = await ask<{ child: string; id: string; supersedes: string | null }>(
    `select child_id::text as child, measurement_id::text as id, supersedes::text from measurement
     where regency_code = '${REGENCY}' and source = 'screen'`,
  );
  const stored = Map.groupBy(rows, ({ child }) => child);
  return [...children].flatMap(([childId, { measurements }]) => {
    const has = (stored.get(childId) ?? []).map(({ id, supersedes }) => `${id} ${supersedes}`).sort();
    const wants = measurements.map(({ measurementId, supersedes }) => `${measurementId} ${supersedes}`).sort();
    return has.join() === wants.join() ? [] : [`child ${childId} has ${has.length} measurements, not ${wants.length}`];
  });
}

async function personFaults(ask: Ask, { people }: Ledger): Promise<string[]> {
  const rows = await ask<{ id: string; version: number; name: string }>(
    `select person_id::text as id, version, name from directory_person where regency_code = '${REGENCY}'`,
  );
  const faults = [...people.values()].flatMap(({ personId, version, name }) => {
    const row = rows.find(({ id }) => id === personId);
    return row?.version === version && row.name === name ? [] : [`person ${personId} is lost or not as changed`];
  });
  if (rows.length !== people.size) faults.push(`${rows.length} people, ${people.size} were acknowledged`);
  return faults;
}

async function letterFaults(ask: Ask, { letters }: Ledger): Promise<string[]> {
  const faults: string[] = [];
  for (const [table, what] of [
    ["desk_letter", "written"],
    ["desk_filing", "filed by its task"],
  ] as const) {
    const rows = await ask<{ id: string; n: number }>(
      `select letter_id::text as id, count(*)::int as n from ${table} group by 1`,
    );
    const times = new Map(rows.map(({ id, n }) => [id, n]));
    for (const id of new Set([...letters, ...times.keys()]))
      if (times.get(id) !== 1 || !letters.has(id))
        faults.push(
          `letter ${id} was ${what} ${times.get(id) ?? 0} times, ${letters.has(id) ? "" : "not "}acknowledged`,
        );
  }
  return faults;
}

async function importFaults(ask: Ask, { imports }: Ledger): Promise<string[]> {
  const [has] = await ask<{ saved: number; unfinished: number; chunks: number; children: number }>(`select
    (select count(*)::int from measurement where source = 'import' and recorded_by <> '${SEEDED_BY}') as saved,
    (select count(*)::int from import where state <> 'done') as unfinished,
    (select count(*)::int from import_chunk where kind = 'ready') as chunks,
    (select coalesce(sum(new_children), 0)::int from import) as children`);
  const saved = imports.reduce((sum, { rowsSaved }) => sum + rowsSaved, 0);
  const added = imports.reduce((sum, { newChildren }) => sum + newChildren, 0);
  const faults: string[] = [];
  if (has?.saved !== saved) faults.push(`${has?.saved} measurements of imports, ${saved} were told as saved`);
  if (has?.children !== added) faults.push(`${has?.children} children of imports, ${added} were told as new`);
  if (has?.unfinished !== 0 || has.chunks !== 0)
    faults.push(`${has?.unfinished} imports are not done, ${has?.chunks} of their chunks are left`);
  return faults;
}

async function keyFaults(ask: Ask, { sending }: Ledger): Promise<string[]> {
  const [has] = await ask<{ n: number }>("select count(*)::int as n from idempotency_key");
  return has?.n === sending.acknowledged ? [] : [`${has?.n} keys for ${sending.acknowledged} acknowledged writes`];
}

/** A kill cuts what was being sent up to here before it, and what a database that came back has not heard of up to here after it. */
const AROUND_MILLISECONDS = 5_000;

/**
 * The guarantee of e-mail: each notice goes out at least once; once more only where a kill fell between the mail's arrival and the
 * end of its task.
 */
export async function mailFaults(ask: Ask, { arrived }: Mailbox, kills: readonly Kill[]): Promise<string[]> {
  const notices = await ask<{ id: string }>("select notice_id::text as id from notice");
  const copies = Map.groupBy(arrived, ({ messageId }) => messageId.split("@")[0] ?? "");
  const faults = notices.flatMap(({ id }) => (copies.has(id) ? [] : [`notice ${id} was never mailed`]));
  for (const [id, mails] of copies)
    for (const [n, { at }] of mails.entries()) {
      const next = mails[n + 1];
      const cut = kills.some((kill) => kill.at < (next?.at ?? 0) && kill.backAt + AROUND_MILLISECONDS > at);
      if (next && !cut) faults.push(`notice ${id} was mailed again though no kill fell between`);
    }
  if (copies.size !== notices.length) faults.push(`${copies.size} notices were mailed, ${notices.length} were written`);
  return faults;
}
