import { countBy } from '../values/group-by.js';
import { isObject } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import { type ErrorEntry, parentOf, pointersUpFrom } from './schema-error.js';

/** Values of the property that selects the branch of a parameter or security scheme, in all versions. */
const CHOICES = {
  in: new Set<unknown>(['query', 'header', 'path', 'cookie', 'formData', 'body', 'querystring']),
  type: new Set<unknown>(['basic', 'apiKey', 'oauth2', 'http', 'openIdConnect', 'mutualTLS']),
} as const;

/** Keywords that offer alternatives. */
const ALTERNATIVES = new Set(['oneOf', 'anyOf', 'if']);

/**
 * `taken`: the value is valid and the error comes from another branch; `wrong`: no branch has the value; `none`: the
 * error is not about a selecting property.
 */
type Choice = 'taken' | 'wrong' | 'none';

/**
 * Ajv reports the errors of every branch of a union. Keeps those of the branch that the author intended, if a
 * property tells which one; if that property has an invalid value, keeps only that error.
 *
 * @param entries The errors to choose from.
 * @param all All errors, including those that only say that no branch matched.
 * @param document The validated document.
 */
export function keepIntendedBranches(
  entries: readonly ErrorEntry[],
  all: readonly ErrorEntry[],
  document: unknown,
): ErrorEntry[] {
  const choices = new Map(entries.map((entry) => [entry, choiceOf(entry, document)]));
  const plain = entries.filter((entry) => choices.get(entry) === 'none');
  const around = pointersUpFrom(plain);
  const aroundBetter = pointersUpFrom(plain.filter(({ error }) => error.keyword !== 'type'));
  const listed = new Set(
    plain.filter(({ error }) => error.keyword === 'enum').map(({ error }) => error.instancePath),
  );
  const parentsOf = (choice: Choice) =>
    entries.filter((entry) => choices.get(entry) === choice).map(({ error }) => parentOf(error.instancePath));
  const wrong = new Set(parentsOf('wrong'));
  const others = [...parentsOf('taken'), ...closedReferenceBranches(all, document)];
  const otherBranches = countBy(others, (pointer) => pointer);
  const alternatives = new Set(
    all.filter(({ error }) => ALTERNATIVES.has(error.keyword)).map(({ error }) => error.instancePath),
  );
  const repeats = countBy(entries, keyOf);
  return entries.filter((entry) => {
    const { instancePath, keyword } = entry.error;
    const choice = choices.get(entry);
    if (choice === 'taken') return !around.has(parentOf(instancePath));
    if (choice === 'wrong') return true;
    if (wrong.has(instancePath) || wrong.has(parentOf(instancePath))) return false;
    // An enum error makes the "must be string" of the same value redundant.
    if (keyword === 'type' && listed.has(instancePath)) return false;
    // "must be boolean" for a map that has an error inside: the error of the boolean branch.
    if (keyword === 'type' && alternatives.has(instancePath)) return !aroundBetter.has(instancePath);
    const count = otherBranches.get(instancePath);
    if (count === undefined) return true;
    // A property that the intended branch does not allow is allowed in no branch.
    if (keyword === 'additionalProperties') return (repeats.get(keyOf(entry)) ?? 0) > count;
    return !isOfOtherParameter(entry, document);
  });
}

function choiceOf({ error, path }: ErrorEntry, document: unknown): Choice {
  if (error.keyword !== 'enum' && error.keyword !== 'const') return 'none';
  const name = path.at(-1);
  // The schema of a Swagger 2.0 response may be `type: file`.
  if (name === 'type' && [error.params.allowedValues].flat().join() === 'file') return 'taken';
  if (name === 'in' && path.includes('parameters')) {
    return CHOICES.in.has(valueAt(document, path)) ? 'taken' : 'wrong';
  }
  if (name === 'type' && (path.at(-3) === 'securitySchemes' || path.at(-3) === 'securityDefinitions')) {
    return CHOICES.type.has(valueAt(document, path)) ? 'taken' : 'wrong';
  }
  return 'none';
}

/**
 * Objects that were matched against a Reference Object without other properties, as Swagger 2.0 defines it: every
 * property was reported as unknown.
 */
function closedReferenceBranches(all: readonly ErrorEntry[], document: unknown): string[] {
  const unknown = new Map<string, Set<unknown>>();
  for (const { error } of all) {
    if (error.keyword !== 'additionalProperties') continue;
    const names = unknown.get(error.instancePath) ?? new Set();
    unknown.set(error.instancePath, names.add(error.params.additionalProperty));
  }
  return all.flatMap(({ error, path }) => {
    if (error.keyword !== 'required' || error.params.missingProperty !== '$ref') return [];
    const part = valueAt(document, path);
    const names = unknown.get(error.instancePath);
    const isClosed = isObject(part) && Object.keys(part).every((name) => names?.has(name));
    return isClosed ? [error.instancePath] : [];
  });
}

function keyOf({ error: { instancePath, keyword, params } }: ErrorEntry): string {
  return `${instancePath} ${keyword} ${JSON.stringify(params)}`;
}

/** Body parameters of Swagger 2.0 have a `schema`, all others a `type`; those of the path are `required`. */
function isOfOtherParameter({ error: { keyword, params }, path }: ErrorEntry, document: unknown): boolean {
  const part = valueAt(document, path);
  if (keyword !== 'required' || !isObject(part) || !CHOICES.in.has(part.in)) return false;
  if (params.missingProperty === 'required') return part.in !== 'path';
  const isSwagger = isObject(document) && Object.hasOwn(document, 'swagger');
  return isSwagger && params.missingProperty === (part.in === 'body' ? 'type' : 'schema');
}
