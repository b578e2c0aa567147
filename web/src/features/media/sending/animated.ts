const decoder = new TextDecoder('latin1');

/** Where such a file says, if anywhere, that it has more than one picture. */
const HEAD = 64 * 1024;

/** The flag for animation in the header of an extended WebP (RFC 9649, 2.7.1). */
const WEBP_FLAGS = 20;
const WEBP_ANIMATION = 2;

/** Whether a picture moves, as far as its first bytes tell: drawn anew it would stand still. */
export async function isAnimated(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const text = decoder.decode(bytes);
  if (text.startsWith('GIF8')) return true;
  if (text.startsWith('RIFF') && text.slice(8, 16) === 'WEBPVP8X') {
    return ((bytes[WEBP_FLAGS] ?? 0) & WEBP_ANIMATION) !== 0;
  }
  if (text.slice(1, 4) === 'PNG') return text.includes('acTL');
  return text.slice(4, 12) === 'ftypavis';
}
