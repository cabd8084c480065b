// Joins the modules of the command line, and the YAML libraries, into few files: to load hundreds takes longer than
// most specs do. The library stays as it is compiled, for its types and for those who bundle it themselves. Other
// packages stay where they are installed.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(root, 'dist');
const outdir = resolve(dist, 'bundle');
const JOINED = ['js-yaml', 'yaml'];

// A run loads these one after the other: what reads the cache, and what transforms specs. esbuild makes a file of the
// modules that the same entries import, so everything that is loaded later imports both.
const MAIN = resolve(dist, 'main.js');
const TRANSFORM = resolve(dist, 'cli/prepare.js');

rmSync(outdir, { recursive: true, force: true });
const ofMain = importsOf(MAIN);
const ofTransform = importsOf(TRANSFORM);
const loadedLater = new Set([resolve(dist, 'spec-worker.js'), ...lazyModules()]);

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  plugins: [{ name: 'stages', setup: joinStages }],
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};
// One file, because it is all that `--help` loads.
await build({
  ...options,
  entryPoints: ['dist/bin.js'],
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['./main.js'],
});
await build({
  ...options,
  entryPoints: ['dist/main.js', 'dist/spec-worker.js'],
  splitting: true,
  external: externalModules(),
  ignoreAnnotations: true, // stages are imported only to split the files
  banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
});
const licenses = JOINED.map(
  (name) => `${name}\n\n${readFileSync(resolve(root, 'node_modules', name, 'LICENSE'), 'utf8')}`,
);
writeFileSync(resolve(outdir, 'THIRD-PARTY-LICENSES.txt'), licenses.join('\n'));

function joinStages(esbuild) {
  esbuild.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
    if (!path.startsWith(dist)) return undefined;
    const text = readFileSync(path, 'utf8');
    // esbuild does not follow a `require` from `createRequire`.
    const contents = text
      .replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
      .replace('createRequire(import.meta.url)(', 'require(');
    return { contents: `${stagesBefore(path)}${contents}` };
  });
}

function stagesBefore(path) {
  if (path === TRANSFORM) return `import ${JSON.stringify(MAIN)};`;
  return loadedLater.has(path) && !ofMain.has(path) && !ofTransform.has(path)
    ? `import ${JSON.stringify(TRANSFORM)};`
    : '';
}

/** The modules that a module imports at once, itself included. */
function importsOf(entry) {
  const found = new Set([entry]);
  for (const path of found) {
    for (const [, name] of readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;]*?'(\.[^']+)';/gm))
      found.add(resolve(dirname(path), name));
  }
  return found;
}

function lazyModules() {
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.js'));
  return files.flatMap((name) => {
    const path = resolve(dist, name);
    const lazy = readFileSync(path, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g);
    return [...lazy].map(([, target]) => resolve(dirname(path), target));
  });
}

function externalModules() {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const others = Object.keys(dependencies).filter((name) => !JOINED.includes(name));
  return ['#compiled/*', ...others, ...others.map((name) => `${name}/*`)];
}
