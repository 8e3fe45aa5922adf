/**
 * Second differences of a smooth column, as text. Four differences of -1, 0 or 1 share one character; a run of eight or
 * more zeros is "~n~"; any other difference is "{n}". Read back by `unpackColumn` in src/domain/growth/growth-table.ts.
 */
export function packColumn(values) {
  const differences = secondDifferences(values);
  let text = "";
  for (let at = 0; at < differences.length; ) {
    const zeros = zerosFrom(differences, at);
    const four = [0, 1, 2, 3].map((k) => differences[at + k] ?? 0);
    if (zeros >= 8) {
      text += `~${zeros}~`;
      at += zeros;
    } else if (four.every((difference) => Math.abs(difference) <= 1)) {
      text += characterOf(four.reduce((sum, difference) => sum * 3 + difference + 1, 0));
      at += 4;
    } else {
      text += `{${differences[at]}}`;
      at += 1;
    }
  }
  return text;
}

function secondDifferences(values) {
  let before = 0;
  let step = 0;
  return values.map((value) => {
    const difference = value - before - step;
    step = value - before;
    before = value;
    return difference;
  });
}

function zerosFrom(differences, start) {
  let end = start;
  while (differences[end] === 0) end += 1;
  return end - start;
}

/** 81 printable characters from "#" on, without the backslash. */
function characterOf(digit) {
  const code = 35 + digit;
  return String.fromCharCode(code >= 92 ? code + 1 : code);
}
