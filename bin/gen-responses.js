#!/usr/bin/env node
// CommonJS, because it starts faster.
const { existsSync, readFileSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { basename, dirname, join } = require('node:path');

const root = join(__dirname, '..');
const compiled = join(root, 'dist/bundle/bin.cjs');
if (!existsSync(compiled)) {
  process.stderr.write('gen-responses is not built: run `npm run build` in its folder first.\n');
  process.exitCode = 2;
} else if (enableCompileCache !== undefined) {
  enableCompileCache();
  require(compiled);
} else {
  const { loadCached } = require('./load-cached.js');
  const isInstalled = basename(dirname(root)) === 'node_modules';
  const modules = isInstalled ? dirname(root) : join(root, 'node_modules');
  loadCached(compiled, {
    file: join(modules, '.cache/gen-responses/compiled-code'),
    build: readFileSync(join(root, 'dist/compiled/build.cjs'), 'utf8'),
  });
}
