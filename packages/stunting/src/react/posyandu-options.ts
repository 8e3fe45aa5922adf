import type { SelectOption } from "@spbe-kit/ui";
import type { Posyandu, Village } from "../domain/areas.contract.ts";

/** Posts to choose from, under their villages: "Kenanga 1" is the name of a post in many of them. */
export function posyanduOptions(posyandu: readonly Posyandu[], villages: readonly Village[]): SelectOption[] {
  return villages.flatMap(({ code, name }) =>
    posyandu
      .filter(({ villageCode }) => villageCode === code)
      .map((post) => ({ value: post.code, label: post.name, group: name })),
  );
}
