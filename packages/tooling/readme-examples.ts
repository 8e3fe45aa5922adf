import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { surroundings } from "./readme-examples.surroundings.ts";

/** A block of TypeScript that a README shows. */
export interface ReadmeExample {
  /** "packages/ui/README.md#1": the file and which of its blocks. */
  readonly name: string;
  readonly code: string;
  readonly isTsx: boolean;
  /** Line of the README on which the code begins. */
  readonly line: number;
}

/** Where the examples are read as if written there: a portal has every package, and a regency.json beside it. */
const PORTAL = "examples/portal-belitung-timur";
const BLOCK = /^```(tsx?)\n([\s\S]*?)^```$/gm;

/** Every example of README.md and of the packages' own. */
export function readmeExamples(root: string): readonly ReadmeExample[] {
  const files = ["README.md", ...globSync("packages/*/README.md", { cwd: root }).sort()];
  return files.flatMap((file) => examplesIn(file.replaceAll("\\", "/"), readFileSync(path.join(root, file), "utf8")));
}

export function examplesIn(file: string, text: string): readonly ReadmeExample[] {
  return [...text.matchAll(BLOCK)].map(([, language, code = ""], at) => ({
    name: `${file}#${at + 1}`,
    code,
    isTsx: language === "tsx",
    line: text.slice(0, text.indexOf(code)).split("\n").length,
  }));
}

/** What the compiler says about the examples, by name: "README.md:57: Property 'x' does not exist ...". None is said of a good one. */
export function complaintsAbout(examples: readonly ReadmeExample[], root: string): ReadonlyMap<string, string[]> {
  const files = new Map(examples.map((example, at) => [virtualPath(root, example, at), example]));
  const program = programOf(files, root);
  return new Map(
    [...files].map(([file, example]) => {
      const source = program.getSourceFile(file);
      const found = source
        ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        : [];
      return [example.name, found.map((diagnostic) => say(diagnostic, example))];
    }),
  );
}

function virtualPath(root: string, { isTsx }: ReadmeExample, at: number): string {
  return path.posix.join(root.replaceAll("\\", "/"), PORTAL, `readme-example-${at + 1}.${isTsx ? "tsx" : "ts"}`);
}

/** A program over files that are on no disk, with the options of the repository. */
function programOf(files: ReadonlyMap<string, ReadmeExample>, root: string): ts.Program {
  const base = path.join(root, "tsconfig.base.json");
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(base, ts.sys.readFile).config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const onDisk = { read: host.readFile, exists: host.fileExists };
  host.fileExists = (file) => files.has(file) || onDisk.exists(file);
  host.readFile = (file) => {
    const example = files.get(file);
    return example ? wholeOf(example) : onDisk.read(file);
  };
  host.getSourceFile = (file, languageVersion) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, languageVersion);
  };
  return ts.createProgram([...files.keys(), path.join(root, ".storybook/css.d.ts")], options, host);
}

/** The code between what stands around it and an export that makes it a module. */
function wholeOf({ name, code }: ReadmeExample): string {
  return `${surroundings[name] ?? ""}${code}export {};\n`;
}

function say({ start = 0, file, messageText }: ts.Diagnostic, { name, line }: ReadmeExample): string {
  const around = (surroundings[name] ?? "").split("\n").length - 1;
  const at = (file?.getLineAndCharacterOfPosition(start).line ?? 0) - around + line;
  return `${name.split("#")[0]}:${at}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
