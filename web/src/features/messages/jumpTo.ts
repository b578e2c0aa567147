const FLASH = [{ backgroundColor: 'var(--color-flash)' }, {}];

/** Brings another message of the same log into view, by its number, and lights it up. */
export function jumpTo(from: Element, seq: number): void {
  const row = from.closest('[role="log"]')?.querySelector(`[data-seq="${seq}"]`);
  row?.scrollIntoView({ block: 'center' });
  row?.animate(FLASH, { duration: 1_400 });
}
