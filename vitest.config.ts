import { defineConfig } from 'vitest/config';

/**
 * Slow suites, each with a script of its own in package.json: `stress` runs properties, hostile input and thousands of
 * rows; `process` runs the built program; `package` packs, installs and runs the package; `codegen` and `lint` hand
 * its output to code generators and linters, which they install; `browser` opens pages in Chromium; `overlay` has other
 * tools apply overlays; `monorepo` runs an example with Turborepo. `unit` is everything else.
 */
const SLOW: Readonly<Record<string, readonly string[]>> = {
  stress: [
    ...['test/**/hostile.test.ts', 'test/properties/**/*.test.ts', 'test/merge/plan-properties.test.ts'],
    ...['test/validate/compiled-schema.test.ts', 'test/syntax/yaml-readers.test.ts'],
    ...['test/generate/equivalence.test.ts', 'test/json-schema/conversion-agrees.test.ts'],
  ],
  process: ['test/cli/bin.test.ts', 'test/process/**/*.test.ts', 'test/corpus/**/*.test.ts'],
  package: ['test/package/**/*.test.ts'],
  codegen: ['test/codegen/**/*.test.ts'],
  lint: ['test/lint/**/*.test.ts'],
  browser: ['test/browser/**/*.test.ts'],
  monorepo: ['test/monorepo/**/*.test.ts'],
  overlay: ['test/overlay/**/*.test.ts'],
};
/** Part of `npm test`: these replace modules, so each needs a process of its own. */
const MOCKS = ['test/node/write-file.test.ts', 'test/cli/cli.test.ts'];
const exclude = ['**/node_modules/**'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, ...MOCKS, ...Object.values(SLOW).flat()],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      ...Object.entries({ mocks: MOCKS, ...SLOW }).map(([name, include]) => ({
        extends: true as const,
        test: { name, include: [...include], exclude, testTimeout: 60_000 },
      })),
    ],
  },
});
