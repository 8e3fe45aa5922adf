import { addMonths, type CalendarDate, completedMonths, daysBetween } from "@spbe-kit/core";
import { Badge, Button, Fact, Facts, PageHeader, useFormat, useWords } from "@spbe-kit/ui";
import { Pencil, Printer, Ruler, ScrollText } from "lucide-react";
import type { Child, NikPurpose } from "../../domain/child.schema.ts";
import { ChildNik } from "./child-nik.tsx";
import { childPageMessages } from "./child-page.messages.ts";

export interface ChildHeaderProps {
  child: Child;
  today: CalendarDate;
  mayMeasure: boolean;
  mayEdit: boolean;
  /** For auditors: shows the way to who has seen and changed this record. */
  mayAudit?: boolean | undefined;
  /** Brings the whole NIK for a purpose. Left out when the person may not see it. */
  onRevealNik?: ((purpose: NikPurpose) => Promise<string | null>) | undefined;
}

/** Who the child is, and what can be done. Renders `<header>`. */
export function ChildHeader({ child, today, mayMeasure, mayEdit, mayAudit, onRevealNik }: ChildHeaderProps) {
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
          {mayAudit && (
            <Button icon={ScrollText} to={`/audit?subject=child/${child.childId}`}>
              {words.audit}
            </Button>
          )}
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
          {child.nik.masked === null ? words.noNik : <ChildNik masked={child.nik.masked} onReveal={onRevealNik} />}{" "}
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
