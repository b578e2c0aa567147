// Bundles test/**/*.test.ts and runs them with Node's own runner, which prints the closing counts.
//
//   node test/run.mjs            all of them
//   node test/run.mjs messages   those whose path contains this
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuild } from '../tools/esbuild.mjs';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv[2] ?? '';
// What a test with random lives prints, to have the same ones again.
const SEED = JSON.stringify(process.env.SHUFFLE_SEED ?? '');
const tests = globSync('test/**/*.test.ts', { cwd: web }).filter((path) => path.includes(wanted));
const bundles = mkdtempSync(join(tmpdir(), 'martlet-web-tests-'));

await esbuild.build({
  absWorkingDir: web,
  entryPoints: tests.sort(),
  outdir: bundles,
  outbase: 'test',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  jsx: 'automatic',
  inject: ['test/support/words.ts'],
  sourcemap: 'inline',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"test"', WEB_ROOT: JSON.stringify(web), SEED },
});

const { status } = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-isolation=none',
    '--test-timeout=20000',
    '--test-reporter=spec',
    ...globSync('**/*.mjs', { cwd: bundles }).map((path) => join(bundles, path)),
  ],
  { stdio: 'inherit', cwd: web },
);
rmSync(bundles, { recursive: true });
process.exit(status ?? 1);
