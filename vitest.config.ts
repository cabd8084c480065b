import { defineConfig } from 'vitest/config';

/**
 * Projects that take long, each with a script of its own in package.json: `process` runs the built program in
 * processes of their own; `package` packs, installs and runs the package; `codegen` and `lint` hand what it writes to
 * code generators and linters, which they install. `unit` is everything else.
 */
const SLOW = ['process', 'package', 'codegen', 'lint'];
const filesOf = (name: string): string[] =>
  name === 'process' ? ['test/cli/bin.test.ts', 'test/corpus/**/*.test.ts'] : [`test/${name}/**/*.test.ts`];
const exclude = ['**/node_modules/**'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, ...SLOW.flatMap(filesOf)],
          testTimeout: 30_000,
        },
      },
      ...SLOW.map((name) => ({
        extends: true as const,
        test: { name, include: filesOf(name), exclude, testTimeout: 60_000 },
      })),
    ],
  },
});
