/** The version of this package: written by scripts/stamp-version.mjs, compared with package.json by a test. */
export const CORE_VERSION = "0.1.0";

const MARK = Symbol.for("@spbe-kit/core");

interface MarkedPlace {
  [MARK]?: { readonly version: string; warned: boolean };
}

/**
 * Warns once when a second copy of this package is loaded into one page or process: it costs weight, and two versions
 * disagree. Runs when the package is imported.
 *
 * On a server a second copy of the same version is silent: Next.js keeps one per rendering layer on purpose.
 */
export function warnOnSecondCopy(
  version: string = CORE_VERSION,
  warn: (sentence: string) => void = (sentence) => console.warn(sentence),
  place: object = globalThis,
): void {
  const marked = place as MarkedPlace;
  const first = marked[MARK];
  if (!first) {
    marked[MARK] = { version, warned: false };
    return;
  }
  const harmless = first.version === version && !("document" in place);
  if (first.warned || harmless) return;
  first.warned = true;
  warn(
    `spbe-kit: @spbe-kit/core is loaded twice (${first.version} and ${version}). Give every @spbe-kit package one version and install again (npm ls @spbe-kit/core).`,
  );
}
