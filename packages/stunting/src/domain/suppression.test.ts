import { describe, expect, it } from "vitest";
import { areasToWithhold } from "./suppression.ts";

const villages = (...measured: number[]) =>
  measured.map((count, at) => ({ code: `village ${at + 1}`, measured: count }));

describe("villages withheld from people who may not see single children", () => {
  it.each([
    { measured: [20, 35, 60], withheld: [], why: "each has twenty or more" },
    { measured: [19, 35, 60], withheld: ["village 1", "village 2"], why: "one alone could be read from the total" },
    { measured: [12, 15, 60], withheld: ["village 1", "village 2"], why: "two together are twenty-seven" },
    {
      measured: [3, 4, 60, 40],
      withheld: ["village 1", "village 2", "village 4"],
      why: "seven together are still few",
    },
    { measured: [0, 30, 60], withheld: [], why: "nobody was measured in the empty one" },
    { measured: [5], withheld: ["village 1"], why: "there is no other to hide it behind" },
  ])("$measured: $withheld, since $why", ({ measured, withheld }) => {
    expect([...areasToWithhold(villages(...measured))].sort()).toEqual(withheld);
  });
});
