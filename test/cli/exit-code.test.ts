import { describe, expect, test } from 'vitest';
import { exitCodeOf, highestExit } from '../../src/cli/finish.js';
import { diagnose } from '../../src/diagnostic.js';

describe('exit codes', () => {
  const place = { file: 'a' };
  test.each([
    ['an error has the code of its kind', diagnose('EMPTY_DOCUMENT', {}, place), 2],
    ['a bug of ours', diagnose('PROOF_FAILED', { pointer: '#' }, place), 70],
    ['a warning is none', diagnose('WRITTEN_WITHOUT_RENAME', { reason: '' }, place), 0],
    ['a warning made an error', diagnose('WRITTEN_WITHOUT_RENAME', { reason: '' }, place, 'error'), 1],
    ['an error made a warning', diagnose('EMPTY_DOCUMENT', {}, place, 'warning'), 0],
  ])('%s', (_, diagnostic, exit) => {
    expect(exitCodeOf(diagnostic)).toBe(exit);
  });

  test('the highest wins', () => {
    expect(highestExit([])).toBe(0);
    expect(highestExit([1, 2, 0])).toBe(2);
    expect(highestExit([2, 70, 1])).toBe(70);
  });
});
