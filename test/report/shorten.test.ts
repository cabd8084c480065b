import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import { Sources } from '../../src/report/code-frame.js';
import { renderStylish } from '../../src/report/formats/stylish.js';
import { reportOf } from './report-of.js';

const PLAIN = { color: false, quiet: false, verbose: false, preview: false };
const SOURCES = new Sources().add('a.yaml', 'openapi: 3.1.0\n');

test('shortens long text without splitting a character', () => {
  const long = '😀'.repeat(1_000_000);
  const diagnostics = [
    diagnose('INVALID_NAME', { status: '404', name: `a${long}` }, { file: 'a.yaml', pointer: `#/${long}/b` }),
    diagnose(
      'PRE_EXISTING_FAULT',
      { fault: { kind: 'value-not-allowed', allowed: Array(9000).fill(long) } },
      { file: 'a.yaml', offset: 0 },
    ),
  ];
  const steps = [
    {
      pointer: `#/${long}/b`,
      action: 'add',
      reason: { code: 'own-response', statuses: [{ status: long, under: long, count: 0, total: 0 }] },
    },
    { pointer: `#/a/a${long}`, action: 'keep', reason: { code: 'not-generated' } },
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
  const text = renderStylish(reportOf(outcome), PLAIN);
  expect(text.length).toBeLessThan(12_000);
  expect(text).toContain('…');
  expect(text).not.toMatch(/\p{Surrogate}/u);
});
