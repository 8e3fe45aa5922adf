// Scores per second of processor time (one core): all eight indices, corrected beyond 3 SD, with flags.
//   node --conditions=spbe-source packages/stunting/bench/growth.bench.mjs
// One score is one index value of one child; a child with all measurements gives eight. The peer is the shortest plain
// LMS loop over rows (bench/peers/plain-lms.mjs); it corrects nothing and flags nothing. Runs are interleaved.
import { assessGrowth } from "../src/domain/growth/assess-growth.ts";
import { assessGrowthColumns, growthScoreColumns, MISSING } from "../src/domain/growth/assess-growth-columns.ts";
import { valueAtZ } from "../src/domain/growth/growth-curve.ts";
import { growthTable } from "../src/domain/growth/growth-table.ts";
import { growthIndices } from "../src/domain/growth/growth-terms.ts";
import { plainLms } from "./peers/plain-lms.mjs";

const RUNS = 5;
const WARM_UP = 4;
const COLUMN_CHILDREN = 200_000;
const ROW_CHILDREN = 20_000;

let state = 20_240_217;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
/** Roughly normal, mean -1, SD 1.4: some children lie beyond 3 SD. */
const spread = () => -1 + 1.4 * (random() + random() + random() + random() - 2) * Math.sqrt(3);

function child() {
  const sex = random() < 0.5 ? "M" : "F";
  const ageInDays = 91 + Math.floor(random() * 1736);
  const at = (index, digits) => Number(valueAtZ(index, sex, ageInDays, spread()).toFixed(digits));
  return {
    sex,
    ageInDays,
    weightKg: at("weightForAge", 2),
    statureCm: at("heightForAge", 1),
    position: ageInDays < 731 ? "lying" : "standing",
    headCm: at("headForAge", 1),
    armCm: at("armForAge", 1),
    tricepsMm: at("tricepsForAge", 1),
    subscapularMm: at("subscapularForAge", 1),
  };
}

function toColumns(children) {
  const ints = (read) => Int32Array.from(children, (one) => Math.round(read(one)));
  const codes = (read) => Uint8Array.from(children, read);
  return {
    n: children.length,
    sex: codes((one) => (one.sex === "M" ? 1 : 2)),
    ageInDays: ints((one) => one.ageInDays),
    weightG: ints((one) => one.weightKg * 1000),
    statureMm: ints((one) => one.statureCm * 10),
    position: codes((one) => (one.position === "lying" ? 1 : 2)),
    headMm: ints((one) => one.headCm * 10),
    armMm: ints((one) => one.armCm * 10),
    tricepsTenthMm: ints((one) => one.tricepsMm * 10),
    subscapularTenthMm: ints((one) => one.subscapularMm * 10),
    oedema: new Uint8Array(children.length),
  };
}

function mapsForPeer() {
  const byRow = ({ first, rows, lms }) =>
    new Map(
      Array.from({ length: rows }, (_, r) => [first + r, { l: lms[r * 3], m: lms[r * 3 + 1], s: lms[r * 3 + 2] }]),
    );
  const both = (index) => ({ M: byRow(growthTable(index, "M")), F: byRow(growthTable(index, "F")) });
  return Object.fromEntries(growthIndices.map((index) => [index, both(index)]));
}

/** Processor seconds, so that a busy machine does not blur the ratio. */
function seconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const unpacking = seconds(() => growthIndices.map((index) => [growthTable(index, "M"), growthTable(index, "F")]));
const children = Array.from({ length: COLUMN_CHILDREN }, child);
const fewer = children.slice(0, ROW_CHILDREN);
const columns = toColumns(children);
const out = growthScoreColumns(columns.n);
const peerTables = mapsForPeer();
const contenders = {
  assessGrowthColumns: { children: COLUMN_CHILDREN, run: () => assessGrowthColumns(columns, out), times: [] },
  "assessGrowth, a row each": { children: ROW_CHILDREN, run: () => fewer.map((one) => assessGrowth(one)), times: [] },
  "peer, plain LMS rows": { children: ROW_CHILDREN, run: () => plainLms(peerTables, fewer), times: [] },
};
for (let r = 0; r < WARM_UP; r += 1) for (const { run } of Object.values(contenders)) run();
for (let r = 0; r < RUNS; r += 1) {
  for (const contender of Object.values(contenders)) contender.times.push(seconds(contender.run));
}

const scored = growthIndices.reduce((sum, index) => sum + out[index].filter((score) => score !== MISSING).length, 0);
const scoresPerChild = scored / COLUMN_CHILDREN;
const million = (value) => `${(value / 1e6).toFixed(2)} M`;
process.stdout.write(`unpacking all 16 tables once: ${(unpacking * 1000).toFixed(1)} ms\n`);
process.stdout.write(
  `${scoresPerChild.toFixed(2)} scores a child; processor time, median of ${RUNS} (slowest to fastest)\n`,
);
const medianRate = {};
for (const [name, { children: count, times }] of Object.entries(contenders)) {
  const rates = times.map((time) => count / time).sort((a, b) => a - b);
  medianRate[name] = rates[Math.floor(RUNS / 2)];
  const perSecond = (rate) => `${million(rate * scoresPerChild)} scores/s`;
  process.stdout.write(
    `${name.padEnd(26)} ${million(medianRate[name])} children/s  ${perSecond(medianRate[name])} (${perSecond(rates[0])} to ${perSecond(rates.at(-1))})\n`,
  );
}
const ratio = medianRate.assessGrowthColumns / medianRate["peer, plain LMS rows"];
process.stdout.write(`columns are ${ratio.toFixed(1)} times the peer\n`);
