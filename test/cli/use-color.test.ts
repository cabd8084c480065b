import { expect, test } from 'vitest';
import { useColor } from '../../src/cli/finish.js';

test.each([
  [true, {}, true, true],
  [true, {}, false, false],
  [false, { FORCE_COLOR: '1' }, true, false],
  [true, { NO_COLOR: '1' }, true, false],
  [true, { NO_COLOR: '' }, true, true],
  [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [true, { FORCE_COLOR: '0' }, true, false],
  [true, { TERM: 'dumb' }, true, false],
])('setting %s, %j, terminal %s: color %s', (flag, env, isTTY, expected) => {
  expect(useColor(flag, env, isTTY)).toBe(expected);
});
