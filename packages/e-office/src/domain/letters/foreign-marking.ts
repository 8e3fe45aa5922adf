import type { SecurityClass } from "./security-class.ts";
import type { Urgency } from "./urgency.ts";

/** A system whose list letters are imported from. */
export type ForeignSystem = "srikandi-v2" | "srikandi-v3" | "tnde-jabar";

/** What a foreign word says: the class, the urgency, or one of them. */
export interface ForeignMeaning {
  readonly securityClass?: SecurityClass;
  readonly urgency?: Urgency;
}

/** The two fields of a letter, and which of them the foreign list did not state. */
export interface Marking {
  readonly securityClass: SecurityClass;
  readonly urgency: Urgency;
  readonly assumed: readonly ("securityClass" | "urgency")[];
}

/** What a field is taken for where the foreign list is silent. A default of this package, not of a norm. */
export const unstatedMarking = { securityClass: "biasa", urgency: "biasa", verified: false } as const;

/**
 * How the words of other systems are read, by system. The words were seen; their meanings in our lists are our reading.
 * @source lists of SRIKANDI v2 and v3 articles, enum of TNDE Jabar
 */
export const foreignMarkings: {
  readonly [system in ForeignSystem]: {
    readonly verified: boolean;
    readonly words: Readonly<Record<string, ForeignMeaning>>;
  };
} = {
  "srikandi-v2": {
    verified: false,
    words: {
      "biasa/terbuka": { securityClass: "biasa" },
      terbatas: { securityClass: "terbatas" },
      rahasia: { securityClass: "rahasia" },
      "sangat rahasia": { securityClass: "sangat-rahasia" },
      biasa: { urgency: "biasa" },
      segera: { urgency: "segera" },
      "amat segera": { urgency: "amat-segera" },
      "sangat segera": { urgency: "amat-segera" },
    },
  },
  "srikandi-v3": {
    verified: false,
    words: {
      biasa: { securityClass: "biasa", urgency: "biasa" },
      penting: { urgency: "penting" },
      rahasia: { securityClass: "rahasia" },
    },
  },
  "tnde-jabar": {
    verified: false,
    words: {
      normal: { securityClass: "biasa", urgency: "biasa" },
      confidential: { securityClass: "terbatas" },
      secret: { securityClass: "rahasia" },
      topsecret: { securityClass: "sangat-rahasia" },
      urgent: { urgency: "segera" },
    },
  },
};

/**
 * The two fields for the words a foreign letter carries (one word, or one of each list). Case and outer space do not
 * count. `undefined` where a word is unknown or two words contradict each other: a person must then choose.
 */
export function markingOf(system: ForeignSystem, ...words: readonly string[]): Marking | undefined {
  let stated: ForeignMeaning = {};
  for (const word of words) {
    const known = new Map(Object.entries(foreignMarkings[system].words)).get(word.trim().toLowerCase());
    if (known === undefined || contradicts(stated, known)) return undefined;
    stated = { ...stated, ...known };
  }
  const fields = ["securityClass", "urgency"] as const;
  return {
    securityClass: stated.securityClass ?? unstatedMarking.securityClass,
    urgency: stated.urgency ?? unstatedMarking.urgency,
    assumed: fields.filter((field) => stated[field] === undefined),
  };
}

function contradicts(stated: ForeignMeaning, added: ForeignMeaning): boolean {
  const differ = <T>(one: T | undefined, other: T | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  return differ(stated.securityClass, added.securityClass) || differ(stated.urgency, added.urgency);
}
