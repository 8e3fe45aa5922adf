"use client";

export { usePageParams } from "../react/navigation/navigation.tsx";
export { createAuditPortalModule } from "./audit/audit-portal-module.ts";
export { AuditTrail, type AuditTrailProps } from "./audit/audit-trail.tsx";
export type { AuditWords } from "./audit/audit-words.ts";
export type { AuditClient } from "./audit/use-audit-pages.ts";
export type { DirectoryClient } from "./directory/directory-client.ts";
export { createDirectoryPortalModule, directoryPortalModule } from "./directory/directory-portal-module.tsx";
export { createNoticesClient, NoticeBell, type NoticeBellProps } from "./notices/notice-bell.tsx";
export type { NoticesClient } from "./notices/use-notices.ts";
export { PageErrorBoundary, type PageErrorBoundaryProps, type PageFailure } from "./page-error-boundary.tsx";
export { createPlacesClient, type PlacesClient } from "./places/places-client.ts";
export { Portal, type PortalProps } from "./portal.tsx";
export type {
  ModuleSurroundings,
  PortalModule,
  PortalPage,
  PortalRegency,
  PortalSession,
  SearchHit,
} from "./portal-module.ts";
export { isSessionLost, openSession, signIn, signInAddress, signOut } from "./portal-session.ts";
export { TaskBoard, type TaskBoardProps } from "./tasks/task-board.tsx";
export { createTasksPortalModule } from "./tasks/tasks-portal-module.ts";
export type { TasksClient } from "./tasks/use-parked-tasks.ts";
export { type UndoClient, type UndoOffer, useOfferUndo } from "./undo/use-offer-undo.ts";
