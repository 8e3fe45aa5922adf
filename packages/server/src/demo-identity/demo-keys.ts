import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import * as z from "zod";
import { DEMO_KEYS_FILE } from "../host/demo-keys-file.ts";

const keysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });

/** The demo provider's signing keys: made at the first start, kept in the data folder for this machine's user only. */
export async function demoKeys(dataFolder: string): Promise<{ keys: JWK[] }> {
  const file = join(dataFolder, DEMO_KEYS_FILE);
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept !== undefined) return keysSchema.parse(JSON.parse(kept));
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(privateKey)), kid: "demo", alg: "RS256", use: "sig" }] };
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
