import {
  Button,
  ConfirmDialog,
  EmptyState,
  Section,
  Table,
  TableBody,
  TableHead,
  TableHeaderCell,
  TableRow,
  useFormat,
  useLocale,
  useWords,
  VisuallyHidden,
} from "@spbe-kit/ui";
import { useState } from "react";
import type { StaturePosition } from "../../domain/growth/growth-terms.ts";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { readSaveProblem } from "../form/save-problem.ts";
import { growthMessages } from "../growth/growth.messages.ts";
import { chartIndices } from "../growth/growth-scale.ts";
import { historyMessages } from "./history.messages.ts";
import { MeasurementRow } from "./measurement-row.tsx";

const FIRST_ROWS = 8;

export interface MeasurementHistoryProps {
  /** Newest first, corrections included. */
  measurements: readonly Measurement[];
  /** Offers "Betulkan". */
  onCorrect?: ((measurement: Measurement) => void) | undefined;
  /** Offers "Batalkan", after asking. The dialog waits for the promise and says so when it rejects. */
  onWithdraw?: ((measurement: Measurement) => unknown) | undefined;
}

/** Every visit with its scores; what was corrected or withdrawn stays, struck through. Renders `<section>`. */
export function MeasurementHistory({ measurements, onCorrect, onWithdraw }: MeasurementHistoryProps) {
  const words = useWords(historyMessages);
  const [all, setAll] = useState(false);
  const [leaving, setLeaving] = useState<Measurement | null>(null);
  const visits = measurements.filter(({ withdrawn }) => !withdrawn);
  if (visits.length === 0) {
    return (
      <Section title={words.title}>
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      </Section>
    );
  }
  const toggle = visits.length > FIRST_ROWS && (
    <Button variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
      {all ? words.fewer : words.all(visits.length)}
    </Button>
  );
  const byId = new Map(measurements.map((one) => [one.measurementId, one]));
  const usual = visits.find(({ position }) => position !== null)?.position ?? "lying";
  const hasActions = Boolean(onCorrect ?? onWithdraw);
  return (
    <Section title={words.title} aside={toggle || undefined} className="spbe-history">
      <Table caption={words.title} captionHidden>
        <HistoryHead position={usual} hasActions={hasActions} />
        <TableBody>
          {(all ? visits : visits.slice(0, FIRST_ROWS)).map((measurement) => (
            <MeasurementRow
              key={measurement.measurementId}
              measurement={measurement}
              successor={byId.get(measurement.supersededBy ?? "")}
              usualPosition={usual}
              hasActions={hasActions}
              onCorrect={onCorrect}
              onWithdraw={onWithdraw && setLeaving}
            />
          ))}
        </TableBody>
      </Table>
      <p className="spbe-history-foot">{words.foot}</p>
      {onWithdraw && <WithdrawDialog measurement={leaving} onClose={() => setLeaving(null)} onWithdraw={onWithdraw} />}
    </Section>
  );
}

function HistoryHead({ position, hasActions }: { position: StaturePosition; hasActions: boolean }) {
  const words = useWords(historyMessages);
  const growth = useWords(growthMessages);
  return (
    <TableHead>
      <TableRow>
        <TableHeaderCell>{words.day}</TableHeaderCell>
        <TableHeaderCell priority={2}>{words.age}</TableHeaderCell>
        <TableHeaderCell numeric>{words.weight}</TableHeaderCell>
        <TableHeaderCell numeric priority={2}>
          {words.gain}
        </TableHeaderCell>
        <TableHeaderCell>KMS</TableHeaderCell>
        <TableHeaderCell numeric priority={2}>
          {words.stature[position]}
        </TableHeaderCell>
        {chartIndices.map((index) => (
          <TableHeaderCell key={index} numeric priority={index === "weightForAge" ? 1 : 2}>
            {growth.index(index, position === "standing")}
          </TableHeaderCell>
        ))}
        <TableHeaderCell priority={3}>{words.recorder}</TableHeaderCell>
        {hasActions && (
          <TableHeaderCell>
            <VisuallyHidden>{words.actions}</VisuallyHidden>
          </TableHeaderCell>
        )}
      </TableRow>
    </TableHead>
  );
}

interface WithdrawDialogProps {
  measurement: Measurement | null;
  onClose: () => void;
  onWithdraw: (measurement: Measurement) => unknown;
}

function WithdrawDialog({ measurement, onClose, onWithdraw }: WithdrawDialogProps) {
  const words = useWords(historyMessages);
  const format = useFormat();
  const locale = useLocale();
  return (
    <ConfirmDialog
      open={measurement !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={measurement && words.withdrawTitle(format.date(measurement.measuredOn, "long"))}
      consequence={words.withdrawConsequence}
      confirmLabel={words.withdrawConfirm}
      cancelLabel={words.keep}
      onConfirm={() => measurement && onWithdraw(measurement)}
      failure={(error) => readSaveProblem(error, locale, {}).message}
    />
  );
}
