import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What esbuild tells of a file that it has written. */
interface Output {
  entryPoint?: string;
  imports: { path: string; kind: string }[];
  inputs: Readonly<Record<string, unknown>>;
}

/** By the path of the file. */
export const outputs = JSON.parse(
  readFileSync(join(WEB_ROOT, 'build-meta.json'), 'utf8'),
) as Readonly<Record<string, Output>>;

/** The modules that are loaded on their own, and the first of all. */
export const entries = Object.values(outputs).flatMap(({ entryPoint }) => entryPoint ?? []);

/** What is written when the module `source` is loaded: its own file and all that it imports. */
export function outputsFor(source: string): Set<string> {
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
  return found;
}

/** The modules in those files. */
export function modulesFor(source: string): Set<string> {
  return new Set(
    Array.from(outputsFor(source)).flatMap((path) => Object.keys(outputs[path]?.inputs ?? {})),
  );
}
