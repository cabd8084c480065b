import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import { buildReport } from '../../src/report/build-report.js';
import { renderStylish } from '../../src/report/render-stylish.js';
import { SourceText } from '../../src/report/source-text.js';

const PLAIN = { color: false, quiet: false, verbose: false, preview: false };
const SOURCES = new Map([['a.yaml', new SourceText('openapi: 3.1.0\n')]]);

test('nothing is printed in any length, and no character is halved', () => {
  const long = '😀'.repeat(1_000_000);
  const diagnostics = [
    diagnose(
      'DUPLICATE_ROW',
      { status: '404', name: `a${long}` },
      { file: 'a.yaml', pointer: `#/${long}/b` },
    ),
    diagnose(
      'PRE_EXISTING_FAULT',
      { fault: { kind: 'value-not-allowed', allowed: Array(9000).fill(long) } },
      { file: 'a.yaml', offset: 0 },
    ),
  ];
  const steps = [
    { pointer: `#/${long}/b`, action: 'add', reason: long },
    { pointer: `#/a/a${long}`, action: 'keep', reason: 'own' },
  ] as const;
  const outcome = {
    specs: [
      {
        file: 'a.yaml',
        changed: false,
        written: false,
        steps,
        specVersion: `3.1.0-${long}`,
        diagnostics: [],
      },
    ],
    diagnostics,
    sources: SOURCES,
  };
  const text = renderStylish(buildReport(outcome), SOURCES, PLAIN);
  expect(text.length).toBeLessThan(12_000);
  expect(text).toContain('…');
  expect(text).not.toMatch(/\p{Surrogate}/u);
});
