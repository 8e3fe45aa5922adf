import { describe, expect, it } from "vitest";
import { assessIpAsn, type IpAsnInput, ipAsnCategory, ipAsnDefault } from "./ip-asn.ts";

const full: IpAsnInput = {
  track: "structural-functional",
  education: "s3",
  training: { leadership: true, technical: true, seminar: true },
  predicate: "sangat-baik",
  discipline: "none",
};
const score = (change: Partial<IpAsnInput>) => assessIpAsn({ ...full, ...change }, ipAsnDefault).score;
const none = { leadership: false, technical: false, seminar: false };

// performance-and-talent.json ipAsn.
describe("IP ASN", () => {
  it.each<[Partial<IpAsnInput>, number]>([
    [{}, 100],
    [{ track: "pelaksana" }, 100],
    [{ education: "s2" }, 95],
    [{ education: "s1-d4" }, 90],
    [{ education: "d3" }, 85],
    [{ education: "sma-d1-d2" }, 80],
    [{ education: "below-sma" }, 76],
    [{ predicate: "baik" }, 95],
    [{ predicate: "butuh-perbaikan" }, 85],
    [{ predicate: "kurang" }, 75],
    [{ predicate: "sangat-kurang" }, 71],
    [{ discipline: "light" }, 98],
    [{ discipline: "medium" }, 97],
    [{ discipline: "heavy" }, 96],
    [{ training: none }, 60],
    [{ training: { ...none, leadership: true } }, 75],
    [{ training: { ...none, technical: true } }, 75],
    [{ training: { ...none, seminar: true } }, 70],
    [{ track: "pelaksana", training: { ...none, leadership: true } }, 60],
    [{ track: "pelaksana", training: { ...none, technical: true } }, 82.5],
    [{ track: "pelaksana", training: { ...none, seminar: true } }, 77.5],
  ])("%j gives %d", (change, points) => {
    expect(score(change)).toBe(points);
  });

  it.each([
    [100, "Sangat Tinggi"],
    [91, "Sangat Tinggi"],
    [90.5, "Tinggi"],
    [81, "Tinggi"],
    [80.5, "Sedang"],
    [71, "Sedang"],
    [70.5, "Rendah"],
    [61, "Rendah"],
    [60.5, "Sangat Rendah"],
    [0, "Sangat Rendah"],
  ])("%d is %s", (points, name) => {
    expect(ipAsnCategory(points, ipAsnDefault)).toBe(name);
  });
});
