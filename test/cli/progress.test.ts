import { describe, expect, test } from 'vitest';
import { createProgress } from '../../src/cli/process-all.js';

describe('the progress line', () => {
  function run(tty: boolean, quiet: boolean, times: number[]): string {
    let written = '';
    let now = 0;
    const stderr = (text: string) => {
      written += text;
    };
    const progress = createProgress({ stderr, isTTY: { stdout: false, stderr: tty }, now: () => now }, quiet);
    for (const [index, time] of times.entries()) {
      now = time;
      progress.at(`spec ${index}`);
    }
    progress.end();
    return written;
  }

  test('appears after one second and is cleared', () => {
    expect(run(true, false, [0, 500, 1500])).toBe('\r\u001b[Kspec 2\r\u001b[K');
  });

  test.each([
    ['quick work', true, false, [0, 500]],
    ['no terminal', false, false, [0, 1500]],
    ['--quiet', true, true, [0, 1500]],
  ])('stays away: %s', (_, tty, quiet, times) => {
    expect(run(tty, quiet, times)).toBe('');
  });
});
