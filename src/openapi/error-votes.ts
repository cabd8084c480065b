import { containersOf, schemaRef } from '../openapi-version.js';
import { equalValues } from '../values/equal-values.js';
import { groupBy } from '../values/group-by.js';
import { asMap } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import type { Holder, LocalFiles, Resolved } from './local-files.js';
import { isJson, producesOf } from './media-types.js';
import type { SpecDocument } from './open-spec.js';
import { responsesOf } from './operations.js';
import { refIn } from './references.js';

/** The body that one operation has under one error status. */
export interface ErrorVote {
  readonly operation: object;
  /** `404`, `4XX` (in upper case) or `default`. */
  readonly status: string;
  /** The `$ref` that declares the response. */
  readonly response: string | undefined;
  /** The schema as the spec refers to it, or would; `undefined` for one that only this response has. */
  readonly target: string | undefined;
  /** The media types that it is listed with. */
  readonly mediaTypes: readonly string[];
}

type VotedBody = Pick<ErrorVote, 'target' | 'mediaTypes'>;

const ERROR_STATUS = /^(?:[45](?:\d\d|XX)|default)$/i;

/** The bodies of error responses of the operations of `paths`; an operation that several paths share counts once. */
export function collectErrorVotes(spec: SpecDocument, files: LocalFiles): ErrorVote[] {
  const componentLike = componentsByShape(spec);
  const votes: ErrorVote[] = [];
  const known = new Map<unknown, VotedBody | 'none'>();
  for (const one of spec.index.pathOperations) {
    const { value: operation } = one;
    for (const key of one.statuses) {
      if (!ERROR_STATUS.test(key)) continue;
      const declared = responsesOf(one)[key];
      const response = files.follow(declared, files.main);
      // The media types of a response in Swagger 2.0 are those of the operation.
      const isShared = response.value !== declared && spec.version !== '2.0';
      const body = (isShared && known.get(response.value)) || bodyOf(response, operation);
      if (isShared) known.set(response.value, body);
      const status = key === 'default' ? key : key.toUpperCase();
      if (body === 'none') continue;
      const { target, mediaTypes } = body;
      votes.push({ operation, status, response: refIn(declared), target, mediaTypes });
    }
  }
  return votes;

  function bodyOf(
    { value, holder }: Pick<Resolved, 'value' | 'holder'>,
    operation: object,
  ): VotedBody | 'none' {
    const bodies = bodiesOf(value, spec, operation);
    const first = bodies.find(({ mediaTypes }) => mediaTypes.some(isJson)) ?? bodies[0];
    if (first === undefined) return 'none';
    const mediaTypes = [...first.mediaTypes];
    for (const body of bodies)
      if (body !== first && equalValues(body.schema, first.schema)) mediaTypes.push(...body.mediaTypes);
    return { target: targetOf(first.schema, holder), mediaTypes };
  }

  function targetOf(schema: unknown, holder: Holder): string | undefined {
    const ref = refIn(schema);
    if (ref !== undefined) return files.resolve(ref, holder)?.ref;
    const name = holder === files.main ? componentLike(schema) : undefined;
    return name === undefined ? undefined : schemaRef(name, spec.version);
  }
}

interface Body {
  readonly schema: unknown;
  readonly mediaTypes: readonly string[];
}

function bodiesOf(response: unknown, { version, document }: SpecDocument, operation: object): Body[] {
  const bodies: Body[] = [];
  const add = (media: unknown, mediaTypes: readonly string[]): void => {
    const schema = valueAt(media, ['schema']);
    if (schema !== undefined) bodies.push({ schema, mediaTypes });
  };
  if (version === '2.0') add(response, producesOf(operation, document));
  else {
    const content = asMap(valueAt(response, ['content']));
    for (const type in content) add(content[type], [type]);
  }
  return bodies;
}

/** Finds the schema component that is the same JSON as an inline schema. */
function componentsByShape({ document, version }: SpecDocument): (schema: unknown) => string | undefined {
  let names: Map<string, string[]> | undefined;
  return (schema) => {
    const components = asMap(valueAt(document, containersOf(version).schemas));
    names ??= groupBy(Object.keys(components), (name) => shapeOf(components[name]));
    const alike = names.get(shapeOf(schema)) ?? [];
    return alike.find((one) => equalValues(components[one], schema));
  };
}

/** Equal schemas have the same shape, in any order of keys. */
function shapeOf(schema: unknown): string {
  const { type, properties } = asMap(schema);
  let length = 0;
  for (const name in asMap(properties)) length += name.length + 1;
  return `${String(type)} ${Object.keys(asMap(schema)).length} ${length}`;
}
