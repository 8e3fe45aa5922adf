import { describe, expect, it } from "vitest";
import { isolationDesk, type Slip } from "./isolation-desk.fixture.ts";
import { isolationMatrix } from "./isolation-matrix.ts";
import { faultsOf, type IsolationRows } from "./isolation-setup.ts";
import { isolationTimes } from "./isolation-times.ts";

const faultsBy = async (slip?: Slip) => faultsOf(await isolationMatrix(isolationDesk(slip)));

describe("a host that keeps people apart", () => {
  it("has no fault in any cell", async () => {
    const cells = await isolationMatrix(isolationDesk());
    expect(faultsOf(cells)).toEqual([]);
    expect(new Set(cells.map(({ person }) => person))).toEqual(new Set(["nobody", "Ani", "Budi"]));
  });

  it.each([
    { slip: "open-to-anybody", says: "desk/letters.get as nobody on own (200): Answers without a session." },
    {
      slip: "open-to-every-role",
      says: "desk/letters.get as Budi on own (200): The table allows it to nobody of this role.",
    },
    {
      slip: "refused-by-id",
      says: "desk/letters.get as Budi on otherRegency (403): Its refusal depends on the record.",
    },
    {
      slip: "hidden-is-forbidden",
      says: "desk/letters.get as Ani on otherRegency (403): The table allows it, the host does not.",
    },
    {
      slip: "hidden-has-other-words",
      says: "desk/letters.get as Ani on otherRegency (404): It has another body than an id nobody has.",
    },
    {
      slip: "stale-before-hidden",
      says: "desk/letters.change [stale If-Match] as Ani on otherRegency (412): It differs from an id nobody has (404): it tells that the record exists.",
    },
    {
      slip: "version-asked-late",
      says: "desk/letters.change [without If-Match] as Ani on otherRegency (404): Must be 428, whatever record it is sent for.",
    },
    {
      slip: "lists-everything",
      says: "desk/letters.list as Ani on own (200): Shows what lies where this person may not see.",
    },
    {
      slip: "names-the-unit",
      says: "desk/letters.forward [unitId] as Ani on otherRegency (409): It differs from an id nobody has (404): it tells that the record exists.",
    },
    { slip: "fails", says: "desk/letters.get as Ani on own (500): Fails instead of answering." },
  ] as const)("a host with the slip $slip is told", async ({ slip, says }) => {
    expect(await faultsBy(slip)).toContain(says);
  });

  it("an operation that nobody tries, one that the table forgot, and rows of one that is gone are told", async () => {
    const desk = isolationDesk();
    const [rows] = desk.rows;
    const { "letters.get": get, ...others } = rows!.inputs;
    const cells = await isolationMatrix({
      ...desk,
      tables: { desk: new Map([...desk.tables.desk!].filter(([name]) => name !== "letters.list")) },
      rows: [{ ...rows!, inputs: { ...others, "letters.burn": get! } }],
    });
    expect(faultsOf(cells)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('desk/letters.get as - on own (0): Write inputs["letters.get"].own'),
        expect.stringContaining("desk/letters.list as - on own (0): Write a line"),
        "desk/letters.burn as - on own (0): Remove it from the isolation rows: no module serves it.",
      ]),
    );
  });

  it("an id that is tried on own records only is told, in a path and in a body", async () => {
    const desk = isolationDesk();
    const [{ references: _, ...rows }] = desk.rows as [IsolationRows];
    const inputs = { ...rows.inputs, "letters.get": { own: rows.inputs["letters.get"]!.own! } };
    expect(faultsOf(await isolationMatrix({ ...desk, rows: [{ ...rows, inputs }] }))).toEqual([
      'desk/letters.get as - on own (0): Give inputs["letters.get"] also nowhere, and otherUnit or otherRegency: {letterId} is tried on own records only.',
      'desk/letters.forward as - on own (0): Write references["letters.forward"].unitId: an id that is sent beside the path may tell of records too.',
    ]);
    const notRecords = { "letters.get": ["letterId"], "letters.forward": ["unitId"] };
    expect(faultsOf(await isolationMatrix({ ...desk, rows: [{ ...rows, inputs, notRecords }] }))).toEqual([]);
  });

  it("a reference that is never looked at is told: it would prove nothing", async () => {
    const desk = isolationDesk();
    const [rows] = desk.rows;
    const { nowhere, otherRegency } = rows!.references!["letters.forward"]!.unitId!;
    const references = {
      "letters.forward": { unitId: { own: nowhere!, otherRegency: otherRegency!, nowhere: nowhere! } },
    };
    expect(faultsOf(await isolationMatrix({ ...desk, rows: [{ ...rows!, references }] }))).toEqual([
      "desk/letters.forward [unitId] as Ani on own (404): Answers as for an id nobody has, so this reference was not tried.",
    ]);
  });
});

describe("the time of a refusal", () => {
  it("is taken for every operation with an id in its path, and for references that are refused", async () => {
    const times = await isolationTimes(isolationDesk(), { pairs: 20, most: 20 });
    expect(times.map(({ operation, probe, place, status }) => [operation, probe, place, status])).toEqual([
      ["desk/letters.get", undefined, "otherRegency", 404],
      ["desk/letters.forward", "unitId", "otherRegency", 404],
      ["desk/letters.change", undefined, "otherRegency", 404],
    ]);
  });

  it("that tells a hidden record from none is told, with how much longer it takes", async () => {
    const faults = faultsOf(await isolationTimes(isolationDesk("slow-when-hidden"), { pairs: 20, most: 40 }));
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(
      /^desk\/letters\.get as Ani on otherRegency \(404\): Takes \d+\.\d % longer than an id nobody has: its time/,
    );
  });
});
