import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { emitJsonSchema } from '../../src/emit/json-schema.js';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import { existingSchemaBody } from '../../src/generate/existing-schema-body.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import { statusRow } from '../generate/status-row.js';

describe('emitJsonSchema', () => {
  it.each(PRESET_NAMES)(
    'gives a schema that AJV takes in strict mode and that accepts the example: %s',
    (preset) => {
      const body = presetBody(preset);
      const ajv = new Ajv2020({ strict: true, strictTypes: false, formats: { int32: true } });
      addFormats.default(ajv);
      const validate = ajv.compile(JSON.parse(emitJsonSchema(body).text ?? ''));
      expect(validate(body.example(statusRow(), {}))).toBe(true);
      expect(validate([])).toBe(false);
    },
  );

  it('gives a JSON Schema file in draft 2020-12', () => {
    const file = { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'e.json', type: 'object' };
    const { body } = jsonSchemaBody(file, { name: 'E', file: 'e.json' });
    expect(JSON.parse((body && emitJsonSchema(body).text) ?? '')).toStrictEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'E',
      type: 'object',
    });
  });

  it('has nothing to give for a schema of the spec', () => {
    const body = existingSchemaBody({ name: 'Error', version: '3.0' });
    expect(emitJsonSchema(body)).toMatchObject({
      diagnostics: [{ code: 'BODY_NOT_EMITTED', args: { name: 'Error' } }],
    });
  });
});
