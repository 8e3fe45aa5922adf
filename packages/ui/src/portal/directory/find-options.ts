import type { ComboboxOption } from "../../react/field/combobox.tsx";
import { dotted } from "../../react/people/dotted.ts";
import type { DirectoryClient } from "./directory-client.ts";

type Load = (text: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>;

/** People found by what was typed; their posts tell namesakes apart. */
export function peopleOptions(client: DirectoryClient): Load {
  return async (text, signal) => {
    if (text.trim().length < 2) return [];
    const { items } = await client.people.search({ body: { text } }, { signal });
    return items.map(({ personId, personName, nip, posts }) => ({
      value: personId,
      label: personName,
      note: posts[0] ?? nip ?? undefined,
    }));
  };
}

/** Households found by a whole KK number or by a member's name. */
export function householdOptions(client: DirectoryClient): Load {
  return async (text, signal) => {
    if (text.trim().length < 2) return [];
    const { items } = await client.households.search({ body: { text } }, { signal });
    return items.map(({ householdId, kk, members }) => ({
      value: householdId,
      label: members.map(({ personName }) => personName).join(", ") || dotted(kk ?? householdId.slice(-6)),
      note: kk === null ? undefined : dotted(kk),
    }));
  };
}

/** Units found by what was typed, those that last first. */
export function unitOptions(client: DirectoryClient): Load {
  return async (text, signal) => {
    if (text.trim().length < 2) return [];
    const { items } = await client.units.search({ body: { text } }, { signal });
    return items.map(({ unitId, name, code, shortName }) => ({
      value: unitId,
      label: name,
      note: [code, shortName].filter(Boolean).join(" · ") || undefined,
    }));
  };
}
