import { attachmentHeaders } from "./attachment.ts";
import type { FileStore } from "./file-store.ts";

/**
 * The answer of a `success: "file"` operation that gives a stored file back: saved and never shown, under the name it came with,
 * unsealed piece by piece while it goes out. Whole files only; a request for a part gets all.
 *
 * The host asks nobody: look first, in a row of your own that row-level security guards, whether this person may have the file. Say
 * `disclosesPersonalData: true` in the operation where its content is about people, so that the audit keeps who had it.
 *
 * @returns undefined where there is no such file in this regency, its time is over, or the person it is about was erased
 */
export async function fileDownload(files: FileStore, fileId: string): Promise<Response | undefined> {
  const file = await files.open(fileId);
  return file && new Response(file.stream(), { headers: attachmentHeaders(file) });
}
