import { describe, expect, it } from "vitest";
import { storySummary, suppressedSummary } from "../../testing/index.ts";
import { summaryCsv } from "./summary-csv.ts";

const linesOf = (csv: string) => csv.replace("\uFEFF", "").trimEnd().split("\r\n");

describe("the month as CSV", () => {
  it("has one line for each village, all as wide as the header", () => {
    const lines = linesOf(summaryCsv(suppressedSummary));
    expect(lines).toHaveLength(40);
    expect(new Set(lines.map((line) => line.split(";").length)).size).toBe(1);
  });

  it("leaves withheld counts empty", () => {
    const line = linesOf(summaryCsv(suppressedSummary)).find((one) => one.includes("Buku Limau"));
    expect(line).toContain(";;;;;;;;;ya;");
  });

  it("a name that begins like a formula is text", () => {
    const [first, ...rest] = storySummary.villages;
    const villages = [{ ...first!, villageName: '=HYPERLINK("x")' }, ...rest];
    expect(summaryCsv({ ...storySummary, villages })).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
