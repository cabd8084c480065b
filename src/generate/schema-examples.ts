import type { Reject } from '../json-schema/json-validator.js';
import type { StatusRow } from '../table/status-table.js';
import type { ErrorBody, ExampleBody } from './error-body.js';
import type { ExampleContext } from './example-context.js';
import { exampleFacts } from './example-facts.js';
import { makeExamples } from './make-example.js';
import type { SchemaChecker } from './schema-checker.js';

/** The two questions about examples that every error body answers. */
type Examples = Pick<ErrorBody, 'example' | 'reject'>;

/**
 * Examples for a schema that is not ours: the first that it accepts, of those that `base` and the schema's own
 * members suggest. Without a checker there are none: nothing is written that was not checked.
 *
 * @param decide the last word, where something knows better than the schema (Zod); else the schema's
 */
export function schemaExamples(
  checker: SchemaChecker | undefined,
  base?: ErrorBody,
  decide: Reject | undefined = checker?.reject,
): Examples {
  const reject: Reject = (value) => (decide === undefined ? 'cannot be checked' : decide(value));
  const example = (row: StatusRow, context: ExampleContext): ExampleBody | undefined => {
    if (checker === undefined) return undefined;
    const usual = base?.example(row, context);
    if (usual !== undefined && reject(usual) === undefined) return usual;
    for (const candidate of makeExamples(checker.bundle, exampleFacts(row, context))) {
      if (reject(candidate) === undefined) return candidate;
    }
    return undefined;
  };
  return { example, reject };
}
