export type { AssessmentRow, AssessmentSample } from "./seed-assessments.ts";
export { type SpbeIndexServerOptions, spbeIndexServer } from "./spbe-index-server.ts";
