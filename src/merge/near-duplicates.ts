import { createHash } from 'node:crypto';
import { isObject } from '../values/is-object.js';

type Response = Readonly<Record<string, unknown>>;

/** A response of an operation; of a component without a status. */
export interface ComparedResponse {
  readonly status?: string;
  readonly value: Response;
  /** Equal for equal values with their keys in the same order. */
  readonly text: string;
}

/** What is left out of two responses before they are compared, their keys sorted. */
const VARIANTS = {
  keyOrder: (value: Response) => value,
  description: withoutDescription,
  examples: withoutExamples,
  several: (value: Response) => withoutExamples(withoutDescription(value)),
} as const satisfies Readonly<Record<string, (value: Response) => unknown>>;
type Variant = keyof typeof VARIANTS;

/**
 * Finds responses that differ in little from another one under their status, or from a component.
 *
 * @returns the least difference of a response; `undefined` where it differs more, or has no other
 */
export function findNearDuplicates(
  responses: readonly ComparedResponse[],
): (response: ComparedResponse) => Variant | undefined {
  const texts = new Map<string, Set<string>>();
  for (const response of responses) {
    for (const [variant, digest] of digestsOf(response)) {
      const key = keyOf(variant, response.status, digest);
      texts.set(key, (texts.get(key) ?? new Set<string>()).add(response.text));
    }
  }
  return (response) => {
    const { status, text } = response;
    const found = digestsOf(response).find(([variant, digest]) =>
      [status, undefined].some((one) =>
        [...(texts.get(keyOf(variant, one, digest)) ?? [])].some((other) => other !== text),
      ),
    );
    return found?.[0];
  };
}

function keyOf(variant: Variant, status: string | undefined, digest: string): string {
  return `${variant} ${status ?? 'component'} ${digest}`;
}

function digestsOf({ value }: ComparedResponse): [Variant, string][] {
  const sorted = sortKeys(value) as Response;
  return VARIANT_NAMES.map((name) => [name, digestOf(VARIANTS[name](sorted))]);
}

const VARIANT_NAMES = Object.keys(VARIANTS) as Variant[];

/** Short, because the responses of a large spec are most of it. */
function digestOf(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sortKeys(value[name])]));
}

function withoutDescription({ description: _, ...rest }: Response): Response {
  return rest;
}

/** Those of media types, and of Swagger 2.0; an example in a schema is part of it. */
function withoutExamples({ examples: _, ...response }: Response): Response {
  if (!isObject(response.content)) return response;
  const content = Object.entries(response.content).map(([type, media]) => {
    if (!isObject(media)) return [type, media];
    const { example: _one, examples: _several, ...rest } = media;
    return [type, rest];
  });
  return { ...response, content: Object.fromEntries(content) };
}
