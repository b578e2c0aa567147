import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

/** What esbuild tells of a file that it has written. */
interface Output {
  entryPoint?: string;
  imports: { path: string; kind: string }[];
}

const dist = join(WEB_ROOT, 'dist');
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const outputs = JSON.parse(readFileSync(join(WEB_ROOT, 'build-meta.json'), 'utf8')) as Record<
  string,
  Output
>;
const links = page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g);
const linked = Array.from(links, ([, path = '']) => path);

function compressed(path: string): number {
  return gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
}

/** The files that come when the module `source` is loaded: its own and all that it imports. */
function filesFor(source: string): Set<string> {
  const found = new Set<string>();
  function follow(output: string): void {
    if (found.has(output)) return;
    found.add(output);
    for (const { path, kind } of outputs[output]?.imports ?? []) {
      if (kind === 'import-statement') follow(path);
    }
  }
  const begin = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source);
  ok(begin, `${source} is loaded on its own`);
  follow(begin);
  return new Set(Array.from(found, (path) => `/assets/${basename(path)}`));
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

test('what is loaded after a start is at most 5 KB', () => {
  const before = new Set([...linked, ...filesFor('src/app/inside.ts')]);
  fits(Array.from(filesFor('src/app/late.ts')).filter((path) => !before.has(path)), 5_000);
});

test('everything the first page needs is named by it, so that it loads together', () => {
  const scripts = linked.filter((path) => path.endsWith('.js') && !path.includes('theme'));

  deepEqual(new Set(scripts), filesFor('src/app/main.ts'));
});

test('the page carries no code and no styles of its own', () => {
  ok(!/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/.test(page), page);
});
