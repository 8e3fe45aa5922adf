import type { Locale } from "@spbe-kit/core";
import { isPermitted, type PortalModule, type PortalSession, type SearchHit } from "./portal-module.ts";

export interface HitGroup {
  readonly title: string;
  readonly hits: readonly SearchHit[];
  /** True when this module could not be asked. */
  readonly failed?: boolean | undefined;
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Pages whose name or module has every word that was typed. Without words all of them. */
export function matchingPages(
  text: string,
  modules: readonly PortalModule[],
  session: PortalSession,
  locale: Locale,
): readonly SearchHit[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return modules.flatMap((module) =>
    module.pages.flatMap((page) => {
      if (!page.navigation || page.path.includes(":") || !isPermitted(page, session)) return [];
      const label = page.navigation.label[locale];
      const note = module.title[locale];
      const haystack = plain(`${label} ${note}`);
      return words.every((word) => haystack.includes(word)) ? [{ to: page.path, label, note }] : [];
    }),
  );
}

/** Asks every module at once; one that fails is named and hides no other. */
export async function searchModules(
  text: string,
  modules: readonly PortalModule[],
  locale: Locale,
  signal: AbortSignal,
): Promise<readonly HitGroup[]> {
  const asked = modules.filter((module) => module.search);
  const answers = await Promise.allSettled(asked.map((module) => module.search?.(text, signal) ?? []));
  return answers.map((answer, at) => {
    const title = asked[at]?.title[locale] ?? "";
    return answer.status === "fulfilled" ? { title, hits: answer.value } : { title, hits: [], failed: true };
  });
}
