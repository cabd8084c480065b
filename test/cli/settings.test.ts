import { expect, test } from 'vitest';
import { isOnStdout, layerOfFlags, resolveSettings } from '../../src/cli/settings.js';

const INJECT = { command: 'inject', specs: ['a.yaml'] } as const;

test('flags win over the config, and the config over the defaults', () => {
  const config = { naming: 'snake', validate: false, mediaType: ['a/b'] } as const;
  const flags = layerOfFlags({ naming: 'kebab', 'no-reuse': true, 'error-name': 'E', 'dry-run': true });
  expect(resolveSettings(INJECT, config, flags)).toMatchObject({
    naming: 'kebab',
    validate: false,
    mediaType: ['a/b'],
    reuse: false,
    errorName: 'E',
    dryRun: true,
    onConflict: 'keep',
  });
});

test.each([
  [{ ...INJECT, specs: ['-'] }, undefined, true],
  [{ ...INJECT, specs: ['-'] }, 'a.yaml', false],
  [INJECT, undefined, false],
  [INJECT, '-', true],
  [{ command: 'table', specs: [] } as const, undefined, true],
  [{ command: 'table', specs: [] } as const, 'a.md', false],
])('%j with --output %s: the result goes to standard output: %s', (asked, output, expected) => {
  expect(isOnStdout(resolveSettings(asked, { output }))).toBe(expected);
});
