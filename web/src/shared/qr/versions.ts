/** What a version of a QR code has room for, at the lowest level of correction (ISO/IEC 18004, table 9). */
export interface Version {
  number: number;
  /** Bytes of data and of correction. */
  codewords: number;
  /** Bytes of correction in each block. */
  correction: number;
  blocks: number;
  /** Where the middles of the alignment patterns are, in both directions. */
  alignment: readonly number[];
}

const TABLE: readonly (readonly [number, number, number, readonly number[]])[] = [
  [26, 7, 1, []],
  [44, 10, 1, [6, 18]],
  [70, 15, 1, [6, 22]],
  [100, 20, 1, [6, 26]],
  [134, 26, 1, [6, 30]],
  [172, 18, 2, [6, 34]],
  [196, 20, 2, [6, 22, 38]],
  [242, 24, 2, [6, 24, 42]],
  [292, 30, 2, [6, 26, 46]],
  [346, 18, 4, [6, 28, 50]],
  [404, 20, 4, [6, 30, 54]],
  [466, 24, 4, [6, 32, 58]],
  [532, 26, 4, [6, 34, 62]],
];

const VERSIONS = TABLE.map(([codewords, correction, blocks, alignment], index): Version => ({
  number: index + 1, codewords, correction, blocks, alignment,
}));

export const dataBytes = ({ codewords, correction, blocks }: Version) =>
  codewords - correction * blocks;

/** The bits that say how many bytes follow. */
export const lengthBits = ({ number }: Version) => (number < 10 ? 8 : 16);

/** The smallest that takes so many bytes; `undefined` where none does. */
export function versionFor(bytes: number): Version | undefined {
  return VERSIONS.find((one) => 4 + lengthBits(one) + 8 * bytes <= 8 * dataBytes(one));
}
