import { describe, expect, it } from "vitest";
import { storyImports } from "../../testing/index.ts";
import { failureWords } from "./import-failure.messages.ts";

const missing = {
  code: "stunting/import-columns-missing",
  message:
    "Kolom berikut tidak ditemukan: Tgl Lahir, Tinggi. Tambahkan kolom itu, atau beri judul yang sama dengan unduhan e-PPGBM.",
};

describe("why a file could not be read", () => {
  it("names the missing columns in both languages", () => {
    expect(failureWords(missing, "id")).toEqual({ sentence: missing.message, detail: undefined });
    expect(failureWords(missing, "en")).toEqual({
      sentence:
        "These columns were not found: Tgl Lahir, Tinggi. Add them, or give them the titles of the e-PPGBM export.",
      detail: undefined,
    });
  });

  it("keeps the server's own sentence where its columns cannot be read out of it", () => {
    const changed = { ...missing, message: "Kolom wajib tidak lengkap" };
    expect(failureWords(changed, "en").detail).toBe(changed.message);
  });

  it("knows the failure of the stories in both languages: it is one the server sends", () => {
    const { failure } = storyImports.failed;
    expect(failureWords(failure!, "id").sentence).toBe(failure?.message);
    expect(failureWords(failure!, "en").sentence).toMatch(/not an Excel/);
  });

  it("passes on a code it does not know", () => {
    expect(failureWords({ code: "stunting/new", message: "Baru." }, "en").sentence).toBe("Baru.");
  });
});
