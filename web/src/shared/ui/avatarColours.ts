/** FNV-1a, stirred once more so that ids which differ little still differ in colour. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  }
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  return (sum ^ (sum >>> 13)) >>> 0;
}

/**
 * The same person has the same colours on every device, without anybody storing them. Its lightest
 * point keeps white letters at 4.5 to 1 for every hue.
 */
export function avatarGradient(id: string): string {
  const hue = hash(id) % 360;
  return `linear-gradient(160deg, oklch(0.53 0.14 ${hue}), oklch(0.43 0.13 ${hue + 24}))`;
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return picked.map((word) => Array.from(word ?? '')[0] ?? '').join('').toLocaleUpperCase();
}
