import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostic.js';
import { withDocument } from '../../src/openapi/open-spec.js';
import { SpecFiles } from '../../src/openapi/spec-files.js';
import { validateDocument } from '../../src/validate/validate-document.js';
import { openText } from '../openapi/open.js';
import { told, validateText } from './read-case.js';

const HEADS = {
  '2.0': 'swagger: "2.0"',
  '3.0': 'openapi: 3.0.3',
  '3.1': 'openapi: 3.1.0',
  '3.2': 'openapi: 3.2.0',
};
type SpecVersion = keyof typeof HEADS;

/** A spec with one operation; `response` is the YAML of its 404, on line 9. */
function spec(version: SpecVersion, response: string, tail = ''): string {
  return `${HEADS[version]}
info:
  title: Pets
  version: 1.0.0
paths:
  /pets:
    get:
      responses:
        '404': ${response}
${tail}`;
}

const SCHEMA_HOME = { '2.0': 'definitions:', '3.0': 'components: { schemas:', '3.1': '', '3.2': '' };

describe('a sound spec', () => {
  it.each(Object.keys(HEADS) as SpecVersion[])('has no findings in %s', async (version) => {
    expect(await validateText(spec(version, '{ description: Not there }'))).toEqual([]);
  });

  it('of 3.1 and later may consist of components only', async () => {
    const components = `
info: { title: Parts, version: 1.0.0 }
components:
  responses:
    NotFound: { description: Not there }
`;
    expect(await validateText(HEADS['3.1'] + components)).toEqual([]);
    expect(await validateText(HEADS['3.2'] + components)).toEqual([]);
    expect(told(await validateText(HEADS['3.0'] + components), '')).toEqual([
      'PRE_EXISTING_FAULT missing-property 1:1 #',
    ]);
  });

  it('may have a patch version that no validator knows', async () => {
    expect(await validateText(spec('3.1', '{ description: a }').replace('3.1.0', '3.1.9'))).toEqual([]);
  });

  it('may describe server variables', async () => {
    const servers = `
servers:
  - url: https://{host}
    variables:
      host: { default: example.com, description: Where it runs }
`;
    expect(await validateText(spec('3.1', '{ description: a }', servers))).toEqual([]);
  });
});

describe('faults of each class', () => {
  const CASES: [name: string, version: SpecVersion, response: string, expected: string[]][] = [];
  for (const version of Object.keys(HEADS) as SpecVersion[]) {
    const home = version === '2.0' ? '#/responses' : '#/components/responses';
    CASES.push([
      'dangling reference',
      version,
      `{ $ref: '${home}/NotFound' }`,
      ['PRE_EXISTING_FAULT dangling-reference 9:18 #/paths/~1pets/get/responses/404/$ref'],
    ]);
    if (version !== '3.2') {
      CASES.push([
        'response without a description',
        version,
        '{ headers: {} }',
        ['PRE_EXISTING_FAULT missing-property 9:9 #/paths/~1pets/get/responses/404'],
      ]);
    }
    CASES.push([
      'description that is no text',
      version,
      '{ description: 404 }',
      ['PRE_EXISTING_FAULT wrong-type 9:18 #/paths/~1pets/get/responses/404/description'],
    ]);
    CASES.push([
      'property that there is none of',
      version,
      '{ description: a, schemas: {} }',
      ['PRE_EXISTING_FAULT unknown-property 9:34 #/paths/~1pets/get/responses/404/schemas'],
    ]);
  }
  it.each(CASES)('%s in %s', async (_name, version, response, expected) => {
    const text = spec(version, response);
    expect(told(await validateText(text), text)).toEqual(expected);
  });

  it.each(Object.keys(HEADS) as SpecVersion[])('missing info in %s', async (version) => {
    const text = `# A spec\n${HEADS[version]}\npaths: {}\n`;
    expect(told(await validateText(text), text)).toEqual(['PRE_EXISTING_FAULT missing-property 2:1 #']);
  });

  it.each([
    ['2.0', `${SCHEMA_HOME['2.0']}\n  Pet:\n    type: objekt\n`, '12:5 #/definitions/Pet/type'],
    ['3.0', 'components:\n  schemas:\n    Pet:\n      type: objekt\n', '13:7 #/components/schemas/Pet/type'],
  ] as const)('a type that there is none of in %s', async (version, tail, place) => {
    const text = spec(version, '{ description: a }', tail);
    expect(told(await validateText(text), text)).toEqual([`PRE_EXISTING_FAULT value-not-allowed ${place}`]);
  });

  it('a version that is a number does not hide the rest', async () => {
    const text = spec('3.0', '{}').replace('1.0.0', '1.0');
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT wrong-type 4:3 #/info/version',
      'PRE_EXISTING_FAULT missing-property 9:9 #/paths/~1pets/get/responses/404',
    ]);
  });

  it('a version that is a number is reported when the spec is read, and only there', async () => {
    const response = '{ description: a }';
    expect(await validateText(spec('2.0', response).replace('"2.0"', '2.0'))).toEqual([]);
    expect(await validateText(spec('3.1', response).replace('3.1.0', '3.1'))).toEqual([]);
  });

  it.each([
    [
      'minItems',
      '1',
      '3.1',
      'servers: [{ url: https://a.example, variables: { a: { default: b, enum: [] } } }]',
    ],
    ['pattern', '^/', '2.0', 'basePath: api'],
  ] as const)('a limit of the schema: %s', async (keyword, limit, version, part) => {
    const text = spec(version, '{ description: a }', part);
    expect(await validateText(text)).toMatchObject([{ args: { fault: { kind: 'limit', keyword, limit } } }]);
  });

  it('a rule of Swagger 2.0 beyond its schema', async () => {
    const text = spec('2.0', '{ description: a }').replace('/pets:', '/pets/{id}:');
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT other 7:5 #/paths/~1pets~1{id}/get',
    ]);
  });

  it('places them in JSON too', async () => {
    const text = `{
  "openapi": "3.0.3",
  "info": { "title": "Pets" },
  "paths": {
    "/pets": {
      "get": {
        "responses": {
          "200": {},
          "404": { "$ref": "#/components/responses/NotFound" }
        }
      }
    }
  }
}
`;
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT missing-property 3:3 #/info',
      'PRE_EXISTING_FAULT missing-property 8:11 #/paths/~1pets/get/responses/200',
      'PRE_EXISTING_FAULT dangling-reference 9:20 #/paths/~1pets/get/responses/404/$ref',
    ]);
  });

  it('tells a fault behind an alias at the alias', async () => {
    const text = spec('3.0', '&missing { headers: {} }', '        "400": *missing\n');
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT missing-property 9:9 #/paths/~1pets/get/responses/404',
      'PRE_EXISTING_FAULT missing-property 10:9 #/paths/~1pets/get/responses/400',
    ]);
  });

  it('counts what is too much to tell', async () => {
    const many = Array.from({ length: 53 }, (_, index) => `    S${index}: { type: 5 }`).join('\n');
    const text = spec('3.0', '{ description: a }', `components:\n  schemas:\n${many}\n`);
    const found = await validateText(text, { inserted: ['#/components/schemas/S52'] });
    expect(found.filter(({ code }) => code === 'PRE_EXISTING_FAULT')).toHaveLength(50);
    expect(found.filter(({ code }) => code === 'ADDITION_FAULT')).toHaveLength(1);
    expect(found.at(-1)).toMatchObject({ code: 'MORE_FAULTS', args: { count: 2 } });
  });
});

describe('whose fault it is', () => {
  const both = spec(
    '3.0',
    '{ headers: {} }',
    'components:\n  responses:\n    NotFound: { content: {} }\n    NotFoundToo: { content: {} }\n',
  );

  it('is ours in what was inserted, and only there', async () => {
    const found = await validateText(both, { inserted: ['#/components/responses/NotFound'] });
    expect(told(found, both)).toEqual([
      'PRE_EXISTING_FAULT missing-property 9:9 #/paths/~1pets/get/responses/404',
      'ADDITION_FAULT missing-property 12:5 #/components/responses/NotFound',
      'PRE_EXISTING_FAULT missing-property 13:5 #/components/responses/NotFoundToo',
    ]);
    expect(found.map(({ severity }) => severity)).toEqual(['warning', 'error', 'warning']);
  });

  it('strict makes every one an error', async () => {
    const found = await validateText(both, { strict: true });
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
  });

  it('is not ours where the insertion only uncovers what was hidden behind a dangling reference', async () => {
    const before = spec(
      '3.0',
      "{ $ref: '#/components/responses/NotFound' }",
      'components:\n  schemas:\n    Pet: { type: objekt }\n',
    );
    const after = `${before}  responses:\n    NotFound: { description: Not there }\n`;
    expect(told(await validateText(before), before)).toEqual([
      'PRE_EXISTING_FAULT dangling-reference 9:18 #/paths/~1pets/get/responses/404/$ref',
      'PRE_EXISTING_FAULT value-not-allowed 12:12 #/components/schemas/Pet/type',
    ]);
    const found = await validateText(after, { inserted: ['#/components/responses/NotFound'] });
    expect(told(found, after)).toEqual([
      'PRE_EXISTING_FAULT value-not-allowed 12:12 #/components/schemas/Pet/type',
    ]);
    expect(hasErrors(found)).toBe(false);
  });

  it('is not ours in the component that an inserted reference leads to', async () => {
    const text = spec(
      '3.0',
      "{ $ref: '#/components/responses/NotFound' }",
      'components:\n  responses:\n    NotFound: {}\n',
    );
    const found = await validateText(text, { inserted: ['#/paths/~1pets/get/responses/404'] });
    expect(told(found, text)).toEqual([
      'PRE_EXISTING_FAULT missing-property 12:5 #/components/responses/NotFound',
    ]);
  });

  it('is judged from what was inserted alone when the validator gives up on the spec', async () => {
    const text = spec('3.0', '{ description: a }', 'components:\n  responses:\n    NotFound: {}\n');
    const opened = openText(text, 'openapi.yaml');
    const value = structuredClone(opened.document) as { components: Record<string, unknown> };
    const endless: Record<string, unknown> = {};
    endless.properties = { again: endless };
    value.components.schemas = { Endless: endless };
    const found = await validateDocument(withDocument(opened, value), {
      inserted: [['components', 'responses', 'NotFound']],
      strict: false,
      files: new SpecFiles('openapi.yaml', undefined),
      found: [],
    });
    expect(told(found, text)).toEqual([
      'VALIDATION_INCOMPLETE 1:1',
      'ADDITION_FAULT missing-property 12:5 #/components/responses/NotFound',
    ]);
  });
});

describe('references', () => {
  it('to a component of another kind are told at the reference', async () => {
    const text = spec(
      '3.0',
      "{ $ref: '#/components/schemas/Pet' }",
      'components:\n  schemas:\n    Pet: { type: object }\n',
    );
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT wrong-kind-reference 9:18 #/paths/~1pets/get/responses/404/$ref',
    ]);
  });

  it('that lead back to themselves are reported, and not those that lead to them', async () => {
    const text = spec(
      '3.0',
      "{ $ref: '#/components/responses/A' }",
      "components:\n  responses:\n    A: { $ref: '#/components/responses/B' }\n    B: { $ref: '#/components/responses/A' }\n    ToA: { $ref: '#/components/responses/A' }\n    End: { description: The end. }\n    ToEnd: { $ref: '#/components/responses/End' }\n",
    );
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT self-reference 12:10 #/components/responses/A/$ref',
      'PRE_EXISTING_FAULT self-reference 13:10 #/components/responses/B/$ref',
    ]);
  });

  it('to one missing target are one finding with the number of places', async () => {
    const missing = "{ $ref: '#/components/responses/NotFound' }";
    const text = spec(
      '3.0',
      missing,
      `        '400': ${missing}\n        '401': ${missing.replace('Not', '')}\n`,
    );
    const found = await validateText(text);
    expect(told(found, text)).toEqual([
      'PRE_EXISTING_FAULT dangling-reference 9:18 #/paths/~1pets/get/responses/404/$ref',
      'PRE_EXISTING_FAULT dangling-reference 11:18 #/paths/~1pets/get/responses/401/$ref',
    ]);
    expect(found.map(({ places }) => places)).toEqual([2, undefined]);
  });

  it.each([
    ['a map of a response', '#/components/responses/Gone/content', 'map'],
    ['a text', '#/components/responses/Gone/description', 'string'],
    ['a list', '#/x-list', 'list'],
  ])('to %s are not references to a response', async (_name, target, found) => {
    const tail = 'components:\n  responses:\n    Gone: { description: Gone, content: {} }\nx-list: []\n';
    const text = spec('3.0', `{ $ref: '${target}' }`, tail);
    const inserted = ['#/components/responses/Gone'];
    expect(await validateText(text, { inserted })).toMatchObject([
      {
        code: 'PRE_EXISTING_FAULT',
        args: { fault: { kind: 'wrong-kind-reference', expected: 'response', found } },
      },
    ]);
  });

  it.each([
    ['2.0', 1],
    ['3.0', 1],
    ['3.1', 0],
  ] as const)('to responses with a description beside are reported in %s', async (version, count) => {
    const home = version === '2.0' ? 'responses' : 'components/responses';
    const item = `{ $ref: '#/${home}/Gone', description: Ours, x-internal: true }`;
    const definitions =
      version === '2.0'
        ? 'responses:\n  Gone: { description: a }'
        : 'components: { responses: { Gone: { description: a } } }';
    const text = spec(version, item, `        '410': ${item}\n${definitions}\n`);
    const fault = { kind: 'reference-siblings', names: ['description'] };
    const pointer = '#/paths/~1pets/get/responses/404';
    expect(await validateText(text)).toMatchObject(
      Array.from({ length: count }, () => ({ args: { fault }, place: { pointer }, places: 2 })),
    );
  });

  it('in a circle are fine', async () => {
    const text = spec(
      '3.0',
      '{ description: a }',
      "components:\n  schemas:\n    A: { properties: { b: { $ref: '#/components/schemas/B' } } }\n    B: { allOf: [{ $ref: '#/components/schemas/A' }] }\n",
    );
    expect(await validateText(text)).toEqual([]);
  });

  it('are not looked for in examples, defaults and extensions', async () => {
    const text = spec(
      '3.0',
      "{ description: a, content: { text/plain: { example: { $ref: '#/nowhere' } } } }",
      "x-any: { $ref: '#/nowhere' }\n",
    );
    expect(await validateText(text)).toEqual([]);
  });

  it('to a part outside of the usual places are followed and validated', async () => {
    const text = spec('3.0', "{ $ref: '#/x-shared/Gone' }", 'x-shared:\n  Gone:\n    headers: {}\n');
    expect(told(await validateText(text), text)).toEqual([
      'PRE_EXISTING_FAULT missing-property 11:3 #/x-shared/Gone',
    ]);
  });

  it('to other files are nobody’s fault while nobody reads them, even where none may stand', async () => {
    const text = spec('3.0', "{ $ref: 'responses.yaml#/NotFound' }").replace(
      /info:[\s\S]*?paths/,
      'info: { $ref: info.yaml }\npaths',
    );
    expect(await validateText(text)).toEqual([]);
  });

  it('are never fetched', async () => {
    let hits = 0;
    const server = createServer((_request, response) => {
      hits += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      for (const version of Object.keys(HEADS) as SpecVersion[]) {
        const text = spec(version, `{ $ref: 'http://127.0.0.1:${port}/responses.json#/NotFound' }`);
        expect(await validateText(text)).toEqual([]);
      }
    } finally {
      server.close();
    }
    expect(hits).toBe(0);
  });
});

describe('rules of our own, on what was inserted only', () => {
  it('properties beside a $ref, up to 3.0', async () => {
    const response = "{ $ref: '#/components/responses/NotFound', description: Gone }";
    const tail = 'components:\n  responses:\n    NotFound: { description: Not there }\n';
    const inserted = ['#/paths/~1pets/get/responses/404'];
    const text = spec('3.0', response, tail);
    expect(told(await validateText(text, { inserted }), text)).toEqual([
      'ADDITION_FAULT reference-siblings 9:9 #/paths/~1pets/get/responses/404',
    ]);
    expect(await validateText(spec('3.1', response, tail), { inserted })).toEqual([]);
  });

  it('names of components', async () => {
    const text = spec(
      '3.0',
      '{ description: a }',
      'components:\n  responses:\n    Not Found: { description: Not there }\n',
    );
    const found = await validateText(text, { inserted: ['#/components'] });
    expect(told(found, text)).toEqual([
      'ADDITION_FAULT malformed-name 12:5 #/components/responses/Not Found',
    ]);
  });

  it('a response that has the name of a schema', async () => {
    const text = spec(
      '3.0',
      '{ description: a }',
      'components:\n  schemas:\n    Gone: { type: object }\n  responses:\n    Gone: { description: Gone }\n',
    );
    const found = await validateText(text, { inserted: ['#/components/responses/Gone'] });
    expect(told(found, text)).toEqual(['NAME_SHARED_WITH_SCHEMA 12:5 #/components/schemas/Gone']);
    expect(await validateText(text)).toEqual([]);
  });
});

describe('other files', () => {
  const MAIN = spec('3.0', "{ $ref: 'parts/responses.yaml#/NotFound' }");
  const files = (texts: Record<string, string>) => ({
    async read(reference: string, from: string) {
      const file = new URL(reference, `file:///${from}`).pathname.slice(1);
      const text = texts[file];
      if (reference.startsWith('/')) return { kind: 'outside' } as const;
      return text === undefined
        ? ({ kind: 'unreadable', reason: 'there is no such file' } as const)
        : ({ kind: 'file', file, text } as const);
    },
  });

  it('are validated where they stand', async () => {
    const resolver = files({
      'openapi.yaml': MAIN,
      'parts/responses.yaml': `NotFound:\n  description: a\n  content:\n    text/plain:\n      schema: { $ref: 'schemas.yaml#/A' }\n`,
      'parts/schemas.yaml':
        'A:\n  type: objekt\n  properties:\n    back: { $ref: "../openapi.yaml#/nowhere" }\n',
    });
    expect(told(await validateText(MAIN, { resolver }), MAIN)).toEqual([
      'PRE_EXISTING_FAULT value-not-allowed parts/schemas.yaml 2:3 #/A/type',
      'PRE_EXISTING_FAULT dangling-reference parts/schemas.yaml 4:13 #/A/properties/back/$ref',
    ]);
  });

  it('that are missing, or lack what is wanted, are told at the reference', async () => {
    const place = '9:18 #/paths/~1pets/get/responses/404/$ref';
    const missing = await validateText(MAIN, { resolver: files({}) });
    expect(told(missing, MAIN)).toEqual([`PRE_EXISTING_FAULT unreadable-reference ${place}`]);
    const lacking = await validateText(MAIN, { resolver: files({ 'parts/responses.yaml': 'Gone: {}' }) });
    expect(told(lacking, MAIN)).toEqual([`PRE_EXISTING_FAULT dangling-reference ${place}`]);
  });

  it('that are not valid YAML are reported with the line of the error, and once', async () => {
    const text = spec(
      '3.0',
      "{ $ref: 'parts/responses.yaml#/A' }",
      "        '400': { $ref: 'parts/responses.yaml#/B' }",
    );
    const resolver = files({ 'parts/responses.yaml': 'A: {}\nA: {}\n' });
    const found = await validateText(text, { resolver });
    expect(told(found, text)).toEqual([
      'PRE_EXISTING_FAULT unreadable-reference 9:18 #/paths/~1pets/get/responses/404/$ref',
      'DUPLICATE_KEY parts/responses.yaml 2:1',
    ]);
    expect(found.map(({ severity, places }) => [severity, places])).toEqual([
      ['warning', 2],
      ['warning', undefined],
    ]);
  });

  it('that may not be read are told, and are no fault', async () => {
    const text = spec('3.0', "{ $ref: '/etc/responses.yaml' }");
    const found = await validateText(text, { resolver: files({}), strict: true });
    expect(told(found, text)).toEqual(['REFERENCE_OUTSIDE_ROOT 9:18 #/paths/~1pets/get/responses/404/$ref']);
    expect(hasErrors(found)).toBe(false);
  });
});
