import type { Options } from "ky";
import type { UploadProgress } from "./client-options.ts";

type Fetch = NonNullable<Options["fetch"]>;

/**
 * A `fetch` for one upload that tells how far it is.
 *
 * Browsers tell it only through XMLHttpRequest: a streamed `fetch` body needs HTTP/2 and fails on plain HTTP/1.1, which
 * offices have. Where there is none, or the caller brings a `fetch` of their own, progress is told once, at the end.
 */
export function uploadFetch(
  file: Blob,
  onProgress: (progress: UploadProgress) => void,
  ownFetch: typeof globalThis.fetch | undefined,
): Fetch {
  return async (input, init) => {
    if (!ownFetch && typeof XMLHttpRequest === "function") return sendByXhr(new Request(input, init), file, onProgress);
    const response = await (ownFetch ?? globalThis.fetch)(input, init);
    onProgress({ sentBytes: file.size, totalBytes: file.size });
    return response;
  };
}

function sendByXhr(request: Request, file: Blob, onProgress: (progress: UploadProgress) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(request.method, request.url);
    xhr.responseType = "blob";
    request.headers.forEach((value, name) => {
      xhr.setRequestHeader(name, value);
    });
    xhr.upload.onprogress = ({ loaded, total }) => onProgress({ sentBytes: loaded, totalBytes: total });
    xhr.onload = () => resolve(responseOf(xhr));
    // The words by which ky knows a network failure in every browser.
    xhr.onerror = () => reject(new TypeError("Failed to fetch"));
    xhr.onabort = () => reject(request.signal.reason);
    request.signal.addEventListener("abort", () => xhr.abort());
    if (request.signal.aborted) reject(request.signal.reason);
    else xhr.send(file);
  });
}

/** Status, type and body: all that reading an answer needs. */
function responseOf(xhr: XMLHttpRequest): Response {
  const headers = { "content-type": xhr.getResponseHeader("content-type") ?? "" };
  return new Response(xhr.status === 204 ? null : (xhr.response as Blob), { status: xhr.status, headers });
}
