import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Build } from '../../src/worker/shell';

const dist = join(WEB_ROOT, 'dist');
const [head = ''] = readFileSync(join(dist, 'sw.js'), 'utf8').split('\n');
const build = JSON.parse(head.replace(/^const BUILD=(.*);$/, '$1')) as Build;

test('the worker keeps every file of code and style, the page, the font and the icons', () => {
  const code = globSync('assets/*.{js,css}', { cwd: dist }).map((name) => `/${name}`);

  deepEqual(code.filter((path) => !build.files.includes(path)), []);
  for (const file of ['/index.html', '/fonts/inter-latin.woff2', '/icon-192.png']) {
    ok(build.files.includes(file), file);
  }
});

test('it names no file that is not there, and neither itself nor the contract', () => {
  deepEqual(build.files.filter((path) => !existsSync(join(dist, path))), []);
  equal(build.files.includes('/sw.js'), false);
  equal(build.files.includes('/openapi.yaml'), false);
});
