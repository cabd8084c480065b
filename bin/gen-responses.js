#!/usr/bin/env node
// CommonJS, because it starts faster.
const { existsSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

const compiled = join(__dirname, '../dist/bundle/bin.cjs');
if (existsSync(compiled)) {
  enableCompileCache?.(); // from Node.js 22.8 on
  require(compiled);
} else {
  process.stderr.write('gen-responses is not built: run `npm run build` in its folder first.\n');
  process.exitCode = 2;
}
