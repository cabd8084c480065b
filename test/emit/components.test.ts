import SwaggerParser from '@apidevtools/swagger-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emitComponents } from '../../src/emit/components.js';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import { generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { SPEC_VERSIONS, type SpecVersion } from '../../src/openapi-version.js';
import { OPEN_ROWS, SAMPLE_ROWS, statusRow } from '../generate/status-row.js';

const rows = [...SAMPLE_ROWS, ...OPEN_ROWS];

function componentsOf(preset: (typeof PRESET_NAMES)[number], version: SpecVersion) {
  const body = presetBody(preset);
  const target = { version, file: 'a.yaml', produces: body.mediaTypes };
  return generateComponents({ rows }, body, target).components;
}

async function faultsOf(text: string, version: SpecVersion): Promise<unknown> {
  if (version === '3.2') {
    const { valid, errors } = await new Validator().validate(parse(text));
    return valid ? undefined : errors;
  }
  return SwaggerParser.validate(parse(text)).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('emitComponents', () => {
  const cases = PRESET_NAMES.flatMap((preset) => SPEC_VERSIONS.map((version) => ({ preset, version })));

  it.each(cases)('gives a valid document of $version for $preset', async ({ preset, version }) => {
    const text = emitComponents(componentsOf(preset, version), version);
    expect(await faultsOf(text, version)).toBeUndefined();
  });

  it.each(SPEC_VERSIONS)('would be told of a fault by the validator of %s', async (version) => {
    const broken = { responses: [{ name: 'A', status: '404', value: { description: 1 } }], schemas: [] };
    expect(await faultsOf(emitComponents(broken, version), version)).toBeDefined();
  });

  it('says the same in YAML and in JSON', () => {
    const components = componentsOf('problem-details', '3.1');
    const json = emitComponents(components, '3.1', 'out.json');
    expect(JSON.parse(json)).toStrictEqual(parse(emitComponents(components, '3.1')));
    expect(json.endsWith('}\n')).toBe(true);
  });

  it.each(SPEC_VERSIONS)('writes a component of any name in %s', (version) => {
    const names = ['__proto__', 'constructor', 'toString'];
    const components = {
      responses: names.map((name) => ({ name, status: '404', value: { description: name } })),
      schemas: names.map((name) => ({ name, value: { title: name } })),
    };
    const written = JSON.parse(emitComponents(components, version, 'OUT.JSON'));
    const { responses, schemas } =
      version === '2.0' ? { ...written, schemas: written.definitions } : written.components;
    expect(Object.entries(responses)).toEqual(names.map((name) => [name, { description: name }]));
    expect(Object.entries(schemas)).toEqual(names.map((name) => [name, { title: name }]));
    expect(emitComponents(components, version)).toContain('__proto__:');
  });

  it('writes paragraphs as a block, without aliases, and quotes what YAML 1.1 takes for a boolean', () => {
    const row = statusRow({ title: 'no', description: 'no', details: 'Second paragraph.' });
    const { components } = generateComponents({ rows: [row] }, presetBody('simple'), {
      version: '3.0',
      file: 'a.yaml',
      mediaTypes: ['a/a', 'b/b'],
    });
    const text = emitComponents(components, '3.0');
    expect(text).toContain('description: |-\n        no\n\n        Second paragraph.\n');
    expect(text).toContain('message: "no"');
    expect(text).not.toMatch(/[&*]a\d/);
  });
});
