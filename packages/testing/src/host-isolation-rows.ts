import type { HomePlace, IsolationPerson, IsolationRows } from "./isolation-setup.ts";
import type { IsolationWorld } from "./isolation-world.ts";

/** Records no operation makes: they come from background work. `@spbe-kit/server/testing` lays them. */
export interface HostRecords {
  /** Parks a task in the regency of that place, its failure told as `lastError`. @returns its id */
  readonly parkTask: (place: HomePlace, lastError: string) => Promise<string>;
  /**
   * Leaves a notice: `own` for the person, `otherUnit` for somebody else of the same regency, `otherRegency` for the same account
   * name in another one.
   *
   * @param path the page it leads to
   * @returns its id
   */
  readonly leaveNotice: (place: HomePlace, person: IsolationPerson, path: string) => Promise<string>;
  /**
   * Lets an act wait that can be taken back: of the person (`own`), of another account of the regency (`otherUnit`), of the same
   * account name in another regency. @returns its id
   */
  readonly leaveAct: (place: HomePlace, person: IsolationPerson) => Promise<string>;
  /** Subjects the audit names, as `kind/id`, of each regency. */
  readonly auditSubjects: Readonly<Record<"own" | "otherRegency", string>>;
  /** An account that has acted in the other regency only, and one of the own. */
  readonly auditAccounts: Readonly<Record<"own" | "otherRegency", string>>;
}

const TASK_CANARY = "gagal di kabupaten lain";
const NOTICE_CANARY = "/pemberitahuan/akun-lain";
const NOTICE_CANARY_ABROAD = "/pemberitahuan/kabupaten-lain";

/** Rows of the host's own modules but `directory`: session, audit, tasks, notices, undo. The module vault has no operations. */
export async function hostIsolationRows(
  { newId }: Pick<IsolationWorld, "newId">,
  records: HostRecords,
): Promise<readonly IsolationRows[]> {
  return [
    {
      module: "session",
      inputs: { "session.get": { own: () => ({}) }, "places.list": { own: () => ({}) } },
    },
    auditRows({ newId }, records),
    await tasksRows({ newId }, records),
    noticesRows({ newId }, records),
    undoRows({ newId }, records),
  ];
}

function auditRows(
  { newId }: Pick<IsolationWorld, "newId">,
  { auditSubjects, auditAccounts }: HostRecords,
): IsolationRows {
  const bySubject = {
    own: () => ({ body: { subject: auditSubjects.own } }),
    otherRegency: () => ({ body: { subject: auditSubjects.otherRegency } }),
    nowhere: () => ({ body: { subject: `${auditSubjects.own.split("/")[0]}/${newId()}` } }),
  };
  const byAccount = {
    own: () => ({ body: { accountId: auditAccounts.own } }),
    otherRegency: () => ({ body: { accountId: auditAccounts.otherRegency } }),
    nowhere: () => ({ body: { accountId: `akun-${newId()}` } }),
  };
  return {
    module: "audit",
    inputs: {
      "audit.search": { own: () => ({ body: { limit: 200 } }) },
      "audit.download": { own: () => ({ body: {} }) },
      "audit.accounts": { own: () => ({}) },
      "audit.chain": { own: () => ({}) },
    },
    references: {
      "audit.search": { subject: bySubject, accountId: byAccount },
      "audit.download": { subject: bySubject, accountId: byAccount },
    },
    // Entries are in the order of their ids, so a page begins behind any id.
    notRecords: { "audit.search": ["cursor"] },
    canaries: { otherRegency: [auditSubjects.otherRegency, auditAccounts.otherRegency] },
    sees: () => ["own"],
  };
}

async function tasksRows({ newId }: Pick<IsolationWorld, "newId">, { parkTask }: HostRecords): Promise<IsolationRows> {
  const foreign = await parkTask("otherRegency", TASK_CANARY);
  const one = {
    own: async () => ({ params: { taskId: await parkTask("own", "gagal di sini") } }),
    otherRegency: () => ({ params: { taskId: foreign } }),
    nowhere: () => ({ params: { taskId: newId() } }),
  };
  return {
    module: "tasks",
    inputs: {
      "tasks.list": { own: () => ({ query: "limit=200" }) },
      "tasks.replay": one,
      "tasks.replayAll": { own: () => ({}) },
      "tasks.discard": one,
    },
    canaries: { otherRegency: [TASK_CANARY] },
    sees: () => ["own"],
  };
}

/** Notices belong to one account: even somebody who sees the whole regency sees nobody else's. */
function noticesRows({ newId }: Pick<IsolationWorld, "newId">, { leaveNotice }: HostRecords): IsolationRows {
  const left = new Map<string, Promise<string>>();
  const laid = (place: HomePlace, person: IsolationPerson, path: string) => {
    const key = `${place}/${person.name}`;
    const notice = left.get(key) ?? leaveNotice(place, person, path);
    left.set(key, notice);
    return notice;
  };
  return {
    module: "notices",
    inputs: {
      "notices.list": { own: () => ({ query: "limit=100" }) },
      "notices.unread": { own: () => ({}) },
      "notices.markRead": {
        own: async (person) => ({ params: { noticeId: await laid("own", person, "/pemberitahuan/sendiri") } }),
        otherUnit: async (person) => ({ params: { noticeId: await laid("otherUnit", person, NOTICE_CANARY) } }),
        otherRegency: async (person) => ({
          params: { noticeId: await laid("otherRegency", person, NOTICE_CANARY_ABROAD) },
        }),
        nowhere: () => ({ params: { noticeId: newId() } }),
      },
      "notices.markAllRead": { own: () => ({}) },
    },
    canaries: { otherUnit: [NOTICE_CANARY], otherRegency: [NOTICE_CANARY_ABROAD] },
    sees: () => ["own"],
  };
}

/** Whoever did not ask for an act cannot take it back, and cannot learn that it waits. */
function undoRows({ newId }: Pick<IsolationWorld, "newId">, { leaveAct }: HostRecords): IsolationRows {
  const of = (place: HomePlace) => async (person: IsolationPerson) => ({
    params: { undoId: await leaveAct(place, person) },
  });
  return {
    module: "undo",
    inputs: {
      "acts.withdraw": {
        own: of("own"),
        otherUnit: of("otherUnit"),
        otherRegency: of("otherRegency"),
        nowhere: () => ({ params: { undoId: newId() } }),
      },
    },
    sees: () => ["own"],
  };
}
