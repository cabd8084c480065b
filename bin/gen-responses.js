#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const compiled = new URL('../dist/bundle/bin.js', import.meta.url);
if (existsSync(fileURLToPath(compiled))) {
  module.enableCompileCache?.(); // from Node.js 22.8 on
  await import(compiled.href);
} else {
  process.stderr.write('gen-responses is not built: run `npm run build` in its folder first.\n');
  process.exitCode = 2;
}
