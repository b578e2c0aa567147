import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, fields, object, string } from '../../src/shared/lib/json';
import type { JsonObject } from '../../src/shared/lib/json';

/** One value as it crosses the wire. */
interface Golden {
  description: string;
  direction: string;
  kind: string;
  type: string;
  value: JsonObject;
}

const folder = join(WEB_ROOT, '../contract');
const parseGolden = fields<Golden>({
  description: string,
  direction: string,
  kind: string,
  type: string,
  value: object,
});

export function golden(path: string): Golden {
  return parseGolden(JSON.parse(readFileSync(join(folder, path), 'utf8')));
}

const files = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path) => ({ path, ...golden(path) }));

/** All that are one value, each with its place in the folder. */
export const goldens = files.filter(({ kind }) => kind !== 'history');

/** What a person's devices were told of a conversation, and how it stands at the end. */
export interface History {
  user: string;
  opening: JsonObject;
  frames: JsonObject[];
  end: { conversation: JsonObject; messages: JsonObject[] };
}

const parseHistory = fields<History>({
  user: string,
  opening: object,
  frames: array(object),
  end: fields<History['end']>({ conversation: object, messages: array(object) }),
});

/** What the server's generator has made, by name. */
export const histories = files
  .filter(({ kind }) => kind === 'history')
  .map(({ path, value }) => ({ path, ...parseHistory(value) }));
