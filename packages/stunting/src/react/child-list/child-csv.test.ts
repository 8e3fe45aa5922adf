import { describe, expect, it } from "vitest";
import { naura } from "../../testing/index.ts";
import { childrenCsv } from "./child-csv.ts";
import { childListMessages } from "./child-list.messages.ts";

describe("the list of children as CSV", () => {
  const lines = (name: string) => childrenCsv([{ ...naura, name }], childListMessages.id).split("\r\n");

  it("writes decimals with a comma, as Excel in Indonesian reads them", () => {
    expect(lines("Naura")[1]).toContain(";8,1;75,6;");
  });

  it.each(["=1+1", "@SUM(A1)", "+62", "-1"])("takes the name %s as text, not as a formula", (name) => {
    expect(lines(name)[1]).toMatch(/^'/);
  });

  it("quotes a name with a semicolon", () => {
    expect(lines('Nu"man; Ali')[1]).toMatch(/^"Nu""man; Ali";/);
  });
});
