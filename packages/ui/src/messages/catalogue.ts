import type { feedbackMessages } from "../react/feedback/feedback.messages.ts";
import type { fieldMessages } from "../react/field/field.messages.ts";
import type { frameMessages } from "../react/frame/frame.messages.ts";
import type { overlayMessages } from "../react/overlay/overlay.messages.ts";
import type { peopleMessages } from "../react/people/people.messages.ts";
import type { tableMessages } from "../react/table/table.messages.ts";

/** Every word this package says by itself, in groups that stand beside their components. */
export interface UiMessages {
  readonly feedback: (typeof feedbackMessages)["id"];
  readonly field: (typeof fieldMessages)["id"];
  readonly frame: (typeof frameMessages)["id"];
  readonly overlay: (typeof overlayMessages)["id"];
  readonly people: (typeof peopleMessages)["id"];
  readonly table: (typeof tableMessages)["id"];
}

/** A portal's own words for some of them. */
export type MessageOverrides = { readonly [Group in keyof UiMessages]?: Partial<UiMessages[Group]> };
