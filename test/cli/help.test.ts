import { describe, expect, test } from 'vitest';
import { renderHelp } from '../../src/cli/help.js';
import { OPTIONS } from '../../src/cli/option-table.js';

describe('--help', () => {
  test('names every option with its value and all of its sentence', () => {
    const words = renderHelp().replaceAll(/\s+/g, ' ');
    for (const [name, option] of Object.entries(OPTIONS)) {
      const value = 'placeholder' in option ? ` ${option.placeholder}` : '';
      expect(words).toContain(` --${name}${value} ${option.help}`);
    }
  });

  test('fits into 100 columns', () => {
    expect(
      Math.max(
        ...renderHelp()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100);
  });
});
