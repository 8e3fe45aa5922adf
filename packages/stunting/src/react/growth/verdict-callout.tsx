import { Callout, type CalloutProps, useLocale, useWords } from "@spbe-kit/ui";
import type { ReactNode } from "react";
import { growthMessages } from "./growth.messages.ts";
import { type AdviceRules, defaultAdvice, nutritionVerdict, type VerdictFacts } from "./nutrition-verdict.ts";
import { saysVerdict } from "./verdict-sentences.ts";

export interface NutritionVerdictProps extends Omit<CalloutProps, "tone" | "title" | "children"> {
  /** A stored visit, or one that is being typed; null when the child was never measured. */
  facts: VerdictFacts | null;
  /** Limits of the advice a regency has decided on. */
  rules?: AdviceRules | undefined;
  /** After the advice: a link to the next step. */
  children?: ReactNode;
}

/** What the newest visit says, the sentence first, then what is suggested. Renders `<div>`. */
export function NutritionVerdict({ facts, rules = defaultAdvice, children, ...rest }: NutritionVerdictProps) {
  const words = useWords(growthMessages);
  const locale = useLocale();
  if (!facts) {
    return (
      <Callout {...rest} tone="info" title={words.noVerdictTitle}>
        {words.noVerdict}
        {children}
      </Callout>
    );
  }
  const { tone, advice } = nutritionVerdict(facts, rules);
  const { headline, detail } = saysVerdict(facts, locale);
  return (
    <Callout {...rest} tone={tone} title={<span className="spbe-verdict-headline">{headline}</span>}>
      <p className="spbe-verdict-line">{detail}</p>
      <p className="spbe-verdict-line" data-part="advice">
        <strong className="spbe-verdict-mark">{words.adviceLabel}:</strong> {words.advice[advice]}
      </p>
      <p className="spbe-verdict-line" data-part="source">
        {words.adviceSource(rules.source)} {rules.unverified && words.adviceUnverified}
      </p>
      {children}
    </Callout>
  );
}
