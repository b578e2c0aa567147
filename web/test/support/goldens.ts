import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fields, object, string } from '../../src/shared/lib/json';
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

/** All of them, each with its place in the folder. */
export const goldens = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path) => ({ path, ...golden(path) }));
