import type { Version } from './versions';

/** The remainder of a number as a polynomial over two elements, behind it. */
function withRemainder(value: number, generator: number, degree: number): number {
  let rest = value << degree;
  for (let bit = 31 - Math.clz32(rest); bit >= degree; bit -= 1) {
    if ((rest >> bit) & 1) rest ^= generator << (bit - degree);
  }
  return (value << degree) | rest;
}

/** Correction level L and the mask, protected (ISO/IEC 18004, 7.9). */
const formatBits = (mask: number) => withRemainder((1 << 3) | mask, 0x537, 10) ^ 0x5412;

/** Of version 7 and above (7.10). */
const versionBits = (version: number) => withRemainder(version, 0x1f25, 12);

/** One QR code on its way onto the paper: first what is always there, then the data between. */
export class Drawing {
  private readonly size: number;
  private readonly dark: boolean[][];
  /** Where no data may go. */
  private readonly taken: boolean[][];

  constructor(
    version: Version,
    codewords: readonly number[],
    mask: (row: number, column: number) => boolean,
    maskNumber: number,
  ) {
    this.size = 17 + 4 * version.number;
    const row = () => Array.from({ length: this.size }, () => false);
    const blank = () => Array.from({ length: this.size }, row);
    this.dark = blank();
    this.taken = blank();
    this.drawTiming();
    this.drawFinders();
    this.drawAlignment(version.alignment);
    this.drawFormat(formatBits(maskNumber));
    if (version.number >= 7) this.drawVersion(versionBits(version.number));
    this.drawData(codewords, mask);
  }

  rows(): boolean[][] {
    return this.dark;
  }

  private set(row: number, column: number, dark: boolean): void {
    const [shades, taken] = [this.dark[row], this.taken[row]];
    if (!shades || !taken || column < 0 || column >= this.size) return;
    shades[column] = dark;
    taken[column] = true;
  }

  private drawTiming(): void {
    for (let place = 0; place < this.size; place += 1) {
      this.set(6, place, place % 2 === 0);
      this.set(place, 6, place % 2 === 0);
    }
  }

  /** The three squares by which a reader finds the code, and the light around them. */
  private drawFinders(): void {
    const last = this.size - 4;
    for (const [row, column] of [[3, 3], [3, last], [last, 3]] as const) {
      this.drawRings(row, column, 4, (ring) => ring !== 2 && ring !== 4);
    }
  }

  private drawAlignment(places: readonly number[]): void {
    const [first, last] = [places[0], places[places.length - 1]];
    for (const row of places) {
      for (const column of places) {
        const isFinder =
          (row === first && column === first) ||
          (row === first && column === last) ||
          (row === last && column === first);
        if (!isFinder) this.drawRings(row, column, 2, (ring) => ring !== 1);
      }
    }
  }

  private drawRings(
    row: number, column: number, radius: number, isDark: (ring: number) => boolean,
  ): void {
    for (let y = -radius; y <= radius; y += 1) {
      for (let x = -radius; x <= radius; x += 1) {
        this.set(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  }

  /** Twice, so that either is enough: around the first finder, and beside the other two. */
  private drawFormat(bits: number): void {
    const bit = (place: number) => ((bits >> place) & 1) === 1;
    for (let place = 0; place < 15; place += 1) {
      const skipping = place < 6 ? place : place + 1;
      if (place < 8) this.set(skipping, 8, bit(place));
      else this.set(8, place === 8 ? 7 : 14 - place, bit(place));
      if (place < 8) this.set(8, this.size - 1 - place, bit(place));
      else this.set(this.size - 15 + place, 8, bit(place));
    }
    this.set(this.size - 8, 8, true);
  }

  private drawVersion(bits: number): void {
    for (let place = 0; place < 18; place += 1) {
      const dark = ((bits >> place) & 1) === 1;
      const [short, long] = [Math.floor(place / 3), this.size - 11 + (place % 3)];
      this.set(short, long, dark);
      this.set(long, short, dark);
    }
  }

  /** In columns of two, from the right, upwards and downwards by turns (7.7.3). */
  private drawData(codewords: readonly number[], mask: (row: number, column: number) => boolean): void {
    let place = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const upwards = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.size; step += 1) {
        const row = upwards ? this.size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (this.taken[row]?.[column]) continue;
          const bit = ((codewords[place >> 3] ?? 0) >> (7 - (place & 7))) & 1;
          place += 1;
          const shades = this.dark[row];
          if (shades) shades[column] = (bit === 1) !== mask(row, column);
        }
      }
    }
  }
}
