import { describe, expect, it } from "vitest";
import { type AuditWords, hostAuditWords, joinAuditWords, sayAct, sayPurpose, saySubject } from "./audit-words.ts";

const stunting: AuditWords = {
  acts: { "stunting/imports.send": { id: "Mengimpor e-PPGBM", en: "Imported e-PPGBM" } },
  subjects: { child: { label: { id: "Anak", en: "Child" }, to: (id) => `/stunting/anak/${id}` } },
};
const words = joinAuditWords([stunting, { acts: {}, subjects: { unit: { label: { id: "Unit", en: "Unit" } } } }]);

describe("the audit in words", () => {
  it.each([
    ["stunting/imports.send", "Mengimpor e-PPGBM"],
    ["stunting/imports.send (import-file)", "Mengimpor e-PPGBM (import-file)"],
    ["other/things.do", "other/things.do"],
  ])("%s is said as %s", (act, said) => {
    expect(sayAct(words, act, "id")).toBe(said);
  });

  it("says a purpose of the list in words, and leaves what was once typed", () => {
    expect(sayPurpose("personnel-record", "id")).toBe("Mencocokkan dengan data kepegawaian");
    expect(sayPurpose("Mencocokkan KTP", "en")).toBe("Mencocokkan KTP");
  });

  it("says of an act that could be taken back whether it waited or was done", () => {
    const all = joinAuditWords([words, hostAuditWords]);
    expect(sayAct(all, "stunting/imports.send (undo/act-due)", "id")).toBe("Mengimpor e-PPGBM (dilakukan)");
  });

  it("says logins in words", () => {
    expect(sayAct(hostAuditWords, "session/login", "id")).toBe("Masuk ke portal");
  });

  it("tells people by the end of their id and leads to their page", () => {
    const id = "0190f0c2-1111-7222-8333-123456abcdef";
    expect(saySubject(words, `child/${id}`, "id")).toEqual({ label: "Anak …abcdef", to: `/stunting/anak/${id}` });
    expect(saySubject(words, `unit/${id}`, "en")).toEqual({ label: "Unit …abcdef" });
    expect(saySubject(words, `ghost/${id}`, "id")).toEqual({ label: "ghost …abcdef" });
  });
});
