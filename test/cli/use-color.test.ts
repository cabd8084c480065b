import { expect, test } from 'vitest';
import { useColor } from '../../src/cli/use-color.js';

test.each([
  [false, {}, true, true],
  [false, {}, false, false],
  [true, { FORCE_COLOR: '1' }, true, false],
  [false, { NO_COLOR: '1' }, true, false],
  [false, { NO_COLOR: '' }, true, true],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [false, { FORCE_COLOR: '0' }, true, false],
  [false, { TERM: 'dumb' }, true, false],
])('--no-color %s, %j, terminal %s: color %s', (flag, env, isTTY, expected) => {
  expect(useColor(flag, env, isTTY)).toBe(expected);
});
