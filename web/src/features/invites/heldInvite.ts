const KEY = 'martlet-invite';

/** Where sessionStorage is forbidden, it lasts as long as the page. */
let here: string | null = null;

/** What is secret in a link, out of the fragment, which no browser sends to the server. */
export function readInvite(fragment: string): string | undefined {
  return /^#([\w-]{43})$/.exec(fragment)?.[1];
}

/** Keeps an invite over logging in or registering, in this tab alone; `null` lets go of it. */
export function holdInvite(token: string | null): void {
  here = token;
  try {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // What is in memory must do.
  }
}

export function heldInvite(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? here ?? undefined;
  } catch {
    return here ?? undefined;
  }
}
