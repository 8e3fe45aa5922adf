"use client";

export { ChildForm, type ChildFormProps } from "./child-form/child-form.tsx";
export { type ChildFormState, type UseChildFormOptions, useChildForm } from "./child-form/use-child-form.ts";
export { ChildTable, type ChildTableProps } from "./child-list/child-table.tsx";
export { ChildSearch, type ChildSearchProps } from "./child-search/child-search.tsx";
export { type ChildSearchModel, type SearchState, useChildSearch } from "./child-search/use-child-search.ts";
export { SummaryDashboard, type SummaryDashboardProps } from "./dashboard/summary-dashboard.tsx";
export { SummaryMap, type SummaryMapProps } from "./dashboard/summary-map.tsx";
export { TrendChart, type TrendChartProps } from "./dashboard/trend-chart.tsx";
export { VillageTable, type VillageTableProps } from "./dashboard/village-table.tsx";
export { GrowthChart, type GrowthChartProps } from "./growth/growth-chart.tsx";
export { IndexStrip, type IndexStripProps } from "./growth/index-strip.tsx";
export { NutritionVerdict, type NutritionVerdictProps } from "./growth/verdict-callout.tsx";
export { ChildHeader, type ChildHeaderProps } from "./history/child-header.tsx";
export { KmsMark } from "./history/kms-mark.tsx";
export { MeasurementHistory, type MeasurementHistoryProps } from "./history/measurement-history.tsx";
export { ImportList } from "./import/import-list.tsx";
export { ImportQualityReport } from "./import/import-quality.tsx";
export { ImportRows, type ImportRowsProps } from "./import/import-rows.tsx";
export { ImportStart, type ImportStartProps, type UploadedBytes } from "./import/import-start.tsx";
export { ImportView, type ImportViewProps } from "./import/import-view.tsx";
export { MeasurementForm, type MeasurementFormProps } from "./measurement/measurement-form.tsx";
export {
  type MeasurementFormState,
  type UseMeasurementFormOptions,
  useMeasurementForm,
} from "./measurement/use-measurement-form.ts";
export { createStuntingPortalModule, stuntingPortalModule } from "./portal-module.ts";
export {
  StuntingProvider,
  type StuntingProviderProps,
  type StuntingSurroundings,
  useStunting,
} from "./stunting-provider.tsx";
