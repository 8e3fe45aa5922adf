/** The three functions a test runner gives: Vitest's and Jest's fit. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => void | Promise<void>): void;
}

/** What a part is rendered with beside its own required props. */
export interface PartProps {
  readonly className: string;
  readonly id: string;
  readonly title: string;
  readonly "data-extra": string;
}

export interface PartToTest {
  readonly runner: TestRunner;
  /** The part's own class, for example "spbe-badge". */
  readonly ownClass: string;
  /** Renders the part with these props to HTML text, for example by `renderToStaticMarkup`. */
  renderToHtml(props: PartProps): string;
  /**
   * Renders the part with these props into a document, hands over the node that carries its class, and what its ref was
   * given. Leave it out where the runner has no document; the ref is then not checked.
   */
  renderWithRef?(props: PartProps): RenderedPart | Promise<RenderedPart>;
}

export interface RenderedPart {
  readonly node: unknown;
  readonly ref: unknown;
  unmount?(): void;
}

const GIVEN: PartProps = {
  className: "given-class",
  id: "given-id",
  title: "given title",
  "data-extra": "given extra",
};

/**
 * The promise every part makes: it is one node, and your class, your attributes and your ref reach that node.
 * Needs no React: the render functions bring it.
 */
export function describePart(name: string, part: PartToTest): void {
  const { runner } = part;
  runner.describe(`${name} as a part`, () => {
    runner.it("keeps its own class and adds yours", () => {
      const classes = (attributeOfPart(name, part, "class") ?? "").split(/\s+/);
      demand(
        classes.includes(GIVEN.className),
        `${name} drops \`className\`. Join it: cx("${part.ownClass}", className).`,
      );
    });
    runner.it("hands every other prop to its node", () => {
      for (const attribute of ["id", "title", "data-extra"] as const) {
        const found = attributeOfPart(name, part, attribute);
        demand(found === GIVEN[attribute], `${name} drops \`${attribute}\`. Spread the rest of its props on its node.`);
      }
    });
    if (!part.renderWithRef) return;
    runner.it("gives its ref the node that carries its class", async () => {
      const rendered = await part.renderWithRef?.(GIVEN);
      const reached = rendered?.node !== undefined && rendered.node === rendered.ref;
      rendered?.unmount?.();
      demand(reached, `${name} does not hand its ref to its node. Use forwardRef and put \`ref\` on the node.`);
    });
  });
}

function attributeOfPart(name: string, part: PartToTest, attribute: string): string | undefined {
  const html = part.renderToHtml(GIVEN);
  const tag = [...html.matchAll(/<[a-z][^>]*>/g)].find(([text]) => classesOf(text).includes(part.ownClass))?.[0];
  demand(tag !== undefined, `${name} renders no node with the class "${part.ownClass}".`);
  return attributeOf(tag ?? "", attribute);
}

function classesOf(tag: string): readonly string[] {
  return (attributeOf(tag, "class") ?? "").split(/\s+/);
}

function attributeOf(tag: string, attribute: string): string | undefined {
  return new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1];
}

function demand(condition: boolean, cure: string): void {
  if (!condition) throw new Error(`spbe-kit: ${cure}`);
}
