import { afterEach, describe, expect, it, vi } from "vitest";
import { createResourceClient, type UploadProgress } from "./index.ts";
import { registerContract } from "./testing-contract.test-vectors.ts";

/** A browser's XMLHttpRequest that sends half, waits a moment, and then ends as told. */
function browserThatEnds(ending: "answers" | "breaks" | "hangs", status = 200, body: unknown = { importId: "7" }) {
  return class {
    responseType = "";
    response: Blob | null = null;
    status = 0;
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    open() {}
    setRequestHeader() {}
    getResponseHeader() {
      return status === 200 ? "application/json" : "application/problem+json";
    }
    abort() {
      this.onabort?.();
    }
    send(file: Blob) {
      this.upload.onprogress?.({ loaded: file.size / 2, total: file.size });
      if (ending === "hangs") return;
      setTimeout(() => {
        this.status = status;
        this.response = new Blob([JSON.stringify(body)]);
        if (ending === "answers") this.onload?.();
        else this.onerror?.();
      });
    }
  };
}

const client = createResourceClient(registerContract, { baseUrl: "https://portal.example", retry: 0 });
const spreadsheet = new Blob(["a,b\n1,2\n"]);

afterEach(() => vi.unstubAllGlobals());

describe("an upload from a browser", () => {
  it("tells its progress as bytes leave", async () => {
    vi.stubGlobal("XMLHttpRequest", browserThatEnds("answers"));
    const progress: UploadProgress[] = [];
    const answer = await client.upload({ body: spreadsheet }, { onUploadProgress: (step) => progress.push(step) });
    expect(answer).toEqual({ importId: "7" });
    expect(progress).toEqual([{ sentBytes: 4, totalBytes: 8 }]);
  });

  it("that is refused rejects with the server's problem", async () => {
    const body = { type: "about:blank", title: "Terlalu besar", status: 413, code: "core/body-too-large" };
    vi.stubGlobal("XMLHttpRequest", browserThatEnds("answers", 413, body));
    const result = await client.upload.safe({ body: spreadsheet }, { onUploadProgress: vi.fn() });
    expect(result).toMatchObject({ ok: false, error: { code: "core/body-too-large", status: 413 } });
  });

  it("that loses its line is offline", async () => {
    vi.stubGlobal("XMLHttpRequest", browserThatEnds("breaks"));
    const result = await client.upload.safe({ body: spreadsheet }, { onUploadProgress: vi.fn() });
    expect(result).toMatchObject({ ok: false, error: { code: "core/offline" } });
  });

  it("that is given up half-way stops with an AbortError", async () => {
    vi.stubGlobal("XMLHttpRequest", browserThatEnds("hangs"));
    const giveUp = new AbortController();
    const upload = client.upload(
      { body: spreadsheet },
      { signal: giveUp.signal, onUploadProgress: () => giveUp.abort() },
    );
    await expect(upload).rejects.toMatchObject({ name: "AbortError" });
  });
});
