import { feedbackMessages } from "../react/feedback/feedback.messages.ts";
import { fieldMessages } from "../react/field/field.messages.ts";
import { frameMessages } from "../react/frame/frame.messages.ts";
import { overlayMessages } from "../react/overlay/overlay.messages.ts";
import { peopleMessages } from "../react/people/people.messages.ts";
import { tableMessages } from "../react/table/table.messages.ts";
import type { UiMessages } from "./catalogue.ts";

/** The Indonesian catalogue. */
export const id: UiMessages = {
  feedback: feedbackMessages.id,
  field: fieldMessages.id,
  frame: frameMessages.id,
  overlay: overlayMessages.id,
  people: peopleMessages.id,
  table: tableMessages.id,
};
