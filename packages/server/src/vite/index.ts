/** What this preset needs of Vite's configuration; Vite itself is not a dependency of the server. */
export interface SpbeViteConfig {
  readonly server: { readonly proxy: Readonly<Record<string, ProxyRule>> };
  readonly preview: { readonly proxy: Readonly<Record<string, ProxyRule>> };
}

interface ProxyRule {
  readonly target: string;
  /** False: the API sees the browser's own Host, so the portal stays one origin. */
  readonly changeOrigin: false;
}

export interface SpbeViteOptions {
  /** Where the host listens, for example "http://127.0.0.1:4322". */
  readonly apiOrigin: string;
}

/** Paths the host answers; everything else is Vite's. */
const FORWARDED = ["/api", "/auth", "/demo-identity", "/openapi.json", "/healthz", "/readyz"] as const;

/**
 * Vite plugin: forwards the host's paths, so that `vite` and the API are one origin to the browser. Start the host with
 * `publicUrl` set to Vite's address.
 *
 *     export default defineConfig({ plugins: [react(), spbe({ apiOrigin: "http://127.0.0.1:4322" })] });
 */
export function spbe({ apiOrigin }: SpbeViteOptions): { readonly name: string; config(): SpbeViteConfig } {
  const target = new URL(apiOrigin).origin;
  const rule: ProxyRule = { target, changeOrigin: false };
  // A pattern, since a plain "/auth" would also take "/authors" of the portal.
  const proxy = Object.fromEntries(FORWARDED.map((path) => [`^${path.replace(".", "\\.")}(/|\\?|$)`, rule]));
  return { name: "spbe-kit", config: () => ({ server: { proxy }, preview: { proxy } }) };
}
