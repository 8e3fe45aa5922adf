import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path.ts";

describe("where a login may return to", () => {
  it.each([
    ["/", "/"],
    ["/anak?status=stunted#daftar", "/anak?status=stunted#daftar"],
    ["/pencarian?q=a b", "/pencarian?q=a%20b"],
    [undefined, "/"],
    ["", "/"],
    ["anak", "/"],
    ["https://evil.example", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/./\\evil.example", "/"],
    ["/..//evil.example", "/"],
    ["/a/../../\\evil.example", "/"],
    ["/api/notes", "/"],
    ["/auth/login", "/"],
    ["/authors", "/authors"],
  ])("%s leads to %s", (wanted, path) => expect(safeReturnPath(wanted)).toBe(path));

  it("whatever is asked, a browser stays on this origin", () => {
    const origin = "https://portal.example.go.id";
    const trick = fc.array(
      fc.constantFrom("/", "\\", "..", ".", "evil.example", "@", ":", "\t", "\n", "%2f", "%5c", "?", "#", " ", "http:"),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          trick.map((parts) => `/${parts.join("")}`),
          fc.string(),
        ),
        (wanted) => {
          expect(new URL(safeReturnPath(wanted), origin).origin).toBe(origin);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
