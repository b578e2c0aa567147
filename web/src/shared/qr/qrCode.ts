import { codewordsOf } from './codewords';
import { Drawing } from './drawing';
import { penaltyOf } from './penalty';
import { versionFor } from './versions';

/** Rows of a QR code, true where it is dark; without the quiet zone around it. */
export type QrCode = readonly (readonly boolean[])[];

/** The conditions by which the eight masks turn modules over (ISO/IEC 18004, table 10). */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The QR code of a text of at most 425 bytes, under the mask that is read best; else `undefined`. */
export function qrCode(text: string): QrCode | undefined {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (!version) return undefined;
  const codewords = codewordsOf(bytes, version);
  const drawn = MASKS.map((mask, number) => new Drawing(version, codewords, mask, number).rows());
  const penalties = drawn.map(penaltyOf);
  return drawn[penalties.indexOf(Math.min(...penalties))];
}
