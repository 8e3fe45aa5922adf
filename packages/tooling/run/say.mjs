/** One progress line for the person who waits. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** A problem that the person can solve: its message is a whole sentence with the cure, printed without a stack. */
export class Stop extends Error {}

/** Runs a step that may take long; prints a line at its start, at every ten seconds, and at its end. */
export async function step(title, work) {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  say(`· ${title} ...`);
  const ticking = setInterval(() => say(`  masih berjalan: ${title} (${seconds()} detik)`), 10_000);
  try {
    const value = await work();
    say(`✓ ${title} (${seconds()} detik)`);
    return value;
  } finally {
    clearInterval(ticking);
  }
}
