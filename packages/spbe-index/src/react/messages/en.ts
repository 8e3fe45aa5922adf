import { spbeIndexMessages as words } from "../spbe-index.messages.ts";

/** Every word of the module's screens, English. */
export const spbeIndexMessages = words.en;
