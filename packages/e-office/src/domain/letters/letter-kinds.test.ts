import { expect, test } from "vitest";
import { letterKindOf, letterKinds } from "./letter-kinds.ts";

test("there are 30 kinds, each with a code of its own", () => {
  expect(letterKinds).toHaveLength(30);
  expect(new Set(letterKinds.map(({ code }) => code)).size).toBe(30);
});

test("titles are kept from pengaturan, penetapan, piagam and sertifikat only", () => {
  const bare = letterKinds.filter(({ titles }) => !titles).map(({ code }) => code);
  expect(bare).toEqual(["PERDA", "PERKADA", "PERDPRD", "KEP_KDH", "SERT", "PIAGAM"]);
});

test("a kind is found by its code, and an unknown code finds none", () => {
  expect(letterKindOf("SD")?.layout).toBe("korespondensi");
  expect(letterKindOf("DISP")?.numbered).toBe(false);
  expect(letterKindOf("XX")).toBeUndefined();
});
