import { childFormMessages } from "../child-form/child-form.messages.ts";
import { childListMessages } from "../child-list/child-list.messages.ts";
import { childSearchMessages } from "../child-search/child-search.messages.ts";
import { dashboardMessages } from "../dashboard/dashboard.messages.ts";
import { growthMessages } from "../growth/growth.messages.ts";
import { historyMessages } from "../history/history.messages.ts";
import { importMessages } from "../import/import.messages.ts";
import { measurementFormMessages } from "../measurement/measurement-form.messages.ts";

/** Every word of the module's screens, English. */
export const stuntingMessages = {
  childForm: childFormMessages.en,
  childList: childListMessages.en,
  childSearch: childSearchMessages.en,
  dashboard: dashboardMessages.en,
  growth: growthMessages.en,
  history: historyMessages.en,
  import: importMessages.en,
  measurementForm: measurementFormMessages.en,
};
