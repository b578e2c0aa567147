import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { outputsFor } from '../support/built';

const dist = join(WEB_ROOT, 'dist');
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const links = page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g);
const linked = Array.from(links, ([, path = '']) => path);

function compressed(path: string): number {
  return gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
}

/** The files that come when the module `source` is loaded. */
function filesFor(source: string): Set<string> {
  return new Set(Array.from(outputsFor(source), (path) => `/assets/${basename(path)}`));
}

function fits(paths: Iterable<string>, limit: number): void {
  const sizes = Array.from(paths, (path) => [path, compressed(path)] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  ok(total <= limit, `${total} bytes of ${limit}: ${JSON.stringify(sizes)}`);
}

test('the first page needs at most 80 KB of code and styles', () => {
  fits(linked, 80_000);
});

// React, React DOM and Redux are 55 of them. It is the mark to come down from, not one to grow to.
test('a signed-in start needs at most 114 KB of code and styles, without what it loads afterwards', () => {
  fits(new Set([...linked, ...filesFor('src/app/inside.ts')]), 114_000);
});

test('one at a conversation needs at most 16 KB more', () => {
  const list = new Set([...linked, ...filesFor('src/app/inside.ts')]);
  const pane = filesFor('src/app/conversation/ConversationPane.tsx');
  fits(Array.from(pane).filter((path) => !list.has(path)), 16_000);
});

test('what is loaded after a start is at most 5.5 KB', () => {
  const before = new Set([...linked, ...filesFor('src/app/inside.ts')]);
  fits(Array.from(filesFor('src/app/late.ts')).filter((path) => !before.has(path)), 5_500);
});

test('everything the first page needs is named by it, so that it loads together', () => {
  const scripts = linked.filter((path) => path.endsWith('.js') && !path.includes('theme'));

  deepEqual(new Set(scripts), filesFor('src/app/main.ts'));
});

test('the page carries no code and no styles of its own', () => {
  ok(!/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/.test(page), page);
});
