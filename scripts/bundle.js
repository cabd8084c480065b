// Joins the modules of the command line, the YAML libraries and AJV into few files: to load hundreds takes longer than
// most specs do. The library stays as it is compiled, for its types and for those who bundle it themselves. Other
// packages stay where they are installed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(root, 'dist');
const outdir = resolve(dist, 'bundle');
const JOINED = ['js-yaml', 'yaml'];
/** Libraries with a file of their own: they are large, and many runs do not need them. */
const SEPARATE = {
  'ajv.cjs':
    "exports.Ajv2020=require('ajv/dist/2020.js').Ajv2020;exports.default=require('ajv-formats').default;",
  'yaml.cjs': "module.exports=require('yaml');",
};
const IN_AJV = ['ajv', 'ajv-formats', 'fast-deep-equal', 'fast-uri', 'json-schema-traverse'];
const MODULE_URL = "const moduleUrl=require('node:url').pathToFileURL(__filename).href;";
// In cached code, `import()` fails on Node.js 20 (bin/load-cached.js).
const IMPORT_PACKAGE = "const{importPackage}=require('./import-package.cjs');";

// A run loads these one after the other: what reads the cache, and what transforms specs. esbuild makes a file of the
// modules that the same entries import, so everything that is loaded later imports both.
const MAIN = resolve(dist, 'main.js');
const TRANSFORM = resolve(dist, 'cli/prepare.js');

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir);
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
  outExtension: { '.js': '.cjs' },
  write: false,
  plugins: [{ name: 'stages', setup: joinStages }],
  logLevel: 'warning',
};
// One file, because it is all that `--help` loads.
await write({ ...options, entryPoints: ['dist/bin.js'], external: ['./main.cjs'] });
await write({
  ...options,
  entryPoints: ['dist/main.js', 'dist/spec-worker.js'],
  splitting: true,
  external: [...externalModules(), ...Object.keys(SEPARATE).map((name) => `./${name}`)],
  ignoreAnnotations: true, // stages are imported only to split the files
});
for (const [name, contents] of Object.entries(SEPARATE)) {
  await build({
    stdin: { contents, resolveDir: root },
    outfile: resolve(outdir, name),
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
}
writeFileSync(resolve(outdir, 'import-package.cjs'), 'exports.importPackage=(name)=>import(name);\n');
const licenses = [...JOINED, ...IN_AJV].map(
  (name) => `${name}\n\n${readFileSync(resolve(root, 'node_modules', name, 'LICENSE'), 'utf8')}`,
);
writeFileSync(resolve(outdir, 'THIRD-PARTY-LICENSES.txt'), licenses.join('\n'));

/** Writes CommonJS, which Node.js loads faster. esbuild splits only modules, so they are converted afterwards. */
async function write(settings) {
  const { outputFiles } = await build(settings);
  for (const { path, text } of outputFiles) {
    const modules = text
      .replaceAll(/\bimport\(("\.[^"]+")\)/g, 'Promise.resolve().then(() => require($1))')
      .replaceAll(/\bimport\(("[^".][^"]*")\)/g, 'importPackage($1)');
    const banner = [
      "'use strict';", // as modules are
      text.includes('import.meta.url') ? MODULE_URL : '',
      modules.includes('importPackage(') ? IMPORT_PACKAGE : '',
    ];
    const { code } = await transform(modules, {
      format: 'cjs',
      target: 'node20.19',
      minifySyntax: true,
      minifyWhitespace: true,
      define: { 'import.meta.url': 'moduleUrl' },
      banner: banner.join(''),
    });
    // esbuild exports getters, which would be called again and again; nothing exported is assigned later.
    writeFileSync(path, `${code}module.exports={...module.exports};`);
  }
}

function joinStages(esbuild) {
  esbuild.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
    if (!path.startsWith(dist)) return undefined;
    const text = readFileSync(path, 'utf8');
    // esbuild does not follow a `require` from `createRequire`.
    const contents = text
      .replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
      .replace('createRequire(import.meta.url)(', 'require(')
      .replace(/'ajv(?:\/dist\/2020\.js|-formats)'/g, "'./ajv.cjs'")
      .replace("require('yaml')", "require('./yaml.cjs')")
      .replace(/`#compiled\/\$\{name\}`/, `'../compiled/'.concat(name, '.cjs')`) // by package.json it takes 2 ms longer
      .replace(/'\.\/(main|spec-worker)\.js'/, "'./$1.cjs'"); // loaded by file name
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
