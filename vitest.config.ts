import { defineConfig } from 'vitest/config';

/** `package` packs, installs and runs the package: a minute; `unit` is everything else. */
const PACKAGE = 'test/package/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [PACKAGE], testTimeout: 30_000 },
      },
      { extends: true, test: { name: 'package', include: [PACKAGE], testTimeout: 60_000 } },
    ],
  },
});
