import { parseSpans } from './spans';
import type { Span } from './spans';

/** A part of a message that stands on lines of its own. */
export type Block =
  | { kind: 'text' | 'quote'; spans: Span[] }
  | { kind: 'code'; text: string };

const FENCE = '```';

/** The line that closes a fence which opens at `from`, or -1. */
function closing(lines: readonly string[], from: number): number {
  return lines.findIndex((line, index) => index > from && line.trim() === FENCE);
}

/** A fence that is never closed is text; that there is no other one is looked up only once. */
function fenceAt(lines: readonly string[], index: number, last: number): number {
  const line = lines[index] ?? '';
  return index < last && /^```[\w+#.-]*\s*$/.test(line) ? closing(lines, index) : -1;
}

function isQuote(line: string | undefined): boolean {
  return line !== undefined && /^>(?:\s|$)/.test(line);
}

function wordsOf(lines: readonly string[]): string {
  return lines.join('\n');
}

/**
 * What people write between marks: `**bold**`, `*italic*`, `~~struck~~`, `` `code` ``, quotes and
 * fenced code. It becomes a tree and never markup, whatever stands in it, in linear time; whatever
 * is no mark stays as it was written.
 */
export function parseBlocks(body: string): Block[] {
  const lines = body.split('\n');
  const last = lines.map((line) => line.trim()).lastIndexOf(FENCE);
  const blocks: Block[] = [];
  let words: string[] = [];

  /** Empty lines around a block only part it from the next, which its looks do as well. */
  function flush(): void {
    const written = words.map((line) => line.trim() !== '');
    const [first, end] = [written.indexOf(true), written.lastIndexOf(true) + 1];
    if (end > 0) blocks.push({ kind: 'text', spans: parseSpans(wordsOf(words.slice(first, end))) });
    words = [];
  }

  for (let index = 0; index < lines.length; index += 1) {
    const fence = fenceAt(lines, index, last);
    if (fence >= 0) {
      flush();
      blocks.push({ kind: 'code', text: wordsOf(lines.slice(index + 1, fence)) });
      index = fence;
    } else if (isQuote(lines[index])) {
      flush();
      const start = index;
      while (isQuote(lines[index + 1])) index += 1;
      const quoted = lines.slice(start, index + 1).map((line) => line.replace(/^>\s?/, ''));
      blocks.push({ kind: 'quote', spans: parseSpans(wordsOf(quoted)) });
    } else words.push(lines[index] ?? '');
  }
  flush();
  return blocks;
}

function wordsIn(spans: readonly Span[]): string {
  return spans.map((span) => ('spans' in span ? wordsIn(span.spans) : span.text)).join('');
}

/** The words alone, for places with a single line. */
export function plainWords(body: string): string {
  return parseBlocks(body)
    .map((block) => (block.kind === 'code' ? block.text : wordsIn(block.spans)))
    .join('\n');
}
