import { describe, expect, it } from "vitest";
import { spbe } from "./index.ts";

describe("the Vite preset", () => {
  const { proxy } = spbe({ apiOrigin: "http://127.0.0.1:4322/" }).config().server;
  const target = (path: string) =>
    Object.entries(proxy).find(([pattern]) => new RegExp(pattern).test(path))?.[1].target;

  it.each(["/api", "/api/session", "/auth/login?return=/anak", "/demo-identity/interaction/x", "/openapi.json"])(
    "%s goes to the host",
    (path) => expect(target(path)).toBe("http://127.0.0.1:4322"),
  );
  it.each(["/", "/anak", "/authors", "/apix", "/openapixjson", "/src/main.tsx"])("%s stays with Vite", (path) =>
    expect(target(path)).toBeUndefined(),
  );
  it("keeps the browser's Host, so that cookies and the cross-site guard see one origin", () => {
    expect(Object.values(proxy).every((rule) => rule.changeOrigin === false)).toBe(true);
  });
});
