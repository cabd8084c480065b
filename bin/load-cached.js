// A compile cache for Node.js before 22.8, which has none. Without it, a small spec spends a quarter of its time on
// compiling our modules.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** The only module with `import()`, which fails in cached code. */
const IMPORTS = './import-package.cjs';
const DIGEST_BYTES = 32;

/**
 * Runs a CommonJS module, and caches the compiled code of the modules that it requires by relative paths. A cache that
 * is damaged, or belongs to another build or version of V8, is ignored and replaced.
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

/** The compiled code by file name of the module; empty without a valid cache. */
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

/** Includes the functions that this process compiled. A cache that cannot be written is not an error. */
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
