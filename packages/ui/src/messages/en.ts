import { feedbackMessages } from "../react/feedback/feedback.messages.ts";
import { fieldMessages } from "../react/field/field.messages.ts";
import { frameMessages } from "../react/frame/frame.messages.ts";
import { overlayMessages } from "../react/overlay/overlay.messages.ts";
import { peopleMessages } from "../react/people/people.messages.ts";
import { tableMessages } from "../react/table/table.messages.ts";
import type { UiMessages } from "./catalogue.ts";

/** The English catalogue. */
export const en: UiMessages = {
  feedback: feedbackMessages.en,
  field: fieldMessages.en,
  frame: frameMessages.en,
  overlay: overlayMessages.en,
  people: peopleMessages.en,
  table: tableMessages.en,
};
