// Joins the modules of the command line into few files: loading hundreds takes longer than most specs do. The library
// stays as it is compiled, for its types and for those who bundle it themselves. Packages stay where they are installed.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const outdir = new URL('../dist/bundle/', import.meta.url);
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['dist/bin.js', 'dist/spec-worker.js'],
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  outdir: fileURLToPath(outdir),
  bundle: true,
  splitting: true,
  packages: 'external',
  external: ['#compiled/*'],
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
});
