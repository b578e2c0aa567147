import { array, fields, nullable, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

/** A part of a list, and from where on the next one is asked for. */
export interface ListPage<T> {
  items: T[];
  next: string | null;
}

export function listPage<T>(item: Parser<T>): Parser<ListPage<T>> {
  return fields<ListPage<T>>({ items: array(item), next: nullable(string) });
}
