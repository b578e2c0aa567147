// esbuild from node_modules, or else from Debian's package, whose library and binary live apart.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

function debianLibrary() {
  const found = readdirSync('/usr/lib')
    .map((triplet) => join('/usr/lib', triplet, 'nodejs/esbuild'))
    .find((path) => existsSync(path));
  if (!found) throw new Error('esbuild is missing: run bin/setup');
  process.env['ESBUILD_BINARY_PATH'] ??= '/usr/bin/esbuild';
  return found;
}

function installed() {
  try {
    return require.resolve('esbuild');
  } catch {
    return debianLibrary();
  }
}

export const esbuild = require(installed());
