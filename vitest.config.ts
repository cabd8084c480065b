import { defineConfig } from 'vitest/config';

/**
 * Projects that take a minute or more, each with a script of its own in package.json: `package` packs, installs and
 * runs the package; `codegen` and `lint` hand what it writes to code generators and linters, which they install.
 * `unit` is everything else.
 */
const SLOW = ['package', 'codegen', 'lint'];
const filesOf = (name: string): string => `test/${name}/**/*.test.ts`;
const exclude = ['**/node_modules/**'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, ...SLOW.map(filesOf)],
          testTimeout: 30_000,
        },
      },
      ...SLOW.map((name) => ({
        extends: true as const,
        test: { name, include: [filesOf(name)], exclude, testTimeout: 60_000 },
      })),
    ],
  },
});
