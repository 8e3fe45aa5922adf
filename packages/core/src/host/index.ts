export { type NoticeShown, noticeSchema, noticesContract } from "./notices.contract.ts";
export { type ParkedTask, parkedTaskSchema, tasksContract } from "./tasks.contract.ts";
