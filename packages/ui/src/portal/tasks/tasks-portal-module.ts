import { createResourceClient } from "@spbe-kit/core/client";
import { tasksContract, undoContract } from "@spbe-kit/core/host";
import { ListTodo } from "lucide-react";
import { createElement } from "react";
import type { AuditWords } from "../audit/audit-words.ts";
import type { PortalModule } from "../portal-module.ts";
import type { UndoClient } from "../undo/use-offer-undo.ts";
import type { TasksClient } from "./use-parked-tasks.ts";

let ownOrigin: { readonly client: TasksClient; readonly undo: UndoClient } | undefined;

/** What the host's own operations are called in the audit. */
const audit: AuditWords = {
  acts: {
    "tasks/tasks.replay": { id: "Menjalankan lagi pekerjaan tertahan", en: "Ran a parked task again" },
    "tasks/tasks.replayAll": { id: "Menjalankan lagi semua pekerjaan tertahan", en: "Ran all parked tasks again" },
    "tasks/tasks.discard": { id: "Membuang pekerjaan tertahan", en: "Discarded a parked task" },
    "tasks/replay": { id: "Menjalankan lagi pekerjaan lewat perintah", en: "Ran tasks again by command" },
    "tasks/discard": { id: "Membuang pekerjaan lewat perintah", en: "Discarded tasks by command" },
    "notices/notices.markRead": { id: "Membaca pemberitahuan", en: "Read a notice" },
    "notices/notices.markAllRead": { id: "Menandai semua pemberitahuan dibaca", en: "Marked all notices as read" },
  },
  subjects: {
    task: { label: { id: "Pekerjaan", en: "Task" } },
    notice: { label: { id: "Pemberitahuan", en: "Notice" } },
  },
};

/**
 * The operator's page, for the end of a portal's list of modules. Give it to `createAuditPortalModule` too, for its words.
 *
 * @param modules the portal's other modules, whose titles say whose work it is
 */
export function createTasksPortalModule(modules: readonly PortalModule[]): PortalModule {
  const titles = {
    notices: { id: "Pemberitahuan", en: "Notices" },
    ...Object.fromEntries(modules.map(({ name, title }) => [name, title])),
  };
  return {
    name: "tasks",
    title: { id: "Operasional", en: "Operations" },
    audit,
    pages: [
      {
        path: "/tasks",
        permission: "tasks/tasks.manage",
        navigation: { label: { id: "Antrean pekerjaan", en: "Task queue" }, icon: ListTodo, order: 91 },
        load: async () => {
          const { TaskBoard } = await import("./task-board.tsx");
          ownOrigin ??= { client: createResourceClient(tasksContract), undo: createResourceClient(undoContract) };
          const clients = ownOrigin;
          return { default: () => createElement(TaskBoard, { ...clients, titles }) };
        },
      },
    ],
  };
}
