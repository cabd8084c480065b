import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { explainSpec } from '../../src/inspect-spec.js';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';

/** Small specs in the layouts that writers use, through attach, a second run, and remove. */
type Version = '2.0' | '3.0.4' | '3.1.1' | '3.2.0';
type Item = Record<string, unknown>;

const STATUSES = ['200', '201', '400', '401', '403', '404', '409', '422', '4XX', '500', 'default'] as const;
const METHODS = ['get', 'put', 'post', 'delete', 'head', 'options', 'patch'] as const;
const PATHS = ['/dogs', '/dogs/{id}', '/kinds/{kind}/dogs', '/{id}/{x}'] as const;
const OWN = ['NotFound', 'Forbidden', 'Oops'] as const;

const parameter = fc.record({
  name: fc.constantFrom('id', 'kind', 'q'),
  in: fc.constantFrom('path', 'query', 'header'),
  type: fc.constantFrom('string', 'integer'),
  isListed: fc.boolean(),
});
const security = fc.constantFrom<Item[]>([], [{ key: [] }], [{}], [{ key: [] }, {}]);
const response = fc.oneof(fc.constant('inline'), fc.constantFrom(...OWN));
const operation = fc.record({
  responses: fc.dictionary(fc.constantFrom(...STATUSES), response, { minKeys: 1, maxKeys: 4 }),
  parameters: fc.array(parameter, { maxLength: 2 }),
  security: fc.option(security, { nil: undefined }),
  hasBody: fc.boolean(),
  optOut: fc.constantFrom<unknown>(undefined, undefined, undefined, false, { skip: [404, '5XX'] }),
});
const item = fc.record({
  operations: fc.dictionary(fc.constantFrom(...METHODS), operation, { minKeys: 1, maxKeys: 3 }),
  parameters: fc.array(parameter, { maxLength: 1 }),
});
const layout = fc.record({
  format: fc.constantFrom<'yaml' | 'json'>('yaml', 'yaml', 'json'),
  indent: fc.constantFrom(2, 4),
  isQuoted: fc.boolean(),
  hasNewline: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
});
const spec = fc.record({
  version: fc.constantFrom<Version>('2.0', '3.0.4', '3.1.1', '3.2.0'),
  paths: fc.dictionary(fc.constantFrom(...PATHS), item, { minKeys: 1, maxKeys: 3 }),
  security: fc.option(security, { nil: undefined }),
  own: fc.subarray([...OWN]),
  layout,
});
const options = fc.record({
  rules: fc.constantFrom<GenResponsesOptions['rules']>(
    undefined,
    'recommended',
    'owasp',
    'azure',
    'camara',
    'nlgov',
  ),
  prune: fc.boolean(),
  reuse: fc.boolean(),
});

type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;

function documentOf({ version, paths, own, ...rest }: Generated<typeof spec>): Item {
  const isOld = version === '2.0';
  const at = isOld ? '#/responses/' : '#/components/responses/';
  const parameterOf = ({ name, in: place, type, isListed }: Generated<typeof parameter>) => {
    const schema = { type, ...(isListed && { enum: [type === 'string' ? 'a' : 1] }) };
    return { name, in: place, ...(place === 'path' && { required: true }), ...(isOld ? schema : { schema }) };
  };
  const operationOf = ({
    responses,
    parameters,
    hasBody,
    optOut,
    security: own_,
  }: Generated<typeof operation>) => {
    const body = isOld
      ? {
          parameters: [
            ...parameters.map(parameterOf),
            { name: 'dog', in: 'body', schema: { type: 'object' } },
          ],
        }
      : {
          parameters: parameters.map(parameterOf),
          requestBody: { content: { 'a/b': { schema: { type: 'object' } } } },
        };
    const plain = parameters.length > 0 ? { parameters: parameters.map(parameterOf) } : {};
    const entries = Object.entries(responses).map(([status, kind]) => [
      status,
      own.some((name) => name === kind) ? { $ref: at + kind } : { description: `What ${status} is` },
    ]);
    return {
      ...(own_ !== undefined && { security: own_ }),
      ...(optOut !== undefined && { 'x-gen-responses': optOut }),
      ...(hasBody ? body : plain),
      responses: Object.fromEntries(entries),
    };
  };
  const components = Object.fromEntries(own.map((name) => [name, { description: `Our ${name}` }]));
  const items = Object.entries(paths).map(([path, { operations, parameters }]) => [
    path,
    {
      ...(parameters.length > 0 && { parameters: parameters.map(parameterOf) }),
      ...Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, operationOf(one)])),
    },
  ]);
  return {
    ...(isOld ? { swagger: version } : { openapi: version }),
    info: { title: 'Kennel', version: '1' },
    ...(rest.security !== undefined && { security: rest.security }),
    paths: Object.fromEntries(items),
    ...(own.length > 0 && (isOld ? { responses: components } : { components: { responses: components } })),
  };
}

function textOf(generated: Generated<typeof spec>): string {
  const { format, indent, isQuoted, hasNewline, newline } = generated.layout;
  const document = documentOf(generated);
  const text =
    format === 'json'
      ? `${JSON.stringify(document, undefined, indent)}\n`
      : stringify(document, {
          ...{ indent, aliasDuplicateObjects: false, lineWidth: 0 },
          ...(isQuoted && { defaultStringType: 'QUOTE_SINGLE' as const }),
        });
  return (hasNewline ? text : text.trimEnd()).replaceAll('\n', newline);
}

/** The lines of a text that another does not have in this order; a comma may join a line of JSON to the next. */
function lostLines(before: string, after: string): string[] {
  const bare = (line: string) => line.replace(/,?\r?$/, '');
  const lines = after.split('\n').map(bare);
  let at = 0;
  return before.split('\n').filter((line, index, all) => {
    if (index === all.length - 1 && line === '') return false;
    const next = lines.indexOf(bare(line), at);
    if (next >= 0) at = next + 1;
    return next < 0;
  });
}

/** Whether every response that a document declares is the same in another. */
function expectDeclaredKept(before: Item, after: Item): void {
  for (const [path, found] of Object.entries(before.paths as Record<string, Record<string, Item>>)) {
    for (const [method, { responses }] of Object.entries(found)) {
      if (method === 'parameters') continue;
      const now = (after.paths as Record<string, Record<string, { responses: object }>>)[path]?.[method];
      expect(now?.responses).toMatchObject(responses as object);
    }
  }
}

test('attach adds lines only, a second run nothing, remove gives the bytes back, and explain says why', async () => {
  await fc.assert(
    fc.asyncProperty(spec, options, async (generated, given) => {
      const before = textOf(generated);
      const file = `spec.${generated.layout.format}`;
      const { rules, ...rest } = given;
      const settings = { file, validate: false, ...rest, ...(rules && { rules }) };
      const first = await genResponses(before, { ...settings, attach: true });
      expect(first.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(lostLines(before, first.text)).toEqual([]);
      expectDeclaredKept(parse(before), parse(first.text));

      const second = await genResponses(first.text, { ...settings, attach: true });
      expect(second.edits).toEqual([]);

      const { operations } = await explainSpec(before, settings);
      const said = operations.flatMap(({ place, statuses }) =>
        statuses
          .filter(({ verdict }) => verdict.code === 'attach')
          .map(({ status }) => `${place.pointer}/responses/${status}`),
      );
      const attached = first.plan.steps
        .filter(({ action }) => action === 'attach')
        .map(({ pointer }) => pointer);
      expect(said.toSorted()).toEqual(attached.toSorted());

      const removed = await removeResponses(first.text, { file, validate: false });
      expect(removed.text).toBe(before);
    }),
    { numRuns: 150, seed: 5, endOnFailure: true },
  );
});

test('a lost line is noticed', () => {
  expect(lostLines('a: 1\nb: 2\n', 'a: 1\nc: 3\nb: 2\n')).toEqual([]);
  expect(lostLines('a: 1\nb: 2\n', 'a: 1\nc: 3\n')).toEqual(['b: 2']);
});
