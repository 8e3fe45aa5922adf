import { spbeIndexMessages as words } from "../spbe-index.messages.ts";

/** Every word of the module's screens, Indonesian. */
export const spbeIndexMessages = words.id;
