import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const LIMIT = 80 * 1000;

const dist = join(WEB_ROOT, 'dist');
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const links = page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g);
const linked = Array.from(links, ([, path = '']) => path);

function compressed(path: string): number {
  return gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
}

/** Files that a module needs before it runs, which the page names so that they load together. */
function imported(path: string): string[] {
  const text = readFileSync(join(dist, path), 'utf8');
  const imports = text.matchAll(/(?:from|import)"\.\/([^"]+)"/g);
  return Array.from(imports, ([, name]) => `/assets/${name}`);
}

test('the first page needs at most 80 KB of code and styles', () => {
  const sizes = linked.map((path) => [path, compressed(path)] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);

  ok(total <= LIMIT, `${total} bytes: ${JSON.stringify(sizes)}`);
});

test('everything the first page needs is named by it', () => {
  const modules = linked.filter((path) => path.endsWith('.js') && !path.includes('theme'));
  const missing = modules.flatMap(imported).filter((path) => !linked.includes(path));

  ok(modules.length > 0 && missing.length === 0, missing.join(', '));
});

test('the page carries no code and no styles of its own', () => {
  ok(!/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/.test(page), page);
});
