// `import { z } from "zod"` makes esbuild keep every locale: 92 KB instead of 26.
import { importsOf, sourceFiles } from "./source-files.mjs";

export function look(root) {
  return sourceFiles(root, /\.(ts|tsx)$/).flatMap(({ file, text }) =>
    importsOf(text)
      .filter(({ specifier }) => specifier === "zod" || specifier.startsWith("zod/"))
      .filter(
        ({ specifier, statement }) => specifier !== "zod" || !/^import\s+(type\s+)?\*\s+as\s+z\s+from/.test(statement),
      )
      .map(
        ({ line }) =>
          `${file}:${line} imports zod by name, which ships 92 KB instead of 26. Write: import * as z from "zod";`,
      ),
  );
}
