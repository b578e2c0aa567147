type Rows = readonly (readonly boolean[])[];

const FINDER = [true, false, true, true, true, false, true];
const LIGHT = [false, false, false, false];
const LIKE_FINDERS = [[...FINDER, ...LIGHT], [...LIGHT, ...FINDER]];

function turned(rows: Rows): boolean[][] {
  return rows.map((_, column) => rows.map((row) => row[column] ?? false));
}

/** Long runs of one shade, and what could be taken for a finder. */
function linePenalty(line: readonly boolean[]): number {
  let penalty = 0;
  let run = 0;
  line.forEach((dark, place) => {
    run = place > 0 && dark === line[place - 1] ? run + 1 : 1;
    if (run === 5) penalty += 3;
    if (run > 5) penalty += 1;
    for (const pattern of LIKE_FINDERS) {
      if (pattern.every((one, index) => line[place + index] === one)) penalty += 40;
    }
  });
  return penalty;
}

function blockPenalty(rows: Rows): number {
  let penalty = 0;
  rows.slice(1).forEach((row, above) => {
    for (let column = 1; column < row.length; column += 1) {
      const shade = row[column];
      const before = rows[above];
      if (row[column - 1] === shade && before?.[column] === shade && before?.[column - 1] === shade) {
        penalty += 3;
      }
    }
  });
  return penalty;
}

function balancePenalty(rows: Rows): number {
  const dark = rows.flat().filter(Boolean).length / rows.length ** 2;
  return Math.floor(Math.abs(dark * 100 - 50) / 5) * 10;
}

/** How badly a code is read, as ISO/IEC 18004, 7.8.3, has it. */
export function penaltyOf(rows: Rows): number {
  const lines = [...rows, ...turned(rows)];
  return (
    lines.reduce((sum, line) => sum + linePenalty(line), 0) + blockPenalty(rows) + balancePenalty(rows)
  );
}
