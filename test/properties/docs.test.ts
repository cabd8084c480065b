import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageWith, shapeOf } from '../emit/page-shape.js';

const MARKS = [
  ...['`', '```\n', '~~~\n', '|', '\\', '[', ']', '(', ')', '<', '>', '#', '-', '*', '_', '&#124;', '&lt;'],
  ...[
    '\n',
    '\n\n',
    '    ',
    '1. ',
    '> ',
    '===\n',
    '---\n',
    '<!-- ',
    '<div>',
    '<br>',
    '![',
    '[a]: ',
    'word',
    ' ',
  ],
];

it('a page keeps its shape whatever the marks in its texts', async () => {
  const { blocks } = shapeOf(await pageWith('word'));
  const texts = fc
    .array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 12 })
    .map((marks) => marks.join(''));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const shape = shapeOf(await pageWith(`word ${text} word`));
      expect(shape).toMatchObject({ blocks, strange: [] });
    }),
    { numRuns: 300, seed: 13 },
  );
});
