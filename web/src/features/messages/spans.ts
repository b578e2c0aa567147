import { ADDRESS, addressIn } from './links';

export type Emphasis = 'bold' | 'italic' | 'strike';

/** A stretch of a message's words. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'code'; text: string }
  | { kind: Emphasis; spans: Span[] };

const EMPHASES = new Map<string, Emphasis>([
  ['**', 'bold'],
  ['*', 'italic'],
  ['_', 'italic'],
  ['~~', 'strike'],
]);

const TOKEN = new RegExp(`${ADDRESS.source}|\`[^\`\\n]+\`|\\*+|_+|~+`, 'giu');
const WORD = /[\p{L}\p{N}]/u;

/** A mark that waits for its counterpart, and what has come since. */
interface Open {
  mark: string;
  spans: Span[];
}

function write(spans: Span[], text: string): void {
  const last = spans[spans.length - 1];
  if (text === '') return;
  if (last?.kind === 'text') last.text += text;
  else spans.push({ kind: 'text', text });
}

/** The marks that are open, each at most once, so that closing one takes no longer in a long text. */
function createNest() {
  const root: Span[] = [];
  const open: Open[] = [];
  const spans = () => open[open.length - 1]?.spans ?? root;

  /** What was opened last was no mark after all. */
  function drop(): void {
    const dropped = open.pop();
    if (!dropped) return;
    write(spans(), dropped.mark);
    for (const span of dropped.spans) {
      if (span.kind === 'text') write(spans(), span.text);
      else spans().push(span);
    }
  }

  function dropTo(mark: string): void {
    while (open.length > 0 && open[open.length - 1]?.mark !== mark) drop();
  }

  return {
    root,
    spans,
    isOpen: (mark: string) => open.some((one) => one.mark === mark),
    open(mark: string): void {
      if (open.some((one) => one.mark === mark)) {
        dropTo(mark);
        drop();
      }
      open.push({ mark, spans: [] });
    },
    close(mark: string, kind: Emphasis): void {
      dropTo(mark);
      const closed = open.pop();
      if (closed) spans().push({ kind, spans: closed.spans });
    },
    end(): void {
      while (open.length > 0) drop();
    },
  };
}

type Nest = ReturnType<typeof createNest>;

/** A mark stands at the edge of a word, and not behind a backslash: a shrug has arms. */
function readMark(nest: Nest, text: string, mark: string, at: number): void {
  const kind = EMPHASES.get(mark);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + mark.length);
  const closes = before.trim() !== '' && !WORD.test(after);
  const opens = after.trim() !== '' && before !== '\\' && !WORD.test(before);
  if (kind && closes && nest.isOpen(mark)) nest.close(mark, kind);
  else if (kind && opens) nest.open(mark);
  else write(nest.spans(), mark);
}

/** One token; how much of it has been read. */
function readToken(nest: Nest, text: string, token: string, at: number): number {
  if (token.startsWith('`')) {
    nest.spans().push({ kind: 'code', text: token.slice(1, -1) });
    return token.length;
  }
  if (!/^[*_~]/.test(token)) {
    const address = addressIn(token);
    if (address) nest.spans().push({ kind: 'link', ...address });
    else write(nest.spans(), token.slice(0, 1));
    return address?.text.length ?? 1;
  }
  readMark(nest, text, token, at);
  return token.length;
}

/** The words of one block: emphasis, code, and addresses that can be followed. */
export function parseSpans(text: string): Span[] {
  const nest = createNest();
  const token = new RegExp(TOKEN);
  let end = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    write(nest.spans(), text.slice(end, match.index));
    end = match.index + readToken(nest, text, match[0] ?? '', match.index);
    token.lastIndex = end;
  }
  write(nest.spans(), text.slice(end));
  nest.end();
  return nest.root;
}
