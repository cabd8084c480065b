import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/cli/config-schema.js';
import { proposeConfig, type SpecFacts } from '../../src/cli/propose-config.js';

const FACTS: SpecFacts = { file: 'a.yaml', names: [], refersToResponses: false };
const uses = (name: string, file = 'a.yaml'): SpecFacts => ({
  ...FACTS,
  file,
  errorSchema: { target: `#/components/schemas/${name}`, count: 9, total: 10 },
});
const named = (...names: string[]): SpecFacts => ({ ...FACTS, names });

test.each<[string, SpecFacts[], object]>([
  ['nothing for a spec that has nothing', [FACTS], {}],
  ['the schema of one spec', [uses('Error')], { errorBody: '#/components/schemas/Error' }],
  ['a schema that all specs use', [uses('E'), uses('E', 'b.yaml')], { errorBody: '#/components/schemas/E' }],
  ['no schema where specs differ', [uses('E'), uses('F', 'b.yaml')], {}],
  ['no schema where one spec has none', [uses('E'), { ...FACTS, file: 'b.yaml' }], {}],
  ['snake', [named('not_found', 'bad_request', 'conflict', 'too_many_requests')], { naming: 'snake' }],
  ['kebab', [named('not-found', 'bad-request', 'too-many-requests')], { naming: 'kebab' }],
  ['camel', [named('notFound', 'badRequest', 'tooManyRequests')], { naming: 'camel' }],
  ['kebab for words in small letters', [named('ok', 'error', 'not-found')], { naming: 'kebab' }],
  ['code', [named('404', '400', '5XX')], { naming: 'code' }],
  ['code with a suffix', [named('404Error', '400Error', '401Error')], { naming: 'code', suffix: 'Error' }],
  [
    'snake with a suffix',
    [named('not_found_error', 'bad_request_error', 'conflict_error')],
    { naming: 'snake', suffix: 'Error' },
  ],
  ['nothing for words in small letters alone', [named('conflict', 'gone', 'forbidden')], {}],
  ['nothing for pascal, the default', [named('NotFound', 'BadRequest', 'Conflict')], {}],
  ['nothing for two names', [named('not_found', 'bad_request')], {}],
  ['nothing for one name in three versions of a spec', Array(3).fill(named('not_found')), {}],
  ['nothing for mixed names', [named('not_found', 'BadRequest', 'tooMany')], {}],
  [
    'a suffix, over all specs',
    [named('NotFoundError', 'ConflictError'), named('GoneError')],
    { suffix: 'Error' },
  ],
  [
    'onlyReferenced where responses are referenced',
    [{ ...FACTS, refersToResponses: true }],
    { onlyReferenced: true },
  ],
  ['nothing for earlier runs', [{ ...FACTS, made: 'responses' }], {}],
  [
    'attach where an earlier run attached responses',
    [{ ...FACTS, made: 'attached' }, FACTS],
    { attach: true },
  ],
])('proposes %s', (_, facts, expected) => {
  const { text, choices } = proposeConfig(['a.yaml'], facts);
  expect(parse(text)).toEqual({ specs: ['a.yaml'], ...expected });
  expect(choices).toEqual(Object.entries(expected).map(([key, value]) => `${key}: ${value}`));
});

test('what is commented out is a valid config too', () => {
  const { text } = proposeConfig(["it's.yaml", 'a b.yaml', '@x/*.yaml'], [FACTS]);
  const settings = text.replace(/^# (?=[a-zA-Z]+:(?: |$)| {2})/gm, '');
  expect(configSchema.safeParse(parse(settings)).error?.issues ?? []).toEqual([]);
  expect(parse(settings)).toMatchObject({ specs: ["it's.yaml", 'a b.yaml', '@x/*.yaml'], attach: true });
});
