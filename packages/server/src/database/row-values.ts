/** A column of a result: its name and the object identifier of its type. */
export interface ResultField {
  readonly name: string;
  readonly type: number;
}

type Reader = (text: string) => unknown;

const asText: Reader = (text) => text;
const asBoolean: Reader = (text) => text === "t";
const asNumber: Reader = (text) => Number(text);
const asJson: Reader = (text) => JSON.parse(text);
const asBytes: Reader = (text) => new Uint8Array(Buffer.from(text.slice(2), "hex"));

const asSafeInteger: Reader = (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`spbe-server: bigint ${text} is beyond 2^53. Select it as text.`);
  return value;
};

/** "2026-11-24 05:00:00.5+00" becomes "2026-11-24T05:00:00.500000Z". Sessions run in UTC, so the offset is always +00. */
const asInstant: Reader = (text) => {
  const parts = /^(\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (!parts) return text; // "infinity", "-infinity", years before Christ
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? "").padEnd(6, "0")}Z`;
};

/** One map for both engines. Types that are not here stay text: date, time, uuid, text, interval, xid8, ranges. */
const SCALARS: Readonly<Record<number, Reader>> = {
  16: asBoolean,
  17: asBytes,
  20: asSafeInteger,
  21: asNumber,
  23: asNumber,
  26: asNumber, // oid
  114: asJson,
  700: asNumber,
  701: asNumber,
  1184: asInstant,
  1700: asNumber,
  3802: asJson,
};

/** Array types by the type of their elements, as pg_type.dat of PostgreSQL numbers them. */
const ELEMENT_OF: Readonly<Record<number, number>> = {
  1000: 16,
  1001: 17,
  1005: 21,
  1007: 23,
  1009: 25, // text[]
  1015: 25, // varchar[]
  1016: 20,
  1021: 700,
  1022: 701,
  1028: 26,
  1003: 25, // name[]
  1182: 25, // date[]
  1185: 1184,
  1231: 1700,
  199: 114,
  2951: 25, // uuid[]
  3807: 3802,
};

/** Reads rows of text as the values modules work with. */
export function readRows<R>(fields: readonly ResultField[], rows: readonly (readonly (string | null)[])[]): R[] {
  const readers = fields.map(({ type }) => readerOf(type));
  return rows.map((cells) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < fields.length; i++) {
      const text = cells[i];
      row[fields[i]!.name] = text === null || text === undefined ? null : readers[i]!(text);
    }
    return row as R;
  });
}

function readerOf(type: number): Reader {
  const element = ELEMENT_OF[type];
  if (element === undefined) return SCALARS[type] ?? asText;
  const readElement = SCALARS[element] ?? asText;
  return (text) => readArray(text, readElement);
}

/** Reads an array literal: `{1,NULL,"a \"b\""}`, nested braces included. */
function readArray(text: string, readElement: Reader): unknown[] {
  let at = text.indexOf("{") + 1; // skips a "[0:2]=" prefix
  const list = (): unknown[] => {
    const items: unknown[] = [];
    while (text[at] !== "}") {
      if (text[at] === ",") at++;
      if (text[at] === "{") {
        at++;
        items.push(list());
      } else if (text[at] === '"') items.push(readElement(quoted()));
      else {
        const bare = unquoted();
        items.push(bare === "NULL" ? null : readElement(bare));
      }
    }
    at++;
    return items;
  };
  const quoted = (): string => {
    let value = "";
    for (at++; text[at] !== '"'; at++) {
      if (text[at] === "\\") at++;
      value += text[at];
    }
    at++;
    return value;
  };
  const unquoted = (): string => {
    const from = at;
    while (text[at] !== "," && text[at] !== "}") at++;
    return text.slice(from, at);
  };
  return text[at] === "}" ? [] : list();
}
