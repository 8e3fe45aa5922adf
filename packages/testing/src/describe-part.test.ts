import { describe, expect, it } from "vitest";
import { describePart, type PartProps, type PartToTest } from "./describe-part.ts";

/** Runs the checks of a part at once and gives back what failed. */
async function failuresOf(part: Omit<PartToTest, "runner" | "ownClass">): Promise<string[]> {
  const bodies: (() => void | Promise<void>)[] = [];
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (_: string, body: () => void | Promise<void>) => void bodies.push(body),
  };
  describePart("Badge", { ...part, runner, ownClass: "spbe-badge" });
  const failures: string[] = [];
  for (const body of bodies) {
    try {
      await body();
    } catch (error) {
      failures.push(String(error));
    }
  }
  return failures;
}

const attributes = ({ id, title, ...rest }: PartProps) =>
  `id="${id}" title="${title}" data-extra="${rest["data-extra"]}"`;
const good = (props: PartProps) =>
  `<div><span class="spbe-badge ${props.className}" ${attributes(props)}>3</span></div>`;

describePart("a badge that keeps its promises", {
  runner: { describe, it },
  ownClass: "spbe-badge",
  renderToHtml: good,
});

describe("the promise of a part", () => {
  it("finds a part that drops your class, your attributes or your ref, and says the cure", async () => {
    const node = {};
    expect(await failuresOf({ renderToHtml: good, renderWithRef: () => ({ node, ref: node }) })).toEqual([]);
    expect(
      await failuresOf({ renderToHtml: (props) => `<span class="spbe-badge" ${attributes(props)}></span>` }),
    ).toEqual([expect.stringMatching(/drops `className`. Join it/)]);
    expect(
      await failuresOf({ renderToHtml: (props) => `<span class="spbe-badge ${props.className}"></span>` }),
    ).toEqual([expect.stringMatching(/drops `id`/)]);
    expect(await failuresOf({ renderToHtml: good, renderWithRef: () => ({ node, ref: null }) })).toEqual([
      expect.stringMatching(/does not hand its ref/),
    ]);
  });

  it("says when the part is not there at all", async () => {
    expect((await failuresOf({ renderToHtml: () => "<p></p>" }))[0]).toMatch(
      /renders no node with the class "spbe-badge"/,
    );
  });
});
