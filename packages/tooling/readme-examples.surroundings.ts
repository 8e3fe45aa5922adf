/** What a part of a README takes for granted, by the README and the number of its block. Whole examples need none. */
export const surroundings: Readonly<Record<string, string>> = {
  "packages/server/README.md#2": `
import { createSpbeServer } from "@spbe-kit/server";
import type { DemoAccount } from "@spbe-kit/server/demo-identity";
declare const accounts: readonly DemoAccount[];
declare const parts: Omit<Parameters<typeof createSpbeServer>[0], "identity" | "publicUrl">;
`,
  "packages/server/README.md#4": `
import type { RegencyVault, Transaction } from "@spbe-kit/server";
declare const vault: RegencyVault;
declare const tx: Transaction;
declare const [childId, nik]: readonly [string, string];
`,
  "packages/server/README.md#5": `
import { onEvent, type Transaction } from "@spbe-kit/server";
import * as z from "zod";
declare function fileLetter(tx: Transaction, regencyCode: string, letterId: string): Promise<void>;
declare const clerkId: string;
`,
  "packages/testing/README.md#2": `
import { defineResource } from "@spbe-kit/core";
import { createModuleClient } from "@spbe-kit/core/client";
import { contractFetch } from "@spbe-kit/testing";
import * as z from "zod";
const lettersContract = defineResource({
  get: {
    method: "GET",
    path: "/office/letters/{letterId}",
    summary: "Read a letter.",
    permission: "office/letters.read",
    params: z.object({ letterId: z.string() }),
    success: z.object({ subject: z.string() }),
    errors: { "office/letter-not-found": { status: 404, when: "No letter of this id." } },
  },
});
declare const letters: ReadonlyMap<string, { subject: string }>;
`,
  "packages/testing/README.md#3": `
import { type PermissionTable, readPermissionTable, type SpbeServer } from "@spbe-kit/server";
import { type TestPerson, testSession } from "@spbe-kit/server/testing";
import {
  directoryIsolationRows,
  faultsOf,
  type HostRecords,
  hostIsolationRows,
  type IsolationSetup,
  type IsolationWorld,
  isolationMatrix,
  isolationTimes,
  isolationWorld,
} from "@spbe-kit/testing";
import { expect } from "vitest";
declare const server: SpbeServer;
declare const permissionsMarkdown: string;
declare const hostTables: Readonly<Record<string, PermissionTable>>;
declare const areas: IsolationWorld["areas"];
declare const records: HostRecords;
declare function somebody(place: string, role: string): TestPerson;
declare const [ours, theirs]: readonly [string, string];
`,
  "packages/testing/README.md#4": `
import { describePart } from "@spbe-kit/testing";
import { Badge } from "@spbe-kit/ui";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, it } from "vitest";
`,
};
