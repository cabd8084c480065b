// Node.js has a compile cache from 22.8 on; this one is for older ones. Without it, a quarter of the time that a small
// spec takes is spent on compiling our modules.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** The only module with `import(…)`, which fails in code that was kept. */
const IMPORTS = './import-package.cjs';
const DIGEST_BYTES = 32;

/**
 * Runs a CommonJS module, and those that it requires by relative paths. What V8 compiled of those is kept in a file for
 * later processes, which ignore one that is damaged, or of another build or V8.
 *
 * @param {string} entry path of the first module
 * @param {{ file: string, build: string }} cache path of the file; text that tells builds apart
 */
exports.loadCached = (entry, cache) => {
  const modules = new Map();
  const scripts = new Map();
  let kept;
  load(entry);
  process.on('exit', () => {
    const isStale = ([name, script]) => !kept.has(name) || script.cachedDataRejected;
    if ([...scripts].some(isStale)) write(cache, kept, scripts);
  });

  function load(path) {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const run = compile(path).runInThisContext();
    run(module, module.exports, requireFrom(path), path);
    return module.exports;
  }

  function compile(path) {
    const source = `(function (module, exports, require, __filename) {${readFileSync(path, 'utf8')}\n})`;
    // The first module answers `--help` without the file.
    if (path === entry) return new Script(source, { filename: path });
    kept ??= read(cache);
    const name = basename(path);
    const script = new Script(source, { filename: path, cachedData: kept.get(name) });
    scripts.set(name, script);
    return script;
  }

  function requireFrom(path) {
    return (name) => {
      if (!name.startsWith('.')) return require(name); // packages are where this file finds them
      const target = join(dirname(path), name);
      return name === IMPORTS ? require(target) : load(target);
    };
  }
};

/** What was compiled, by file name of the module. */
function read({ file, build }) {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(DIGEST_BYTES);
    // V8 checks little more than its version.
    if (!digestOf(content, build).equals(bytes.subarray(0, DIGEST_BYTES))) return new Map();
    return require('node:v8').deserialize(content);
  } catch {
    return new Map();
  }
}

/** Functions that ran are in it. A cache that cannot be written is not an error. */
function write({ file, build }, kept, scripts) {
  const temporary = `${file}.${process.pid}`;
  try {
    const compiled = [...scripts].map(([name, script]) => [name, script.createCachedData()]);
    const content = require('node:v8').serialize(new Map([...kept, ...compiled]));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([digestOf(content, build), content]));
    renameSync(temporary, file);
  } catch {
    // The next process compiles again.
  }
}

function digestOf(content, build) {
  return require('node:crypto').createHash('sha256').update(build).update(content).digest();
}
