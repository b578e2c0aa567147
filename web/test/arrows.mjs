// Imports flow shared -> features -> app, and no feature imports another: pages compose them.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '../src');
const imported = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** `shared`, `app`, or `features/<name>`. */
function roomOf(path) {
  const [layer, name] = path.split('/');
  return layer === 'features' ? `features/${name}` : layer;
}

function allowed(from, to) {
  if (from === to || from === 'app' || to === 'shared') return true;
  return false;
}

const breaches = [];
for (const path of globSync('**/*.{ts,tsx}', { cwd: source })) {
  for (const [, target] of readFileSync(join(source, path), 'utf8').matchAll(imported)) {
    const from = roomOf(path);
    const to = roomOf(normalize(join(dirname(path), target)));
    if (!allowed(from, to)) breaches.push(`src/${path} imports ${target}`);
  }
}

for (const breach of breaches) console.log(breach);
process.exit(breaches.length === 0 ? 0 : 1);
