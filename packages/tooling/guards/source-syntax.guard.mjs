// Sources that Node runs as they are, that bundlers can follow, and that hide nothing from the type checker or the test run.
import { codeOnly, importsOf, lineOf, sourceFiles, withoutComments } from "./source-files.mjs";

const isTest = (file) =>
  /\.(test|test-d|journey|stories|fixture)\.tsx?$/.test(file) ||
  /\/(bench|journeys|test)\/|\/src\/[^/]+\/testing\//.test(file);
const published = (file) => /^packages\/[^/]+\/src\//.test(file) && !isTest(file);
const mayHoldTsx = (file) => /\/(react|portal|canaries)\/|\.stories\.tsx$|^examples\/|^\.storybook\//.test(file);

const words = [
  {
    pattern: /:\s*any\b|\bas any\b|<any>|\bany\[\]|<any,|, any>/g,
    why: "uses `any`, which turns the type checker off. Name the type, or take `unknown` and look at it.",
  },
  {
    pattern: /\.(skip|only|todo)\s*\(|\b(xit|xdescribe|fit|fdescribe)\s*\(/g,
    when: isTest,
    why: "skips tests. Repair the test or delete it; every test runs.",
  },
  {
    pattern: /\bexport\s*\*/g,
    why: "uses `export *`. List the names one by one: the surface of a door is written by hand.",
  },
  {
    pattern: /^await\s|^(?:const|let)\s[^\n]*=\s*await\s|^for await\b/gm,
    when: published,
    why: "awaits at the top level, so `require` of the package fails on Node 22. Move it into a function.",
  },
];
const hidden = [
  { pattern: /@ts-(ignore|nocheck)/g, why: "silences the type checker. Repair the type." },
  {
    pattern: /\b(TODO|FIXME|XXX)\b/g,
    why: "leaves a note for later. Do it now, or file an issue and name its number.",
  },
];

export function look(root) {
  return sourceFiles(root, /\.(ts|tsx|mjs)$/)
    .filter(({ file }) => !file.startsWith("packages/tooling/guards/") && !file.endsWith(".generated.ts"))
    .flatMap(({ file, text }) => [
      ...extensions(file, text),
      ...tsx(file),
      ...spot(file, codeOnly(text), words),
      ...spot(file, text, hidden),
    ]);
}

function spot(file, text, rules) {
  return rules
    .filter(({ when }) => !when || when(file))
    .flatMap(({ pattern, why }) =>
      [...text.matchAll(pattern)].map((match) => `${file}:${lineOf(text, match.index)} ${why}`),
    );
}

function extensions(file, text) {
  if (file.endsWith(".mjs") || file.includes("/canaries/")) return [];
  return importsOf(withoutComments(text))
    .filter(({ specifier }) => specifier.startsWith(".") && !/\.(ts|tsx|mjs|css|json|svg)(\?\w+)?$/.test(specifier))
    .map(
      ({ specifier, line }) =>
        `${file}:${line} imports ${specifier} without its ending. Write ${specifier.replace(/\.js$/, "")}.ts (or .tsx): Node runs the sources as they are.`,
    );
}

function tsx(file) {
  if (!file.endsWith(".tsx") || mayHoldTsx(file) || /\.test\.tsx$/.test(file)) return [];
  return [`${file} is .tsx outside react/ or portal/. Node cannot run it: move it to react/, or rename it to .ts.`];
}
