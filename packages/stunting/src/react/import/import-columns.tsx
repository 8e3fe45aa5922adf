import { Disclosure, Icon, Stack, useFormat, useLocale, useWords } from "@spbe-kit/ui";
import { ArrowRight } from "lucide-react";
import type { EppgbmField } from "../../domain/eppgbm/columns.ts";
import type { Import } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { importFieldMessages } from "./import-field.messages.ts";

/** Which column was read as what, and in which order the dates stand. */
export function ImportColumns({ value }: { value: Pick<Import, "columns" | "dateOrders" | "newPosyandu"> }) {
  const words = useWords(importMessages);
  const format = useFormat();
  // Two columns may carry one name, or none: their place tells them apart.
  const keyed = value.columns.map((column, place) => ({ ...column, key: String(place) }));
  const used = value.columns.filter(({ field }) => field !== null).length;
  return (
    <Stack gap={2}>
      <ul className="spbe-import-orders">
        {value.dateOrders.map(({ header, order, provenByRow }) => (
          <li key={header}>{words.orders[order](header, provenByRow === null ? "–" : String(provenByRow))}</li>
        ))}
      </ul>
      <Disclosure
        summary={`${words.columnsTitle}: ${words.columnsCount(format.number(used), format.number(value.columns.length))}`}
      >
        <ul className="spbe-import-columns">
          {keyed.map(({ key, header, field }) => (
            <li key={key} data-state={field === null ? "unused" : "used"} className="spbe-import-column">
              {header || "–"} <ReadAs field={field} />
            </li>
          ))}
        </ul>
      </Disclosure>
      {value.newPosyandu.length > 0 && (
        <Disclosure summary={words.newPosyandu(format.number(value.newPosyandu.length))}>
          <p className="spbe-import-words">{value.newPosyandu.join(", ")}</p>
        </Disclosure>
      )}
    </Stack>
  );
}

/** A field this version does not know is named as the server names it. */
function ReadAs({ field }: { field: string | null }) {
  const words = useWords(importMessages);
  const locale = useLocale();
  if (field === null) return <span className="spbe-import-note">{words.unused}</span>;
  return (
    <>
      <Icon icon={ArrowRight} className="spbe-import-arrow" />
      <span className="spbe-visually-hidden"> {words.readAs}</span>{" "}
      {importFieldMessages[locale][field as EppgbmField] ?? field}
    </>
  );
}
