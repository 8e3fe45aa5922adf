import { describe, expect, it } from "vitest";
import { mergeMessages } from "../react/provider/messages.ts";
import { en } from "./en.ts";
import { id } from "./id.ts";

const keys = (catalogue: object) =>
  Object.entries(catalogue).flatMap(([group, words]) => Object.keys(words as object).map((word) => `${group}.${word}`));

describe("the two catalogues", () => {
  it("say the same things", () => {
    expect(keys(en)).toEqual(keys(id));
  });

  it("leave no word empty", () => {
    const empty = [id, en].flatMap((catalogue) =>
      Object.values(catalogue).flatMap((words) => Object.values(words as object).filter((word) => word === "")),
    );
    expect(empty).toEqual([]);
  });

  it("a portal's own word replaces one of ours and leaves the rest", () => {
    const merged = mergeMessages(id, { table: { loadMore: "Tampilkan lagi" } });
    expect(merged.table.loadMore).toBe("Tampilkan lagi");
    expect(merged.table.next).toBe(id.table.next);
  });
});
