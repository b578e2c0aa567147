/** Whose password a link of the operator is for, and what allows it. */
export interface ResetLink {
  login: string;
  code: string;
}

/** Reads the fragment of such a link, which no browser sends to the server. */
export function readResetLink(fragment: string): ResetLink | undefined {
  const [, login, code] = /^#([a-z0-9_.]{3,32}):([\w-]{43})$/.exec(fragment) ?? [];
  return login === undefined || code === undefined ? undefined : { login, code };
}
