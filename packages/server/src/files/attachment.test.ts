import { describe, expect, it } from "vitest";
import { attachmentHeaders, endingFits, safeFileName } from "./attachment.ts";

describe("a name that somebody gave a file", () => {
  it.each([
    ["../../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system32\\drivers.csv", "drivers.csv"],
    ["/", "berkas"],
    ["..", "berkas"],
    [".htaccess", "htaccess"],
    ["laporan\u202Efdp.exe", "laporanfdp.exe"],
    ["data\r\nSet-Cookie: sesi=1.csv", "dataSet-Cookie_ sesi=1.csv"],
    ["nul\u0000l.pdf", "null.pdf"],
    ["berkas. . .", "berkas"],
    ["Rekap gizi Aik Madu – triwulan.xlsx", "Rekap gizi Aik Madu – triwulan.xlsx"],
  ])("%j is kept as %j", (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it("is cut to what every file system takes, and keeps its ending", () => {
    const kept = safeFileName(`${"gizi ".repeat(80)}.xlsx`);
    expect([...kept]).toHaveLength(60);
    expect(kept).toMatch(/\.xlsx$/);
    expect(Buffer.byteLength(safeFileName("\u{1F476}".repeat(400)))).toBeLessThan(255);
  });

  it.each([
    ["foto.png", "png", true],
    ["foto.PNG", "png", true],
    ["foto", "png", true],
    ["foto.png.html", "png", false],
    ["surat.pdf.exe", "pdf", false],
    ["surat.pdf", "png", false],
    ["foto.jpg", "jpeg", true],
  ] as const)("%s for content that is %s: fits %s", (name, kind, fits) => {
    expect(endingFits(name, kind)).toBe(fits);
  });
});

describe("the answer that gives a file", () => {
  it("cannot be made to carry another header, nor to break out of the name", () => {
    const name = 'a"; filename="jahat.html"\r\nX-Jahat: 1\u2028;é%0d%0a.csv';
    const headers = attachmentHeaders({ name, kind: "csv", sizeBytes: 3 });
    const disposition = headers["content-disposition"]!;
    expect(disposition).toMatch(/^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[\w.~!$&+%-]*$/);
    expect(() => new Headers(headers)).not.toThrow();
  });

  it("is saved and not shown, with the kind of the bytes, and kept nowhere between", () => {
    expect(attachmentHeaders({ name: "surat dinas", kind: "pdf", sizeBytes: 12 })).toEqual({
      "content-type": "application/pdf",
      "content-length": "12",
      "content-disposition": "attachment; filename=\"surat dinas.pdf\"; filename*=UTF-8''surat%20dinas.pdf",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect(attachmentHeaders({ name: "x.html", kind: null, sizeBytes: 1 })["content-type"]).toBe(
      "application/octet-stream",
    );
  });

  it("ends its name in an ending of the kind, whatever the name said", () => {
    const { "content-disposition": disposition } = attachmentHeaders({ name: "foto.html", kind: "png", sizeBytes: 1 });
    expect(disposition).toContain('filename="foto.html.png"');
  });
});
