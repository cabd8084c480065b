// Builds `dist` anew when the compiler is there (a clone); does nothing under `--omit=dev`. It runs as `dependencies`
// and `prepack`, because npm warns about a `prepare` script when a tarball is installed.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function resolveCompiler() {
  try {
    return require.resolve('typescript/package.json');
  } catch {
    return undefined;
  }
}

if (resolveCompiler() !== undefined) {
  rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
}
