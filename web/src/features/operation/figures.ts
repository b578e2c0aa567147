import { query } from '../../shared/http/endpoint';
import { fields, integer, nullable, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { OPERATOR } from './people';

/** In bytes. */
export interface Disk {
  free: number;
  total: number;
}

/** How much there is of everything. */
export interface Figures {
  people: number;
  suspended: number;
  online: number;
  /** Open ones. */
  reports: number;
  messages: number;
  mediaBytes: number;
  /** `null`, as the disk, where the server cannot tell. */
  databaseBytes: number | null;
  disk: Disk | null;
  version: string;
}

export const parseFigures: Parser<Figures> = fields<Figures>({
  people: integer,
  suspended: integer,
  online: integer,
  reports: integer,
  messages: integer,
  mediaBytes: integer,
  databaseBytes: nullable(integer),
  disk: nullable(fields<Disk>({ free: integer, total: integer })),
  version: string,
});

export const figures = query<null, Figures>({
  name: 'figures',
  request: () => ({ path: '/operator/figures' }),
  parse: parseFigures,
  tags: [OPERATOR],
});

/** A disk with less than this share of it left is soon full. */
const LITTLE = 0.1;

export function isNearlyFull({ free, total }: Disk): boolean {
  return free < total * LITTLE;
}
