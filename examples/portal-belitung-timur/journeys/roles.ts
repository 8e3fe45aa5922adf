import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PortalProcess } from "./portal-process.ts";
import { buka, type Desk, masuk, periksaLayar } from "./steps.ts";

const MENU = {
  "/stunting": "Ringkasan",
  "/stunting/anak": "Anak",
  "/stunting/cari": "Cari anak",
  "/stunting/impor": "Impor e-PPGBM",
  "/spbe-index": "Penilaian Indeks SPBE",
  "/direktori": "Unit dan jabatan",
  "/direktori/orang": "Orang",
  "/direktori/impor": "Impor direktori",
  "/audit": "Jejak audit",
  "/tasks": "Antrean pekerjaan",
} as const;
const ALL = Object.keys(MENU) as (keyof typeof MENU)[];
const STUNTING = ALL.filter((path) => path.startsWith("/stunting"));
/** What only who keeps the directory opens. */
const KEPT: readonly (keyof typeof MENU)[] = ["/direktori/orang", "/direktori/impor"];
const API: Readonly<Record<string, string>> = {
  "/stunting": "/api/stunting/summary",
  "/stunting/anak": "/api/stunting/children",
  "/stunting/cari": "/api/stunting/children",
  "/stunting/impor": "/api/stunting/imports",
  "/spbe-index": "/api/spbe-index/summary",
  "/direktori": "/api/directory/units",
  "/direktori/orang": "/api/directory/people/01999999-9999-7999-8999-999999999999",
  "/direktori/impor": "/api/directory/households/01999999-9999-7999-8999-999999999999",
  "/audit": "/api/audit/chain",
  "/tasks": "/api/tasks",
};

/** What each role finds in its menu; everything else must be closed to it on screen and in the API. */
const ROLES: readonly { name: string; role: string; has: readonly (keyof typeof MENU)[] }[] = [
  { name: "Sri Wahyuni", role: "cadre", has: ["/stunting/anak", "/stunting/cari", "/direktori"] },
  { name: "Wulan Safitri", role: "nutritionist", has: [...STUNTING, "/direktori"] },
  {
    name: "dr. Ratna",
    role: "dinas",
    has: ALL.filter((path) => path !== "/audit" && path !== "/tasks" && !KEPT.includes(path)),
  },
  { name: "Hendra Wijaya", role: "TPPS", has: ["/stunting", "/direktori"] },
  { name: "Yanti Lestari", role: "auditor", has: ALL.filter((path) => path !== "/tasks" && !KEPT.includes(path)) },
  { name: "Bagus Pratama", role: "Diskominfo", has: ["/spbe-index", "/direktori", ...KEPT, "/tasks"] },
];

/** A journey per role: every entry of its menu opens, every other one is closed. */
export function describeRoles(portal: () => PortalProcess, browser: () => Browser): void {
  describe.each(ROLES)("$role", ({ name, has }) => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await masuk(browser(), portal().url, name);
    });
    afterAll(() => desk.page.context().close());

    it("opens every entry of its menu, clean for axe", async () => {
      const { page, complaints } = desk;
      const menu = page.getByRole("navigation");
      for (const path of has) {
        await menu.getByRole("link", { name: MENU[path], exact: true }).click();
        await page.waitForURL(`${portal().url}${path}`);
        // The page before stays until the new one's code is there, and that one begins with a placeholder for its heading.
        await page.waitForFunction(
          (shown) =>
            document.querySelector(".spbe-nav-item[aria-current=page]")?.getAttribute("href") === shown &&
            document.querySelector("main h1") !== null &&
            document.querySelector("main .spbe-skeleton") === null,
          path,
        );
        await page.waitForLoadState("networkidle");
        await periksaLayar(page);
      }
      expect(complaints).toEqual([]);
    });

    it("finds everything else closed, on screen and in the API", async () => {
      const { page, complaints } = desk;
      for (const path of ALL.filter((one) => !has.includes(one))) {
        expect(await page.getByRole("navigation").getByRole("link", { name: MENU[path], exact: true }).count()).toBe(0);
        expect(await buka(page, `${portal().url}${path}`)).toMatch(/belum punya akses/);
        const status = await page.evaluate(
          async (address) => (await fetch(address, { headers: { "x-spbe-client": "1" } })).status,
          API[path]!,
        );
        expect(status, path).toBe(403);
      }
      complaints.length = 0;
    });
  });

  it("two regencies in one database never meet", async () => {
    const here = await masuk(browser(), portal().url, "dr. Ratna");
    const there = await masuk(browser(), portal().url, "Imas Handayani");
    const ask = (desk: Desk, path: string) =>
      desk.page.evaluate(async (address) => {
        const answer = await fetch(address);
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
      }, path);
    const ours = (await ask(here, "/api/stunting/children?limit=200")).body as { items: { childId: string }[] };
    const theirs = (await ask(there, "/api/stunting/children?limit=200")).body as {
      items: { childId: string; villageCode: string }[];
    };
    expect(theirs.items.length).toBeGreaterThan(0);
    expect(theirs.items.every(({ villageCode }) => villageCode.startsWith("19.02."))).toBe(true);
    const foreign = await ask(there, `/api/stunting/children/${ours.items[0]!.childId}`);
    const random = await ask(there, "/api/stunting/children/01999999-9999-7999-8999-999999999999");
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, traceId: "" }).toEqual({ ...random.body, traceId: "" });
    await here.page.context().close();
    await there.page.context().close();
  });
}
