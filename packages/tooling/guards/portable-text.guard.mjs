// Nothing that is true on one machine only: its folders, its registry, its line endings.
import { lineOf, sourceFiles } from "./source-files.mjs";

const text =
  /(\.(ts|tsx|mjs|js|json|css|md|mdx|yml|yaml|html|sql|svg|example)|\/(LICENSE|NOTICE|CODEOWNERS|run)|^\.(editorconfig|gitattributes|gitignore|npmrc|node-version))$/;
const rules = [
  {
    pattern: /(?<![\w.])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.]/g,
    why: "names a folder of one machine. Derive it from import.meta.dirname, os.tmpdir() or an environment variable.",
  },
  { pattern: /(?<![\w.])\/tmp\/[\w.]/g, why: "names /tmp. Use os.tmpdir()." },
  {
    pattern: /^\s*(?:registry|npmRegistryServer)\s*[=:]\s*["']?https?:/gm,
    why: "fixes a registry. Leave it to each user's own npm settings.",
  },
  {
    pattern: /tarball: https?:/g,
    why: "locks the address of one registry. Run `pnpm install` without such a registry setting so that the lockfile has hashes only.",
  },
  { pattern: /\r\n/g, why: "has Windows line endings. Save it with LF; .gitattributes does so for a fresh clone." },
];

export function look(root) {
  return sourceFiles(root, text, [""])
    .filter(({ file }) => !file.startsWith("packages/tooling/guards/"))
    .flatMap(({ file, text: content }) =>
      rules.flatMap(({ pattern, why }) => {
        const [first] = content.matchAll(pattern);
        return first ? [`${file}:${lineOf(content, first.index)} ${why}`] : [];
      }),
    );
}
