export { type NoticeShown, noticeSchema, noticesContract } from "./notices.contract.ts";
export { type ParkedTask, parkedTaskSchema, tasksContract } from "./tasks.contract.ts";
export { type PendingAct, pendingActSchema, UNDO_SECONDS, undoable, undoContract } from "./undo.contract.ts";
