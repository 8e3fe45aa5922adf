import { addDays, type CalendarDate, type NipErrorCode, parseNip, type Sex } from "@spbe-kit/core";
import type { EmploymentKind, Fact, FactOf } from "./fact.schema.ts";
import { compareRanks } from "./ranks.ts";
import { ofKind, standingFacts } from "./record-on.ts";

/** Who a record belongs to. `employeeId` is the key; a NIP may be wrong or change and is never one. */
export interface EmployeeIdentity {
  readonly employeeId: string;
  readonly nip: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
}

/** Something in the records that cannot be right. Nothing is lost by it: an officer corrects the fact it names. */
export type RecordFinding =
  | { readonly code: "nip-unreadable"; readonly employeeId: string; readonly reason: NipErrorCode }
  | { readonly code: "nip-birth-date-differs"; readonly employeeId: string; readonly inNip: CalendarDate }
  | { readonly code: "nip-sex-differs"; readonly employeeId: string }
  | { readonly code: "nip-kind-differs"; readonly employeeId: string; readonly employment: EmploymentKind }
  | { readonly code: "nip-tmt-differs"; readonly employeeId: string; readonly inNip: string; readonly factId: string }
  | { readonly code: "nip-shared"; readonly employeeIds: readonly string[] }
  | { readonly code: "rank-backwards"; readonly employeeId: string; readonly factIds: readonly [string, string] }
  | { readonly code: "dates-overlap"; readonly employeeId: string; readonly factIds: readonly [string, string] }
  | { readonly code: "corrected-twice"; readonly employeeId: string; readonly factId: string }
  | {
      readonly code: "two-definitive-holders";
      readonly postId: string;
      readonly employeeIds: readonly [string, string];
      /** The first day both hold it. */
      readonly from: CalendarDate;
    };

/** A person with her facts. */
export interface EmployeeFacts {
  readonly employee: EmployeeIdentity;
  readonly facts: readonly Fact[];
}

/** Findings in one record. `today` decides what lies in the future. */
export function findingsOf({ employee, facts }: EmployeeFacts, today: CalendarDate): RecordFinding[] {
  const standing = standingFacts(facts);
  const { employeeId } = employee;
  return [
    ...nipFindings(employee, standing, today),
    ...rankFindings(employeeId, ofKind(standing, "rank")),
    ...overlapFindings(employeeId, definitive(standing)),
    ...overlapFindings(employeeId, ofKind(standing, "contract")),
    ...overlapFindings(employeeId, ofKind(standing, "leave")),
    ...correctedTwice(employeeId, facts),
  ];
}

/** Findings between records: one NIP of two people, one post held definitively by two. */
export function findingsAcross(records: readonly EmployeeFacts[]): RecordFinding[] {
  return [...sharedNips(records), ...doubleHolders(records)];
}

function nipFindings(employee: EmployeeIdentity, standing: readonly Fact[], today: CalendarDate): RecordFinding[] {
  const { employeeId } = employee;
  const read = parseNip(employee.nip, { today });
  if (!read.ok) return [{ code: "nip-unreadable", employeeId, reason: read.error.code }];
  const { value } = read;
  const findings: RecordFinding[] = [];
  if (value.birthDate !== employee.birthDate)
    findings.push({ code: "nip-birth-date-differs", employeeId, inNip: value.birthDate });
  if (value.sex !== employee.sex) findings.push({ code: "nip-sex-differs", employeeId });
  const [appointment] = ofKind(standing, "appointment").slice(-1);
  if (!appointment) return findings;
  const { employment } = appointment.data;
  if ((employment === "pns") !== (value.kind === "PNS"))
    return [...findings, { code: "nip-kind-differs", employeeId, employment }];
  const inNip = value.kind === "PNS" ? value.tmt : value.appointmentYear;
  if (!appointment.validFrom.startsWith(inNip))
    findings.push({ code: "nip-tmt-differs", employeeId, inNip, factId: appointment.factId });
  return findings;
}

function rankFindings(employeeId: string, held: readonly FactOf<"rank">[]): RecordFinding[] {
  return pairs(held)
    .filter(([before, after]) => compareRanks(after.data.rank, before.data.rank) < 0)
    .map(([before, after]) => ({ code: "rank-backwards", employeeId, factIds: [before.factId, after.factId] }));
}

/** Only dated ends can overlap: what follows an open fact ends it. */
function overlapFindings(employeeId: string, facts: readonly Fact[]): RecordFinding[] {
  const findings: RecordFinding[] = [];
  let longest: Fact | undefined;
  for (const fact of facts) {
    const overlaps = longest?.validUntil !== undefined && fact.validFrom <= longest.validUntil;
    if (longest && overlaps)
      findings.push({ code: "dates-overlap", employeeId, factIds: [longest.factId, fact.factId] });
    if (!longest || !overlaps || (fact.validUntil ?? "9999-12-31") > longest.validUntil!) longest = fact;
  }
  return findings;
}

function correctedTwice(employeeId: string, facts: readonly Fact[]): RecordFinding[] {
  const times = new Map<string, number>();
  for (const { supersedes } of facts)
    if (supersedes !== undefined) times.set(supersedes, (times.get(supersedes) ?? 0) + 1);
  return [...times]
    .filter(([, count]) => count > 1)
    .map(([factId]) => ({ code: "corrected-twice", employeeId, factId }));
}

function sharedNips(records: readonly EmployeeFacts[]): RecordFinding[] {
  return [...grouped(records, ({ employee }) => employee.nip).values()]
    .map((group) => group.map(({ employee }) => employee.employeeId))
    .filter((employeeIds) => employeeIds.length > 1)
    .map((employeeIds) => ({ code: "nip-shared", employeeIds }));
}

interface Holding {
  readonly employeeId: string;
  readonly postId: string;
  readonly from: CalendarDate;
  /** Last day; absent while open. */
  readonly until?: CalendarDate;
}

function doubleHolders(records: readonly EmployeeFacts[]): RecordFinding[] {
  const holdings = records.flatMap(holdingsOf);
  const findings: RecordFinding[] = [];
  for (const group of grouped(holdings, ({ postId }) => postId).values()) {
    const inOrder = [...group].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const [at, one] of inOrder.entries())
      for (const other of inOrder.slice(at + 1)) {
        if (one.until !== undefined && one.until < other.from) break;
        if (one.employeeId !== other.employeeId)
          findings.push({
            code: "two-definitive-holders",
            postId: one.postId,
            employeeIds: [one.employeeId, other.employeeId],
            from: other.from,
          });
      }
  }
  return findings;
}

/** A definitive post ends with its own end, with the next definitive post, or with service, whichever comes first. */
function holdingsOf({ employee, facts }: EmployeeFacts): Holding[] {
  const standing = standingFacts(facts);
  const posts = definitive(standing);
  const ends = ofKind(standing, "separation").map(({ validFrom }) => validFrom);
  return posts.map((post, at) => {
    const followers = [...ends, ...posts.slice(at + 1).map(({ validFrom }) => validFrom)];
    const days = followers.filter((day) => day > post.validFrom).map((day) => addDays(day, -1));
    const [until] = [...days, ...(post.validUntil === undefined ? [] : [post.validUntil])].sort();
    const { postId } = post.data;
    return { employeeId: employee.employeeId, postId, from: post.validFrom, ...(until === undefined ? {} : { until }) };
  });
}

function definitive(standing: readonly Fact[]): FactOf<"post">[] {
  return ofKind(standing, "post").filter(({ data }) => data.holding === "definitif");
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, at) => [items[at]!, item]);
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
