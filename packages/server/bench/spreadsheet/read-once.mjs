/** One measured reading in a process of its own; started by read.bench.mjs. */
import { openPromise } from "yauzl";
import { openSpreadsheet } from "../../src/spreadsheet/index.ts";

const ways = {
  async openSpreadsheet(path) {
    const book = await openSpreadsheet({ path });
    let cells = 0;
    for (const sheet of book.sheets) for await (const row of sheet.rows()) cells += row.cells.length;
    await book.close();
    return cells;
  },
  async bare(path) {
    const zip = await openPromise(path, { autoClose: false });
    const entries = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    let tags = 0;
    for (const entry of entries) {
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        const text = piece.toString("latin1");
        for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) tags += 1;
      }
    }
    zip.close();
    return tags;
  },
};

const [way, path] = process.argv.slice(2);
globalThis.gc();
const idle = process.memoryUsage.rss();
let longestPause = 0;
let last = performance.now();
const timer = setInterval(() => {
  const now = performance.now();
  longestPause = Math.max(longestPause, now - last - 5);
  last = now;
}, 5);
const cpuBefore = process.cpuUsage();
const started = performance.now();
await ways[way](path);
const milliseconds = performance.now() - started;
const cpu = process.cpuUsage(cpuBefore);
clearInterval(timer);
// The kernel's own high-water mark: no peak between two samples is missed.
const peak = process.resourceUsage().maxRSS * 1024;
process.send({
  milliseconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  megabytes: Math.round((peak - idle) / 1024 / 1024),
  longestPause: Math.round(longestPause),
});
