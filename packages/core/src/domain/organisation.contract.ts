import { directoryImportsContract } from "./directory-imports.contract.ts";
import { holdingsContract } from "./holdings.contract.ts";
import { householdsContract } from "./households.contract.ts";
import { peopleContract } from "./people.contract.ts";
import { postsContract } from "./posts.contract.ts";
import { unitsContract } from "./units.contract.ts";

/** The host's module `directory`. */
export const directoryContract = /* @__PURE__ */ (() => ({
  units: unitsContract,
  posts: postsContract,
  holdings: holdingsContract,
  people: peopleContract,
  households: householdsContract,
  imports: directoryImportsContract,
}))();
export type DirectoryContract = typeof directoryContract;
