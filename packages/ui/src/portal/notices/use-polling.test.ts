import { expect, it } from "vitest";
import { isWorthAsking } from "./use-polling.ts";

it.each([
  { hidden: false, minutes: 0, asks: true },
  { hidden: false, minutes: 9.9, asks: true },
  { hidden: false, minutes: 10, asks: false },
  { hidden: true, minutes: 0, asks: false },
])("a page used $minutes minutes ago (hidden: $hidden) asks: $asks", ({ hidden, minutes, asks }) => {
  expect(isWorthAsking({ hidden, usedAt: 5_000, now: 5_000 + minutes * 60_000 })).toBe(asks);
});
