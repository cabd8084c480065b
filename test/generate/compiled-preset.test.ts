import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../scripts/compile-validator.js';
import { PRESET_NAMES, type PresetName } from '../../src/generate/bodies/presets.js';
import { type CompiledPreset, compiledPreset } from '../../src/generate/compiled-preset.js';
import type { ErrorBody } from '../../src/generate/error-body.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { SPEC_VERSIONS } from '../../src/openapi-version.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { OPEN_ROWS, SAMPLE_ROWS } from './status-row.js';

/** What a build compiles of a preset is what Zod makes of it. */
const require = createRequire(import.meta.url);
const { table } = buildStatusTable({ codes: 'all' });

function compile(name: PresetName): CompiledPreset {
  const module: { exports?: CompiledPreset } = {};
  compileFunction(compileBody(presetBody(name), SPEC_VERSIONS), ['module', 'require'])(module, require);
  if (module.exports === undefined) throw new Error('Nothing was exported.');
  return module.exports;
}

function compiledBody(name: PresetName): ErrorBody {
  const body = compiledPreset(name, table, {}, compile(name));
  if (body === undefined) throw new Error('An example was rejected.');
  return body;
}

describe.each(PRESET_NAMES)('%s', (name) => {
  const [zod, compiled] = [presetBody(name), compiledBody(name)];

  it('has the same name, media types, bounds and schemas', () => {
    expect([compiled.name, compiled.mediaTypes, compiled.headerBounds]).toStrictEqual([
      zod.name,
      zod.mediaTypes,
      zod.headerBounds,
    ]);
    expect(SPEC_VERSIONS.map(compiled.schemas)).toStrictEqual(SPEC_VERSIONS.map(zod.schemas));
    expect(compiled.jsonSchema).toStrictEqual(zod.jsonSchema);
  });

  it('gives the same examples, and accepts them', () => {
    for (const row of [...SAMPLE_ROWS, ...OPEN_ROWS]) {
      expect(compiled.example(row, {})).toStrictEqual(zod.example(row, {}));
      expect(compiled.reject(compiled.example(row, {}))).toBeUndefined();
    }
  });

  it.each([[[]], [{ status: 'x', code: 1, error: 1, errors: 1 }], ['x']])(
    'rejects %j as Zod does',
    (body) => {
      expect(zod.reject(body)).toBeTypeOf('string');
      expect(compiled.reject(body)).toBeTypeOf('string');
    },
  );
});

it('counts lengths as Zod does, in code points', () => {
  const [zod, compiled] = [presetBody('problem-details-strict'), compiledBody('problem-details-strict')];
  const verdicts = [256, 257].map((length) => {
    const body = { title: '\u{1f600}'.repeat(length) };
    return [zod.reject(body) === undefined, compiled.reject(body) === undefined];
  });
  expect(verdicts).toStrictEqual([
    [true, true],
    [false, false],
  ]);
});

it('is not there for a table with an example that is rejected, of which Zod says why', () => {
  const long = {
    ...table,
    rows: table.rows.map((row) => ({ ...row, title: 'x'.repeat(257), phrase: 'x'.repeat(257) })),
  };
  const compiled = compile('problem-details-strict');
  expect(compiledPreset('problem-details-strict', long, {}, compiled)).toBeUndefined();
  expect(compiledPreset('problem-details-strict', table, {}, compiled)).toBeDefined();
});
