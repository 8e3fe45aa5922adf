import { expect, test } from "vitest";
import { defaultParafRules, parafRoute } from "./paraf-route.ts";

const posts = (...ids: string[]) => ids.map((postId) => ({ postId }));
const hierarchy = (...ids: string[]) => ids.map((id) => ({ kind: "hierarchy", posts: [id] }));
const staff = { drafterPost: "staff", signerPost: "bupati" };

test("a letter drafted by its own signer needs no initials", () => {
  const request = { drafterPost: "kadis", signerPost: "kadis", chain: posts("sekda"), coordination: posts("hukum") };
  expect(parafRoute(request)).toEqual({ steps: [], skipped: [] });
});

test("initials ascend to the signer and not beyond", () => {
  const request = { ...staff, signerPost: "kadis", chain: posts("kasi", "kabid", "kadis", "sekda") };
  expect(parafRoute(request)).toEqual({ steps: hierarchy("kasi", "kabid"), skipped: [] });
});

test("at most three initial, nearest the signer unless the rules keep the others", () => {
  const request = { ...staff, chain: posts("kabid", "kadis", "asisten", "sekda", "bupati") };
  expect(parafRoute(request)).toEqual({
    steps: hierarchy("kadis", "asisten", "sekda"),
    skipped: [{ postId: "kabid", reason: "over-depth" }],
  });
  const low = { ...defaultParafRules, depth: 2, keep: "nearest-drafter" } as const;
  expect(parafRoute(request, low).steps).toEqual(hierarchy("kabid", "kadis"));
  expect(parafRoute(request, { ...defaultParafRules, depth: 0 }).steps).toEqual([]);
});

test("a vacant post is skipped with its reason and does not count", () => {
  const chain = [...posts("kabid", "kadis"), { postId: "asisten", vacant: true }, ...posts("sekda", "bupati")];
  expect(parafRoute({ ...staff, chain })).toEqual({
    steps: hierarchy("kabid", "kadis", "sekda"),
    skipped: [{ postId: "asisten", reason: "vacant" }],
  });
});

test("coordination stands in parallel before the step it feeds", () => {
  const coordination = [
    ...posts("keuangan"),
    { postId: "hukum", feeds: "sekda" },
    { postId: "organisasi", feeds: "sekda" },
  ];
  expect(parafRoute({ ...staff, chain: posts("kadis", "sekda", "bupati"), coordination }).steps).toEqual([
    { kind: "coordination", posts: ["keuangan"] },
    ...hierarchy("kadis"),
    { kind: "coordination", posts: ["hukum", "organisasi"] },
    ...hierarchy("sekda"),
  ]);
});

test("coordination whose step was skipped feeds the next one, in the end the signer", () => {
  const chain = [...posts("kadis"), { postId: "sekda", vacant: true }, ...posts("bupati")];
  const coordination = [{ postId: "hukum", feeds: "sekda" }];
  expect(parafRoute({ ...staff, chain, coordination }).steps).toEqual([
    ...hierarchy("kadis"),
    { kind: "coordination", posts: ["hukum"] },
  ]);
});

test("nobody initials twice, and a vacant coordination post is skipped", () => {
  const coordination = [...posts("kadis", "bupati", "hukum", "hukum"), { postId: "humas", vacant: true }];
  const route = parafRoute({ ...staff, chain: posts("kadis", "kadis", "bupati"), coordination });
  expect(route.steps).toEqual([{ kind: "coordination", posts: ["hukum"] }, ...hierarchy("kadis")]);
  expect(route.skipped.map(({ postId, reason }) => `${postId} ${reason}`)).toEqual([
    "kadis already-on-route",
    "bupati already-on-route",
    "hukum already-on-route",
    "humas vacant",
  ]);
});

test("a depth that is no whole number is refused", () => {
  expect(() => parafRoute({ ...staff, chain: [] }, { ...defaultParafRules, depth: 1.5 })).toThrow(RangeError);
});
