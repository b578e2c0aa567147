// Builds the client into dist/: index.html and public/ at its root, everything that carries a hash
// of its content under assets/, and beside each file that compresses its .gz and .br.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { esbuild } from './tools/esbuild.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const source = join(web, 'src');
const dist = join(web, 'dist');
const assets = join(dist, 'assets');

const common = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  target: 'es2022',
  metafile: true,
  entryNames: '[name]-[hash]',
  outdir: assets,
  logLevel: 'warning',
};

/** What became of an entry point; chunks that are loaded late are called entry points as well. */
function built(result, entryPoint) {
  const outputs = Object.entries(result.metafile.outputs);
  const [path, output] = outputs.find(([, one]) => one.entryPoint === entryPoint);
  return { path: `/assets/${basename(path)}`, imports: output.imports };
}

/**
 * What is loaded late, and what is there by then. The bundler cuts what two of them share into files
 * of their own, one for each combination; naming what stands before makes it one file for all.
 */
const LATER = {
  'app/Inside.tsx': './main',
  'app/pages/RegisterPage.tsx': '../main',
  'features/messages/emoji/EmojiPicker.tsx': '../../../app/Inside',
};

const afterwards = {
  name: 'afterwards',
  setup({ onLoad }) {
    for (const [path, before] of Object.entries(LATER)) {
      const file = join(source, path);
      onLoad({ filter: new RegExp(`${path.replaceAll('.', '\\.')}$`) }, () => ({
        contents: `${readFileSync(file, 'utf8')}\nexport * as before from '${before}';\n`,
        loader: 'tsx',
      }));
    }
  },
};

async function buildApplication() {
  const result = await esbuild.build({
    ...common,
    entryPoints: { app: join(source, 'app/main.tsx') },
    splitting: true,
    plugins: [afterwards],
    format: 'esm',
    chunkNames: 'chunk-[hash]',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
  });
  const { path: entry, imports } = built(result, 'src/app/main.tsx');
  const chunks = imports.filter(({ kind }) => kind === 'import-statement');
  return { entry, chunks: chunks.map(({ path }) => `/assets/${basename(path)}`) };
}

/** Runs before the first paint; it is a file because the security policy forbids inline code. */
async function buildThemeBoot() {
  const result = await esbuild.build({
    ...common,
    entryPoints: { theme: join(source, 'app/themeBoot.ts') },
    format: 'iife',
  });
  return built(result, 'src/app/themeBoot.ts').path;
}

function tailwind() {
  const installed = join(web, '../.venv/bin/tailwindcss');
  return existsSync(installed) ? installed : join(web, 'node_modules/.bin/tailwindcss');
}

function buildStyles() {
  const unnamed = join(assets, 'app.css');
  const input = join(source, 'styles/app.css');
  execFileSync(tailwind(), ['-i', input, '-o', unnamed, '--minify'], {
    cwd: web,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const css = readFileSync(unnamed);
  rmSync(unnamed);
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8).toUpperCase();
  writeFileSync(join(assets, `app-${hash}.css`), css);
  return `/assets/app-${hash}.css`;
}

function writePage({ theme, styles, entry, chunks }) {
  const preloads = chunks.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n    ');
  const page = readFileSync(join(source, 'index.html'), 'utf8')
    .replace('%theme%', theme)
    .replace('%styles%', styles)
    .replace('%entry%', entry)
    .replace('    %preloads%\n', preloads ? `    ${preloads}\n` : '');
  writeFileSync(join(dist, 'index.html'), page);
}

const compressible = new Set(['.html', '.js', '.css', '.svg', '.webmanifest', '.txt', '.yaml']);

function compress() {
  for (const name of readdirSync(dist, { recursive: true })) {
    if (!compressible.has(extname(name))) continue;
    const path = join(dist, name);
    const bytes = readFileSync(path);
    if (bytes.length === 0) {
      rmSync(path); // The licences of a chunk that has none.
      continue;
    }
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
cpSync(join(web, 'public'), dist, { recursive: true });
cpSync(join(web, '../openapi.yaml'), join(dist, 'openapi.yaml'));
const styles = buildStyles();
const [theme, application] = await Promise.all([buildThemeBoot(), buildApplication()]);
writePage({ theme, styles, ...application });
compress();
