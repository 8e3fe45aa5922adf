// `Date` moves a birthday by a day in some time zones; chance and the clock belong to core's two ports.
import { codeOnly, lineOf, sourceFiles } from "./source-files.mjs";

const rules = [
  {
    pattern: /\bDate\b(?!\s*:)/g,
    why: "uses `Date` in a domain, which moves days between time zones. Use CalendarDate of @spbe-kit/core.",
  },
  {
    pattern: /\bMath\.random\b|\bcrypto\.(randomUUID|getRandomValues)\b/g,
    why: "takes chance from the machine. Take a RandomPort as an argument.",
  },
  {
    pattern: /\bTemporal\./g,
    why: "uses Temporal, which not every supported runtime has. Use CalendarDate of @spbe-kit/core.",
  },
  {
    pattern: /\b(window|document|localStorage|process)\./g,
    why: "reaches for the browser or for Node in a domain. Take what you need as an argument.",
  },
];

export function look(root) {
  return sourceFiles(root, /^packages\/[^/]+\/src\/domain\/.*\.ts$/, ["packages"])
    .filter(({ file }) => !/\.(test|test-d)\.ts$/.test(file))
    .flatMap(({ file, text }) => {
      const code = codeOnly(text);
      return rules.flatMap(({ pattern, why }) =>
        [...code.matchAll(pattern)].map((match) => `${file}:${lineOf(code, match.index)} ${why}`),
      );
    });
}
