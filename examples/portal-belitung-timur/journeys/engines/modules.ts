import { serverModules } from "../../server-modules.ts";
import { deskModule } from "./desk-module.ts";

/** For `--modules` of the commands, and for the portal itself. */
export const desk = deskModule();
export const modules = [...serverModules(), desk.module];
