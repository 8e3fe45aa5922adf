import type { DateSystem } from "./excel-serial.ts";
import { isDateFormat } from "./number-format.ts";
import { damaged, unsupported } from "./spreadsheet-error.ts";
import { attributeOf, readXml, type XmlOptions } from "./xml-stream.ts";
import type { ZipParts } from "./zip-parts.ts";

/** Where the parts of a workbook lie in its zip, and what its sheets are called. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly path: string }[];
  readonly dateSystem: DateSystem;
  readonly stylesPath: string | undefined;
  readonly sharedStringsPath: string | undefined;
}

interface Relationship {
  readonly id: string;
  /** The last word of the relationship's URI, the same in transitional and strict files: "worksheet". */
  readonly type: string;
  readonly path: string;
}

type PartOptions = Omit<XmlOptions, "part">;

/** @throws SpreadsheetError "spreadsheet/unsupported" for a zip that is no XLSX, "spreadsheet/damaged" for a missing part */
export async function readWorkbookParts(zip: ZipParts, options: PartOptions): Promise<WorkbookParts> {
  if (!zip.has("[Content_Types].xml")) throw unsupported(zip.has("content.xml") ? "ods" : "archive");
  const root = await relationshipsOf(zip, "", options);
  const path = root.find((one) => one.type === "officeDocument")?.path ?? "xl/workbook.xml";
  await refuseOtherDocuments(zip, path, options);
  const relationships = await relationshipsOf(zip, path, options);
  const { dateSystem, listed } = await readWorkbook(zip, path, options);
  const pathOfType = (type: string) => relationships.find((one) => one.type === type)?.path;
  const sheets = listed.flatMap(({ id, ...sheet }) => {
    const target = relationships.find((one) => one.id === id);
    if (!target) throw damaged(path, `the sheet "${sheet.name}" has no part`);
    if (target.type !== "worksheet") return []; // a chart or a macro sheet holds no rows
    if (!zip.has(target.path)) throw damaged(target.path, `the sheet "${sheet.name}" is missing`);
    return [{ ...sheet, path: target.path }];
  });
  return { sheets, dateSystem, stylesPath: pathOfType("styles"), sharedStringsPath: pathOfType("sharedStrings") };
}

async function refuseOtherDocuments(zip: ZipParts, path: string, options: PartOptions): Promise<void> {
  let type = "";
  const part = "[Content_Types].xml";
  await readXml(
    zip.read(part),
    {
      open(name, attributes) {
        if (name === "Override" && attributes.PartName?.toLowerCase() === `/${path.toLowerCase()}`) {
          type = attributes.ContentType ?? "";
        }
      },
    },
    { ...options, part },
  );
  if (/sheet\.binary/i.test(type)) throw unsupported("xlsb");
  if (/wordprocessing|presentation|ms-word|ms-powerpoint/i.test(type)) throw unsupported("office-document");
  if (!zip.has(path)) throw damaged(path, "the workbook part is missing");
}

async function readWorkbook(zip: ZipParts, part: string, options: PartOptions) {
  let dateSystem: DateSystem = "1900";
  const listed: { name: string; hidden: boolean; id: string | undefined }[] = [];
  await readXml(
    zip.read(part),
    {
      open(name, attributes) {
        if (name === "workbookPr" && /^(?:1|true|on)$/.test(attributes.date1904 ?? "")) dateSystem = "1904";
        if (name !== "sheet") return;
        const hidden = /hidden/i.test(attributes.state ?? "");
        listed.push({ name: attributes.name ?? "", hidden, id: attributeOf(attributes, "id") });
      },
    },
    { ...options, part },
  );
  return { dateSystem: dateSystem as DateSystem, listed };
}

/** The relationships of a part; of the whole file for "". A part without any has no such list. */
async function relationshipsOf(zip: ZipParts, path: string, options: PartOptions): Promise<readonly Relationship[]> {
  const cut = path.lastIndexOf("/") + 1;
  const part = `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
  const found: Relationship[] = [];
  if (!zip.has(part)) return found;
  await readXml(
    zip.read(part),
    {
      open(name, { Id, Type, Target, TargetMode }) {
        if (name !== "Relationship" || TargetMode === "External" || !Id || !Type || !Target) return;
        found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path: resolve(path.slice(0, cut), Target) });
      },
    },
    { ...options, part },
  );
  return found;
}

/** "/xl/sheet.xml" counts from the root of the zip, "sheet.xml" and "../sheet.xml" from the folder of the part. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** For each cell style of the workbook, whether it shows numbers as dates. */
export async function readDateStyles(zip: ZipParts, part: string, options: PartOptions): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let list = "";
  await readXml(
    zip.read(part),
    {
      open(name, attributes) {
        if (name === "cellXfs" || name === "cellStyleXfs" || name === "numFmts" || name === "dxfs") list = name;
        else if (name === "xf" && list === "cellXfs") formatIds.push(Number(attributes.numFmtId ?? 0));
        else if (name === "numFmt" && list === "numFmts") {
          codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
        }
      },
    },
    { ...options, part },
  );
  return formatIds.map((id) => isDateFormat(id, codes.get(id)));
}
