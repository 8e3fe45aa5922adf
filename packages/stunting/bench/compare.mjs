// Two sides in turn, so that a busy moment of the machine meets both; the ratio of each round, and their median with the spread.
const ROUNDS = 5;
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];

/**
 * @param ours and peer: one run each, told the number of the round; a run may answer its own milliseconds
 * @param times runs in a round
 * @returns the median ratio
 */
export async function compare(label, { times, ours, peer, aim, show = inMilliseconds }) {
  const rounds = [];
  const side = async (run) => {
    const from = performance.now();
    let own = 0;
    for (let i = 0; i < times; i += 1) own += (await run()) ?? Number.NaN;
    return (Number.isNaN(own) ? performance.now() - from : own) / times;
  };
  if (times > 1) for (let i = 0; i < Math.min(times, 30); i += 1) await Promise.all([await ours(), await peer()]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await side(ours) : undefined;
    const b = await side(peer);
    const a = first ?? (await side(ours));
    rounds.push({ a, b, ratio: a / b });
  }
  const ratios = sorted(rounds.map(({ ratio }) => ratio));
  const of = (key) => show(median(rounds.map((round) => round[key])));
  const spread = `(${ratios[0].toFixed(2)}-${ratios.at(-1).toFixed(2)})`;
  const aimed = aim === undefined ? "" : `, aim ${aim}x`;
  console.log(`  ${label.padEnd(52)} ${of("a")} ${of("b")}  ${median(ratios).toFixed(2)}x ${spread}${aimed}`);
  return median(ratios);
}

function inMilliseconds(value) {
  return `${value.toFixed(3).padStart(9)} ms`;
}
