/** The condition under which the packages of this repository resolve to their sources. `node --conditions` takes the first. */
export const sourceCondition = "spbe-source";

/** For Vite, Vitest and Storybook: ours first, then what they would use anyway. */
export const sourceConditions = [sourceCondition, "module", "browser", "development|production", "import", "default"];
