/** Something to jump to or to do. */
export interface Findable {
  label: string;
  /** More words by which it is found. */
  keywords?: string;
}

/** Without case and accents, so that "noether" finds "Nöther". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function words(text: string): string[] {
  return plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** How well it matches: 0 is best, `undefined` is not at all. Each word asked for begins one of its. */
function rank({ label, keywords = '' }: Findable, asked: readonly string[]): number | undefined {
  const own = words(label);
  const all = [...own, ...words(keywords)];
  if (!asked.every((word) => all.some((one) => one.startsWith(word)))) return undefined;
  if (asked.length > 0 && own[0]?.startsWith(asked[0] ?? '')) return 0;
  return asked.every((word) => own.some((one) => one.startsWith(word))) ? 1 : 2;
}

/** Those that match, the best first and else as they came. */
export function matching<T extends Findable>(all: readonly T[], query: string): readonly T[] {
  const asked = words(query);
  return all
    .map((one) => ({ one, rank: rank(one, asked) }))
    .filter((found): found is { one: T; rank: number } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
