import { definitionAt, type StandaloneSchema } from '../json-schema/collect.js';
import { type ExampleBody, type MadeExample, makeExample } from '../json-schema/make-example.js';
import { sameValueSchemas } from '../json-schema/sample.js';
import type { Reject, SchemaValidator } from '../json-schema/validator.js';
import { equalValues } from '../values/equal-values.js';
import { asList, asMap, isObject } from '../values/is-object.js';
import { adaptExample, withCode } from './adapt-example.js';
import { rpcCode } from './bodies/google.js';
import type { ErrorBody, ExampleContext } from './error-body.js';
import type { ExampleRow } from './error-cases.js';
import { exampleFacts } from './example-facts.js';
import { wordsOf } from './row-words.js';

interface ExampleOptions {
  /** The body whose place the schema takes: its examples go before made ones. */
  readonly base?: ErrorBody;
  /** Decides which examples are valid, where something knows better than the schema (Zod). */
  readonly decide?: Reject;
}

/**
 * Examples for a schema that is not ours: the author's own with the row's facts, else one that is made property by
 * property. Without a validator there are none: nothing is written that was not checked.
 */
export function bodyExamples(
  schema: StandaloneSchema | undefined,
  validator: SchemaValidator | undefined,
  { base, decide = validator?.reject }: ExampleOptions = {},
): Required<Pick<ErrorBody, 'example' | 'problem' | 'reject'>> {
  const reject: Reject = (value) => (decide === undefined ? 'cannot be checked' : decide(value));
  const accepts = (value: unknown): boolean => reject(value) === undefined;
  const authors = schema === undefined ? [] : rootExamples(schema);
  const isRpc = schema !== undefined && isRpcStatus(schema);
  const make = (row: ExampleRow, context: ExampleContext): MadeExample => {
    if (schema === undefined || validator === undefined) return { problem: 'the schema cannot be checked' };
    const plain = exampleFacts(row, context);
    const facts = isRpc ? { ...plain, rpcCode: rpcCode(plain.anyStatus) } : plain;
    for (const author of authors) {
      const adapted = adaptExample(author, facts, accepts);
      if (adapted !== undefined) return { value: withoutRepeats(adapted, accepts) };
    }
    const usual = base?.example(row, context);
    if (usual !== undefined && accepts(usual)) return { value: usual };
    const made = makeExample(schema, validator, wordsOf(facts));
    if (!('value' in made) || accepts(made.value)) return made;
    const least = makeExample(schema, validator, wordsOf(facts), { onlyRequired: true });
    const isValid = 'value' in least && accepts(least.value);
    return isValid ? least : { problem: reject(made.value) ?? '' };
  };
  return {
    example: (row, context) => {
      const made = make(row, context);
      if (!('value' in made)) return undefined;
      const { value } = made;
      return typeof value === 'string' ? value : withCode(value, exampleFacts(row, context), accepts);
    },
    problem: (row, context) => {
      const made = make(row, context);
      return 'problem' in made ? made.problem : '';
    },
    reject,
  };
}

/** Errors of an author's list that differed may say the same now. */
function withoutRepeats(body: ExampleBody, accepts: (value: unknown) => boolean): ExampleBody {
  if (!Array.isArray(body)) return body;
  const items: readonly unknown[] = body;
  const distinct = items.filter((item, at) => items.findIndex((other) => equalValues(item, other)) === at);
  return accepts(distinct) ? distinct : body;
}

/** The author's examples of the whole body; one that is a text says what happened, which differs by row. */
function rootExamples(schema: StandaloneSchema): readonly Exclude<ExampleBody, string>[] {
  return sameValueSchemas(schema.root, (ref) => definitionAt(schema, ref))
    .flatMap(({ examples }) => asList(examples))
    .filter((example) => isObject(example) || Array.isArray(example));
}

/** `google.rpc.Status`, which gateways from HTTP to gRPC answer with: its code is not the status. */
function isRpcStatus(schema: StandaloneSchema): boolean {
  return sameValueSchemas(schema.root, (ref) => definitionAt(schema, ref)).some(({ properties }) => {
    const { code, message, details } = asMap(properties);
    return code && message && /protobuf\W?any$/i.test(String(asMap(asMap(details).items).$ref));
  });
}
