import { correctionOf } from './correction';
import { dataBytes, lengthBits } from './versions';
import type { Version } from './versions';

/** Pads what is left over, by turns (ISO/IEC 18004, 7.4.10). */
const PADS = [0xec, 0x11];

/** The bytes of data: the mode for bytes, how many there are, they themselves, and padding. */
function dataOf(bytes: Uint8Array, version: Version): number[] {
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  push(4, 4);
  push(bytes.length, lengthBits(version));
  for (const byte of bytes) push(byte, 8);
  const room = dataBytes(version);
  push(0, Math.min(4, 8 * room - bits.length));
  while (bits.length % 8 > 0) bits.push(0);

  const data: number[] = [];
  for (let index = 0; index < bits.length; index += 8) {
    data.push(bits.slice(index, index + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
  }
  for (let pad = 0; data.length < room; pad += 1) data.push(PADS[pad % 2] ?? 0);
  return data;
}

/** Data in blocks, of which the last ones may be longer by one. */
function blocksOf(data: readonly number[], count: number): number[][] {
  const short = Math.floor(data.length / count);
  const long = data.length % count;
  let start = 0;
  return Array.from({ length: count }, (_, index) => {
    const end = start + short + (index >= count - long ? 1 : 0);
    const block = data.slice(start, end);
    start = end;
    return block;
  });
}

function interleaved(blocks: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: longest }, (_, index) =>
    blocks.flatMap((block) => block.slice(index, index + 1)),
  ).flat();
}

/** Everything that is drawn of `bytes`: data and correction, their blocks woven into each other. */
export function codewordsOf(bytes: Uint8Array, version: Version): number[] {
  const blocks = blocksOf(dataOf(bytes, version), version.blocks);
  const corrections = blocks.map((block) => correctionOf(block, version.correction));
  return [...interleaved(blocks), ...interleaved(corrections)];
}
