import { Callout, Section, Text, useLocale, useWords } from "@spbe-kit/ui";
import { type GrowthWords, growthMessages } from "../growth/growth.messages.ts";
import { nutritionVerdict } from "../growth/nutrition-verdict.ts";
import { saysVerdict } from "../growth/verdict-sentences.ts";
import type { LiveAssessment } from "./live-assessment.ts";
import { measurementFormMessages } from "./measurement-form.messages.ts";

const STANDARD_ENDS_AT_MONTHS = 60;

/** How the numbers being typed would be judged, in sentences. */
export function MeasurementVerdict({ assessment }: { assessment: LiveAssessment | null }) {
  const words = useWords(measurementFormMessages);
  return (
    <Section title={words.verdict} className="spbe-measure-verdict">
      <div aria-live="polite">
        {assessment ? <Judged assessment={assessment} /> : <Text tone="soft">{words.verdictEmpty}</Text>}
      </div>
    </Section>
  );
}

function Judged({ assessment: { facts } }: { assessment: LiveAssessment }) {
  const words = useWords(measurementFormMessages);
  const locale = useLocale();
  const growth: GrowthWords = growthMessages[locale];
  if (facts.ageInMonths >= STANDARD_ENDS_AT_MONTHS) return <Callout>{words.verdictTooOld}</Callout>;
  const { tone, advice } = nutritionVerdict(facts);
  const { headline, detail } = saysVerdict(facts, locale);
  return (
    <div className="spbe-measure-judged">
      <Callout tone={tone} title={headline}>
        {detail}
      </Callout>
      <Text>{growth.advice[advice]}</Text>
      <Text size={13} tone="soft">
        {words.verdictSoon}
      </Text>
    </div>
  );
}
