/** Powers of 2 in the field of 256 elements with x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004, 7.5.2). */
const POWERS: number[] = [];
const LOGS: number[] = [];
for (let value = 1, power = 0; power < 255; power += 1) {
  POWERS.push(value);
  LOGS[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

const at = (list: readonly number[], index: number) => list[index] ?? 0;

function product(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return at(POWERS, (at(LOGS, one) + at(LOGS, other)) % 255);
}

/** The polynomial whose roots are the first `degree` powers, without its leading 1. */
function generator(degree: number): number[] {
  let polynomial = [1];
  for (let power = 0; power < degree; power += 1) {
    const root = at(POWERS, power);
    polynomial = [...polynomial, 0].map(
      (one, index) => one ^ product(at(polynomial, index - 1), root),
    );
  }
  return polynomial.slice(1);
}

/** The Reed-Solomon bytes with which a reader mends `data`. */
export function correctionOf(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  let rest = Array.from({ length: count }, () => 0);
  for (const byte of data) {
    const factor = byte ^ at(rest, 0);
    rest = [...rest.slice(1), 0].map((one, index) => one ^ product(at(divisor, index), factor));
  }
  return rest;
}
