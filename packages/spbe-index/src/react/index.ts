"use client";

export { AspectTable, type AspectTableProps } from "./aspect-table.tsx";
export { AssessmentDialog, type AssessmentDialogProps } from "./assessment-dialog.tsx";
export { IndexSummary } from "./index-summary.tsx";
export { createSpbeIndexPortalModule, spbeIndexPortalModule } from "./portal-module.tsx";
export {
  SpbeIndexProvider,
  type SpbeIndexProviderProps,
  type SpbeIndexSurroundings,
  useSpbeIndex,
} from "./spbe-index-provider.tsx";
export { type UseAssessmentFormOptions, useAssessmentForm } from "./use-assessment-form.ts";
