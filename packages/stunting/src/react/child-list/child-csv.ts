import type { ChildSummary } from "../../domain/child.schema.ts";
import type { childListMessages } from "./child-list.messages.ts";

type Words = (typeof childListMessages)["id"];

/** The list as a spreadsheet reads it: semicolons, decimal commas, and no cell that begins a formula. */
export function childrenCsv(children: readonly ChildSummary[], words: Words): string {
  const lines = children.map((child) => {
    const { latest } = child;
    return [
      child.name,
      child.sex === "M" ? words.boy : words.girl,
      child.birthDate,
      child.motherName,
      child.villageName,
      child.posyanduName,
      latest?.measuredOn ?? null,
      latest?.weightKg ?? null,
      latest?.statureCm ?? null,
      latest?.heightForAgeZ ?? null,
      latest?.weightForAgeZ ?? null,
      latest?.weightForHeightZ ?? null,
    ];
  });
  return `\u{feff}${[words.csvHeaders, ...lines].map((line) => line.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
