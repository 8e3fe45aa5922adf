import type { AuditEntryShown, AuditFilter, auditContract } from "@spbe-kit/core";
import type { ResourceClient } from "@spbe-kit/core/client";
import { type Page, type Pages, usePages } from "../use-pages.ts";

export type AuditClient = ResourceClient<typeof auditContract>;

type Accounts = Awaited<ReturnType<AuditClient["accounts"]>>["items"];
type Chain = Awaited<ReturnType<AuditClient["chain"]>>;

interface AuditPage extends Page<AuditEntryShown> {
  readonly accounts: Accounts;
  readonly chain: Chain;
}

/** Reads the audit page by page, and with the first page who has acted and how far it is sealed. */
export function useAuditPages(client: AuditClient, filter: AuditFilter): Pages<AuditEntryShown, AuditPage> {
  return usePages<AuditEntryShown, AuditPage>({
    key: JSON.stringify(filter),
    first: async (signal) => {
      const [page, { items: accounts }, chain] = await Promise.all([
        client.search({ body: filter }, { signal }),
        client.accounts({}, { signal }),
        client.chain({}, { signal }),
      ]);
      return { ...page, accounts, chain };
    },
    next: (cursor) => client.search({ body: { ...filter, cursor } }),
  });
}
