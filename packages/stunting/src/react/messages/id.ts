import { childFormMessages } from "../child-form/child-form.messages.ts";
import { childListMessages } from "../child-list/child-list.messages.ts";
import { childSearchMessages } from "../child-search/child-search.messages.ts";
import { dashboardMessages } from "../dashboard/dashboard.messages.ts";
import { growthMessages } from "../growth/growth.messages.ts";
import { historyMessages } from "../history/history.messages.ts";
import { importMessages } from "../import/import.messages.ts";
import { measurementFormMessages } from "../measurement/measurement-form.messages.ts";

/** Every word of the module's screens, Indonesian. */
export const stuntingMessages = {
  childForm: childFormMessages.id,
  childList: childListMessages.id,
  childSearch: childSearchMessages.id,
  dashboard: dashboardMessages.id,
  growth: growthMessages.id,
  history: historyMessages.id,
  import: importMessages.id,
  measurementForm: measurementFormMessages.id,
};
