export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/** Length counts most; a mix of kinds of characters helps, a run of few different ones does not. */
export function passwordStrength(password: string): Strength {
  const characters = Array.from(password);
  if (characters.length < 8) return 'short';
  const different = new Set(characters.map((character) => character.toLowerCase())).size;
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  const score = Math.min(characters.length, different * 2) + (kinds - 1) * 2;
  if (score < 11) return 'weak';
  if (score < 15) return 'fair';
  return score < 19 ? 'good' : 'strong';
}
