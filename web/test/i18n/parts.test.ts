import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { english } from '../../src/shared/i18n/translate';
import { entries, modulesFor } from '../support/built';

const read = (module: string) => readFileSync(join(WEB_ROOT, module), 'utf8');
const isWords = (module: string) => /\/i18n\/(?:en|de)\w*\.ts$/.test(module);

/** The texts that these modules define, or name as a text of their own between quotes. */
function keysIn(modules: readonly string[], pattern: RegExp): Set<string> {
  const found = modules.flatMap((module) => Array.from(read(module).matchAll(pattern)));
  return new Set(found.map(([, key = '']) => key).filter((key) => key in english));
}

/** One word alone may mean anything else; `t` makes it a text. */
const USED = /(?:t\(|['"`](?=\w+\.))['"]?([\w.]+)['"]/g;
const DEFINED = /^ {2}'?([\w.]+)'?:/gm;

test('whatever is loaded brings the English words that it uses', () => {
  for (const entry of entries) {
    const before = entry === 'src/app/main.ts' ? [] : ['src/app/main.ts', 'src/app/inside.ts'];
    const outside = entry === 'src/app/pages/outsidePages.ts' ? ['src/app/main.ts'] : before;
    const modules = [entry, ...outside].flatMap((one) => Array.from(modulesFor(one)));
    const own = modules.filter((module) => module.startsWith('src/') && !isWords(module));
    const known = keysIn(modules.filter((module) => /\/en\w*\.ts$/.test(module)), DEFINED);

    const missing = Array.from(keysIn(own, USED)).filter((key) => !known.has(key));

    deepEqual(missing, [], entry);
  }
});
