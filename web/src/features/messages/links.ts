const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** What may be an address; how much of it is one says `addressIn`. */
export const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"\u201C\u201D]+/iu;

interface Address {
  /** As it is written. */
  text: string;
  href: string;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A full stop, a bracket that was opened before the address, and the like end a sentence, not an address. */
function withoutTail(address: string): string {
  const unopened: Record<string, number> = {
    ')': count(address, ')') - count(address, '('),
    ']': count(address, ']') - count(address, '['),
  };
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const surplus = unopened[last] ?? 0;
    if (surplus > 0) unopened[last] = surplus - 1;
    else if (!/[.,;:!?'*_~`]/.test(last)) break;
  }
  return address.slice(0, end);
}

/** The address that a candidate begins with; only http, https and mailto are followed. */
export function addressIn(candidate: string): Address | undefined {
  const text = withoutTail(candidate);
  try {
    const url = new URL(text);
    return SCHEMES.has(url.protocol) ? { text, href: url.href } : undefined;
  } catch {
    return undefined;
  }
}
