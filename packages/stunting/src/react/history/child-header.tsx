import { addMonths, type CalendarDate, completedMonths, daysBetween } from "@spbe-kit/core";
import { Badge, Button, Fact, Facts, MaskedIdentifier, PageHeader, useFormat, useWords } from "@spbe-kit/ui";
import { Pencil, Printer, Ruler } from "lucide-react";
import type { Child } from "../../domain/child.schema.ts";
import { childPageMessages } from "./child-page.messages.ts";

export interface ChildHeaderProps {
  child: Child;
  today: CalendarDate;
  mayMeasure: boolean;
  mayEdit: boolean;
}

/** Who the child is, and what can be done. Renders `<header>`. */
export function ChildHeader({ child, today, mayMeasure, mayEdit }: ChildHeaderProps) {
  const words = useWords(childPageMessages);
  const format = useFormat();
  const path = `/stunting/anak/${child.childId}`;
  const birth = [
    format.date(child.birthDate, "long"),
    child.birthWeightKg !== null && format.unit(child.birthWeightKg, "kg", { fractionDigits: 1 }),
    child.birthLengthCm !== null && format.unit(child.birthLengthCm, "cm", { fractionDigits: 1 }),
  ];
  return (
    <PageHeader
      overline={words.overline(child.sex, useAge(child.birthDate, today), child.posyanduName, child.villageName)}
      title={child.name}
      actions={
        <>
          <Button icon={Printer} onClick={() => window.print()}>
            {words.print}
          </Button>
          {mayEdit && (
            <Button icon={Pencil} to={`${path}/betulkan`}>
              {words.edit}
            </Button>
          )}
          {mayMeasure && (
            <Button variant="primary" icon={Ruler} to={`${path}/ukur`}>
              {words.measure}
            </Button>
          )}
        </>
      }
    >
      <Facts>
        <Fact term="NIK">
          {child.nik.masked === null ? words.noNik : <MaskedIdentifier masked={child.nik.masked} />}{" "}
          {child.nik.state === "doubtful" && <Badge tone="warning">{words.doubtful}</Badge>}
        </Fact>
        <Fact term={words.birth}>{birth.filter(Boolean).join(" · ")}</Fact>
        <Fact term={words.mother}>{child.motherName ?? words.unknown}</Fact>
        <Fact term={words.area}>
          {[words.district(child.districtName), child.puskesmasName && words.puskesmas(child.puskesmasName)]
            .filter(Boolean)
            .join(" · ")}
        </Fact>
      </Facts>
    </PageHeader>
  );
}

/** Completed months and days under five years, as posyandu count; years after that. */
function useAge(birthDate: CalendarDate, today: CalendarDate): string {
  const words = useWords(childPageMessages);
  const months = completedMonths(birthDate, today);
  if (months >= 60) return words.years(Math.floor(months / 12), months % 12);
  return words.age(months, daysBetween(addMonths(birthDate, months), today));
}
