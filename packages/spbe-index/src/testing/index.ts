export { isolationRows } from "./isolation-rows.ts";
export {
  type SpbeIndexHandlersOptions,
  spbeIndexFetch,
  spbeIndexHandlers,
  spbeIndexResolvers,
} from "./spbe-index-handlers.ts";
export { spbeIndexSeeder } from "./spbe-index-seeder.ts";
export {
  assessed,
  completeWorld,
  emptyWorld,
  type SpbeIndexWorld,
  storyWorld,
  workedExample2020,
  workedExample2026,
} from "./story-world.ts";
