import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  CORE_VERSION,
  calendarDate,
  dayOfInstant,
  fixedClock,
  seededRandom,
  startOfDay,
  systemClock,
  systemRandom,
  TIME_ZONES,
} from "../domain/index.ts";
import { warnOnSecondCopy } from "./second-copy.ts";

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("today in a zone", () => {
  it.each([
    { now: "2026-11-22T16:30:00.000Z", zone: "Asia/Jakarta", today: "2026-11-22", why: "23:30 WIB" },
    { now: "2026-11-22T17:30:00.000Z", zone: "Asia/Jakarta", today: "2026-11-23", why: "00:30 WIB" },
    {
      now: "2026-11-22T15:59:59.999Z",
      zone: "Asia/Makassar",
      today: "2026-11-22",
      why: "a blink before midnight WITA",
    },
    { now: "2026-11-22T16:00:00.000Z", zone: "Asia/Makassar", today: "2026-11-23", why: "midnight WITA" },
    { now: "2026-11-22T15:00:00.000Z", zone: "Asia/Jayapura", today: "2026-11-23", why: "midnight WIT" },
    {
      now: "2026-11-22T23:30:00.000+07:00",
      zone: "Asia/Jakarta",
      today: "2026-11-22",
      why: "an instant with its zone",
    },
    { now: "1969-12-31T16:59:00.000Z", zone: "Asia/Jakarta", today: "1969-12-31", why: "before 1970" },
  ] as const)("$why is $today", ({ now, zone, today }) => {
    expect(fixedClock(now).today(zone)).toBe(today);
    expect(dayOfInstant(now, zone)).toBe(today);
  });

  it("agrees with the zone data of the runtime since 1988", () => {
    const moments = fc.integer({ min: Date.parse("1988-01-02T00:00:00Z"), max: Date.parse("2099-12-31T00:00:00Z") });
    const formats = TIME_ZONES.map((zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }));
    fc.assert(
      fc.property(moments, (moment) => {
        const iso = new Date(moment).toISOString();
        return TIME_ZONES.every((zone, index) => dayOfInstant(iso, zone) === formats[index]?.format(moment));
      }),
    );
  });

  it.each(TIME_ZONES)("a day in %s begins when it says", (zone) => {
    const start = startOfDay(calendarDate("2026-11-24"), zone);
    expect(dayOfInstant(start, zone)).toBe("2026-11-24");
    expect(dayOfInstant(new Date(Date.parse(start) - 1).toISOString(), zone)).toBe("2026-11-23");
  });

  it("now is an instant in UTC with milliseconds", () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(systemClock.today("Asia/Jakarta")).toBe(dayOfInstant(systemClock.now(), "Asia/Jakarta"));
    expect(fixedClock("2026-11-22T23:30:00+07:00").now()).toBe("2026-11-22T16:30:00.000Z");
  });

  it.each(["2026-11-22", "2026-11-22T10:00:00", "2026-02-30T10:00:00Z", "kemarin"])("%s is no instant", (text) => {
    expect(() => fixedClock(text)).toThrow(RangeError);
  });
});

describe("chance", () => {
  it.each([
    ["of the system", systemRandom],
    ["of a seed", seededRandom(7)],
  ])("%s makes UUIDs of version 7 that never repeat and never go back", (_, random) => {
    const made = Array.from({ length: 20_000 }, () => random.uuid());
    expect(made.every((uuid) => UUID_V7.test(uuid))).toBe(true);
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
  });

  it("keeps going up when the clock is set back", () => {
    vi.useFakeTimers({ now: Date.parse("2126-01-01T00:00:00Z") });
    const later = systemRandom.uuid();
    vi.setSystemTime(Date.parse("2026-01-01T00:00:00Z"));
    const made = Array.from({ length: 5_000 }, () => systemRandom.uuid());
    vi.useRealTimers();
    expect([later, ...made].sort()).toEqual([later, ...made]);
  });

  it("is the same for the same seed, and another for another", () => {
    const first = seededRandom(1906);
    const again = seededRandom(1906);
    expect([first.uuid(), first.uuid(), first.bytes(8)]).toEqual([again.uuid(), again.uuid(), again.bytes(8)]);
    expect(seededRandom(1).uuid()).not.toBe(seededRandom(2).uuid());
  });

  it("carries the moment in the UUID", () => {
    expect(Number.parseInt(seededRandom(1, 1_700_000_000_000).uuid().replace("-", "").slice(0, 12), 16)).toBe(
      1_700_000_000_000,
    );
  });
});

describe("two copies of this package", () => {
  it("are told once, with both versions", () => {
    const warn = vi.fn();
    const place = {};
    for (const version of ["1.0.0", "1.1.0", "1.2.0"]) warnOnSecondCopy(version, warn, place);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/1\.0\.0 and 1\.1\.0/));
  });

  it("of one version are told in a page, where they cost weight, and not on a server", () => {
    const warn = vi.fn();
    const page = { document: {} };
    const server = {};
    for (const place of [page, page, server, server]) warnOnSecondCopy("1.0.0", warn, place);
    expect(warn).toHaveBeenCalledOnce();
  });

  it("know the version of their package.json", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(CORE_VERSION, "Run node packages/core/scripts/stamp-version.mjs.").toBe(version);
  });
});
