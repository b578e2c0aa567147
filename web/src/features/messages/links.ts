export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

const CANDIDATE = /(?:https?:\/\/|mailto:)[^\s<>"\u201C\u201D]+/giu;
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** A full stop, a bracket that was opened before the address, and the like end a sentence, not an address. */
function withoutTail(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    const text = address.slice(0, end);
    const unopened =
      (last === ')' && count(text, ')') > count(text, '(')) ||
      (last === ']' && count(text, ']') > count(text, '['));
    if (!unopened && !/[.,;:!?'*_~]/.test(last)) return text;
    end -= 1;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function parse(address: string): string | undefined {
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Splits a message into plain text and addresses; only http, https and mailto become links. */
export function splitLinks(body: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(CANDIDATE)) {
    const text = withoutTail(match[0] ?? '');
    const href = parse(text);
    if (href === undefined) continue;
    const start = match.index ?? 0;
    if (start > end) pieces.push({ kind: 'text', text: body.slice(end, start) });
    pieces.push({ kind: 'link', text, href });
    end = start + text.length;
  }
  if (end < body.length) pieces.push({ kind: 'text', text: body.slice(end) });
  return pieces;
}
