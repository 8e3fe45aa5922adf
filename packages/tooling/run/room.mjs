// Disk and memory, asked before anything is fetched.
import { statfs } from "node:fs/promises";
import os from "node:os";
import { root } from "./places.mjs";
import { Stop, say } from "./say.mjs";

const needed = 1.5 * 1024 ** 3;
const gigabytes = (bytes) => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

export async function checkRoom({ reserve = needed } = {}) {
  const disk = await statfs(root);
  const free = disk.bavail * disk.bsize;
  if (free < reserve) {
    throw new Stop(
      `Ruang disk tinggal ${gigabytes(free)}; pemasangan butuh ${gigabytes(reserve)}. Kosongkan disk, lalu jalankan lagi.`,
    );
  }
  if (os.totalmem() < needed) {
    say(
      `! Memori komputer ini ${gigabytes(os.totalmem())}; portal butuh sekitar ${gigabytes(needed)}. Tutup program lain bila terasa lambat.`,
    );
  }
}
