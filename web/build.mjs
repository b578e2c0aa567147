// Builds the client into dist/: index.html, sw.js and public/ at its root, everything that carries a
// hash of its content under assets/, and beside each file that compresses its .gz and .br. What was
// built out of what is in build-meta.json, for the tests of size.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
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

/** What was built from the file that everything of it begins with. */
function begun(result, name) {
  const outputs = Object.entries(result.metafile.outputs);
  return outputs.find(([, { entryPoint }]) => entryPoint === `src/app/${name}`);
}

function pathOf(output) {
  return `/assets/${basename(output)}`;
}

/**
 * What is loaded late, and what is there by then. The bundler cuts what two of them share into files
 * of their own, one for each combination; naming what stands before makes it one file for all.
 */
const LATER = {
  'app/inside.ts': './outside',
  'app/pages/outsidePages.ts': '../outside',
  'app/pages/FactorPage.tsx': '../outside',
  'shared/i18n/de.ts': '../../app/outside',
  'app/conversation/ConversationPane.tsx': '../inside',
  'features/messages/EmojiChooser.tsx': '../../app/conversation/ConversationPane',
  'app/conversation/rareParts.ts': './ConversationPane',
  'features/media/Attachments.tsx': '../../app/conversation/ConversationPane',
  'app/conversation/MessageViewer.tsx': '../../features/media/Attachments',
  'app/pages/rarePages.ts': '../inside',
  'app/settings/SecondFactor.tsx': '../pages/rarePages',
  'app/settings/PasswordChange.tsx': '../pages/rarePages',
  'app/settings/Privacy.tsx': '../pages/rarePages',
  'app/settings/DataExport.tsx': '../pages/rarePages',
  'app/invites/InvitePanel.tsx': '../pages/rarePages',
  'app/operation/OperatorPage.tsx': '../pages/rarePages',
  'app/reports/ReportDialog.tsx': '../inside',
  'app/terms/TermsDialog.tsx': '../inside',
  'app/palette/overlayPanels.ts': '../inside',
  'app/late.ts': './inside',
  'app/sending/attachingParts.ts': '../conversation/ConversationPane',
  'app/sending/trayParts.ts': './attachingParts',
  'app/sending/sendingParts.ts': '../../features/media/Attachments',
  'app/storage/shelf.ts': '../inside',
  'app/realtime/uploading.ts': '../inside',
  'features/messages/emoji/EmojiPicker.tsx': '../../../app/inside',
  'features/messages/emoji/loadEmoji.ts': '../../../app/inside',
  'features/messages/emoji/emoji.de.ts': '../../../app/inside',
  'features/messages/emoji/emoji.en.ts': '../../../app/inside',
};

const afterwards = {
  name: 'afterwards',
  setup({ onLoad }) {
    for (const [path, before] of Object.entries(LATER)) {
      const file = join(source, path);
      onLoad({ filter: new RegExp(`${path.replaceAll('.', '\\.')}$`) }, () => ({
        contents: `${readFileSync(file, 'utf8')}\nexport * as before from '${before}';\n`,
        loader: extname(path).slice(1),
      }));
    }
  },
};

async function buildApplication() {
  const result = await esbuild.build({
    ...common,
    entryPoints: { app: join(source, 'app/main.ts') },
    splitting: true,
    plugins: [afterwards],
    format: 'esm',
    chunkNames: 'chunk-[hash]',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
  });
  const [path, entry] = begun(result, 'main.ts');
  const chunks = entry.imports.filter(({ kind }) => kind === 'import-statement');
  writeFileSync(join(web, 'build-meta.json'), JSON.stringify(result.metafile.outputs));
  return { entry: pathOf(path), chunks: chunks.map((chunk) => pathOf(chunk.path)) };
}

/** Runs before the first paint; it is a file because the security policy forbids inline code. */
async function buildThemeBoot() {
  const result = await esbuild.build({
    ...common,
    entryPoints: { theme: join(source, 'app/themeBoot.ts') },
    format: 'iife',
  });
  const [path] = begun(result, 'themeBoot.ts');
  return pathOf(path);
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
  const name = `app-${digest(css).toUpperCase()}.css`;
  writeFileSync(join(assets, name), css);
  return `/assets/${name}`;
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

function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 8);
}

/** All that is needed to run without a network; large icons are fetched by the system that installs. */
function shellFiles() {
  const names = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)));
  const left = /\.txt$|^openapi\.yaml$|^icon-(512|maskable|apple)/;
  return names.filter((name) => !left.test(name)).sort();
}

/** The worker, with the list of all that belongs to this build and a name for its content. */
async function buildWorker() {
  const { outputFiles: [{ text }] } = await esbuild.build({
    ...common,
    entryPoints: [join(source, 'worker/worker.ts')],
    write: false,
    metafile: false,
    format: 'iife',
  });
  const files = shellFiles();
  const version = digest(text, ...files.map((name) => readFileSync(join(dist, name))));
  const build = JSON.stringify({ version, files: files.map((name) => `/${name}`) });
  writeFileSync(join(dist, 'sw.js'), `const BUILD=${build};\n${text}`);
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
await buildWorker();
compress();
