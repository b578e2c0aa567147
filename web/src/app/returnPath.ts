import { paths } from './routes';

/** `page`, which remembers where the person wanted to go. */
export function withReturn(page: string, wanted: string): string {
  return wanted === paths.conversations ? page : `${page}?return=${encodeURIComponent(wanted)}`;
}

/** Where a page with such a query leads afterwards: only ever to a path of this site. */
export function returnPath(query: string): string {
  const wanted = new URLSearchParams(query).get('return') ?? '';
  return /^\/(?![/\\])/.test(wanted) ? wanted : paths.conversations;
}
