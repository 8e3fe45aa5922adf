import { setImmediate as turn } from "node:timers/promises";
import { type SaxesAttributePlain, SaxesParser } from "saxes";
import { damaged, isSpreadsheetError, spreadsheetError, tooLarge } from "./spreadsheet-error.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

export type XmlAttributes = Readonly<Record<string, string>>;

/** What a part of a workbook tells. Names come without their namespace prefix: `x:row` is `row`. */
export interface XmlHandlers {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlOptions {
  readonly part: string;
  readonly limits: SpreadsheetLimits;
  readonly signal?: AbortSignal | undefined;
}

/** No part of a real workbook nests this deep. */
const DEEPEST = 100;
/** Bytes without a tag or a text: longer than any cell Excel writes, each character as an entity of 10 bytes. */
const LONGEST_TOKEN = 1024 * 1024;
const TURN_EVERY = 256 * 1024;

/**
 * Reads one XML part and calls the handlers; yields after each piece, so that what the handlers gathered can go on.
 *
 * @throws SpreadsheetError "spreadsheet/unsafe" for a DTD, "spreadsheet/damaged" for XML that is not well-formed,
 * and whatever the handlers throw
 */
export async function* xmlPieces(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  options: XmlOptions,
): AsyncGenerator<void> {
  const parser = parserFor(handlers, options);
  let decoder: TextDecoder | undefined;
  let sinceTurn = 0;
  for await (const piece of bytes) {
    options.signal?.throwIfAborted();
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    attempt(options.part, () => parser.write(decoder!.decode(piece, { stream: true }), piece.length));
    yield;
    sinceTurn += piece.length;
    if (sinceTurn < TURN_EVERY) continue;
    sinceTurn = 0;
    await turn();
  }
  attempt(options.part, () => parser.end(decoder?.decode() ?? ""));
  yield;
}

/** Reads one XML part whole. */
export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers, options: XmlOptions): Promise<void> {
  for await (const _ of xmlPieces(bytes, handlers, options));
}

/** An attribute by its name without prefix: `r:id` is `id`. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

function parserFor(handlers: XmlHandlers, { part, limits }: XmlOptions) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let sinceToken = 0;
  const text = (value: string) => {
    sinceToken = 0;
    handlers.text?.(value);
  };
  parser.on("doctype", () => {
    throw spreadsheetError(
      "spreadsheet/unsafe",
      { part },
      `The spreadsheet declares a DTD (${part}), which is refused.`,
    );
  });
  parser.on("opentag", (tag) => {
    sinceToken = 0;
    depth += 1;
    if (depth > DEEPEST) throw damaged(part, "its XML nests too deep");
    handlers.open?.(localName(tag.name), tag.attributes as Record<string, SaxesAttributePlain["value"]>);
  });
  parser.on("closetag", (tag) => {
    sinceToken = 0;
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  parser.on("text", text);
  parser.on("cdata", text);
  return {
    write(chunk: string, bytes: number) {
      sinceToken += bytes;
      parser.write(chunk);
      if (sinceToken > LONGEST_TOKEN) throw tooLarge(limits, "cellLength");
    },
    end(chunk: string) {
      parser.write(chunk).close();
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function attempt(part: string, step: () => void): void {
  try {
    step();
  } catch (cause) {
    throw isSpreadsheetError(cause) ? cause : damaged(part, "its XML is broken", { cause });
  }
}
