import { type AuditFilter, auditFilterSchema, type CalendarDate, isProblem } from "@spbe-kit/core";
import { Download, Printer } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { EmptyState } from "../../react/feedback/states.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import { DateField } from "../../react/field/date-field.tsx";
import { SelectField } from "../../react/field/select-field.tsx";
import { PageHeader, Stack, Text } from "../../react/layout/layout.tsx";
import { FilterBar, FilterField } from "../../react/list/filter-bar.tsx";
import { useNavigation } from "../../react/navigation/navigation.tsx";
import { useFormat, useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { auditMessages } from "./audit.messages.ts";
import { AuditTable } from "./audit-table.tsx";
import { type AuditWords, saySubject } from "./audit-words.ts";
import { type AuditClient, useAuditPages } from "./use-audit-pages.ts";

export interface AuditTrailProps {
  readonly client: AuditClient;
  readonly words: AuditWords;
}

const KINDS = ["write", "disclosure", "login", "logout"] as const;
const FILTERS = ["subject", "accountId", "kind", "from", "to"] as const;

/** Who did what to whom: the audit as auditors read it. The filter stands in the address; it holds ids and days only. */
export function AuditTrail({ client, words: said }: AuditTrailProps) {
  const words = useWords(auditMessages);
  const format = useFormat();
  const locale = useLocale();
  const { search, setSearch } = useNavigation();
  const filter = useMemo(() => readFilter(search), [search]);
  const { items, first, error, loadMore, loadingMore, again } = useAuditPages(client, filter);
  const { accounts = [], chain } = first ?? {};
  const setFilter = (name: string, value: string | null) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  const active = filter.subject
    ? [{ key: "subject", label: words.subjectFilter(saySubject(said, filter.subject, locale).label) }]
    : [];
  if (error !== undefined && items === undefined)
    return <ReadingFailure title={words.failed} error={error} onRetry={again} />;
  return (
    <Stack gap={6}>
      <PageHeader
        size={24}
        overline={words.overline}
        title={words.title}
        lede={words.lede}
        actions={
          <>
            <Button icon={Printer} onClick={() => window.print()}>
              {words.print}
            </Button>
            <DownloadButton client={client} filter={filter} />
          </>
        }
      />
      <FilterBar
        active={active}
        onRemove={(key) => setFilter(key, null)}
        onClear={() => setSearch(new URLSearchParams(), { replace: true })}
        count={items && words.count(format.number(items.length))}
      >
        <FilterField>
          <SelectField
            label={words.account}
            placeholder={words.allAccounts}
            value={filter.accountId ?? ""}
            options={accounts.map(({ accountId, accountName, role }) => ({
              value: accountId,
              label: accountId === "host" ? words.host : `${accountName ?? accountId} (${role})`,
            }))}
            onValueChange={(value) => setFilter("accountId", value)}
          />
        </FilterField>
        <FilterField>
          <SelectField
            label={words.kind}
            placeholder={words.allKinds}
            value={filter.kind ?? ""}
            options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            onValueChange={(value) => setFilter("kind", value)}
          />
        </FilterField>
        <FilterField>
          <DateField label={words.from} value={asDate(filter.from)} onValueChange={(day) => setFilter("from", day)} />
        </FilterField>
        <FilterField>
          <DateField label={words.to} value={asDate(filter.to)} onValueChange={(day) => setFilter("to", day)} />
        </FilterField>
      </FilterBar>
      {items === undefined ? (
        <Skeleton lines={10} />
      ) : items.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      ) : (
        <>
          <AuditTable items={items} words={said} />
          {loadMore && (
            <Button busy={loadingMore} onClick={loadMore}>
              {words.more}
            </Button>
          )}
        </>
      )}
      {chain && <Text>{words.chain(format.number(chain.sealed), format.number(chain.unsealed))}</Text>}
    </Stack>
  );
}

/** What the address asks for; a part that nobody could have chosen is left out. */
function readFilter(search: URLSearchParams): AuditFilter {
  const asked = FILTERS.flatMap((name) => {
    const value = search.get(name);
    return value && auditFilterSchema.safeParse({ [name]: value }).success ? [[name, value] as const] : [];
  });
  return auditFilterSchema.parse(Object.fromEntries(asked));
}

function asDate(day: AuditFilter["from"]): CalendarDate | null {
  return (day as CalendarDate | undefined) ?? null;
}

function DownloadButton({ client, filter }: { client: AuditClient; filter: AuditFilter }) {
  const words = useWords(auditMessages);
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const file = await client.download({ body: filter });
      const link = Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(file),
        download: `${words.csvName}.csv`,
      });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      const trace = isProblem(error) && error.traceId ? ` (${error.traceId})` : "";
      toast(words.failed + trace, { tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={Download} busy={busy} onClick={() => void run()}>
      {busy ? words.downloading : words.download}
    </Button>
  );
}
