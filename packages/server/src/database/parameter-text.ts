/**
 * A parameter as PostgreSQL reads it in text. Both engines get the same text, so both understand it alike; the server infers the
 * type from the statement (`$1::uuid[]`).
 *
 * @param value text, number, bigint, boolean, null, `Uint8Array` (bytea), or an array of these, nested arrays included
 * @throws TypeError for anything else: a `Date` has no zone rule here, and a plain object is ambiguous (JSON.stringify it)
 */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  if (Array.isArray(value)) return `{${value.map(arrayItem).join(",")}}`;
  const kind = value instanceof Date ? "a Date (give ISO text)" : "an object (give JSON.stringify(value) and ::jsonb)";
  throw new TypeError(`spbe-server: a query parameter is ${kind}.`);
}

function arrayItem(value: unknown): string {
  if (Array.isArray(value)) return parameterText(value) ?? "NULL";
  const text = parameterText(value);
  return text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
