export interface Emoji {
  emoji: string;
  name: string;
  /** All it is found by, in lower case. */
  words: readonly string[];
}

/** The groups in Unicode's order, each named by an emoji of its own. */
export const GROUPS = [
  'smileys', 'people', 'nature', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags',
] as const;

export type EmojiGroup = typeof GROUPS[number];

/** As many as fit on the screen a few times over; more letters find what is beyond. */
const MOST = 120;

const SEPARATOR = /[^\p{L}\p{N}+]+/u;

function wordsIn(text: string): string[] {
  return text.toLocaleLowerCase().split(SEPARATOR).filter(Boolean);
}

function parseLine(line: string): Emoji {
  const [emoji = '', ...rest] = line.split(' ');
  const [name = '', more = ''] = rest.join(' ').split('|');
  return { emoji, name, words: [...wordsIn(name), ...wordsIn(more)] };
}

/** Reads what `make-emoji.py` has written: a paragraph a group, an emoji a line. */
export function parseEmoji(data: string): readonly (readonly Emoji[])[] {
  return data.split('\n\n').map((group) => group.split('\n').map(parseLine));
}

/** Those that have, for each word of the query, one that begins with it. */
export function findEmoji(groups: readonly (readonly Emoji[])[], query: string): readonly Emoji[] {
  const wanted = wordsIn(query);
  const matches = ({ words }: Emoji) =>
    wanted.every((start) => words.some((word) => word.startsWith(start)));
  return groups.flatMap((group) => group.filter(matches)).slice(0, MOST);
}
