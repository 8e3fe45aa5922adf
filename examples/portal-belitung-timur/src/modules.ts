import { spbeIndexPortalModule } from "@spbe-kit/spbe-index/react";
import { stuntingPortalModule } from "@spbe-kit/stunting/react";
import {
  createAuditPortalModule,
  createTasksPortalModule,
  directoryPortalModule,
  type PortalModule,
} from "@spbe-kit/ui/portal";
import "@spbe-kit/spbe-index/styles.css";
import "@spbe-kit/stunting/styles.css";

/** Composition, list 1 of 2: what the portal shows, in the order of its menu. */
export const modules: readonly PortalModule[] = [stuntingPortalModule, spbeIndexPortalModule];

const tasks = createTasksPortalModule(modules);

/** What the host itself shows: units and people, the audit, in the words of the modules above, and the work that failed. */
export const hostModules: readonly PortalModule[] = [
  directoryPortalModule,
  createAuditPortalModule([...modules, directoryPortalModule, tasks]),
  tasks,
];
