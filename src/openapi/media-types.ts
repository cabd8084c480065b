import { countBy } from '../values/group-by.js';
import { asList } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import type { SpecDocument } from './open-spec.js';

/**
 * The media types for a schema: those that more than half of the responses using it list, else the most used one. If
 * one of them is JSON, the others are left out.
 *
 * @param uses the media types that each response lists with the schema
 */
export function usualMediaTypes(uses: readonly (readonly string[])[]): string[] {
  const listed = uses.flatMap((types) => [...new Set(types)]);
  const counts = countBy(listed, (type) => type);
  const byUse = [...counts].sort(
    ([one, uses], [other, otherUses]) => otherUses - uses || Number(isJson(other)) - Number(isJson(one)),
  );
  const majority = byUse.filter(([, count]) => count * 2 > uses.length);
  const types = (majority.length > 0 ? majority : byUse.slice(0, 1)).map(([type]) => type);
  return types.some(isJson) ? types.filter(isJson) : types;
}

/** The media types with which each response of a document, in operations or not, uses a schema. */
export function responseMediaTypes({ document, version, index }: SpecDocument, pointer: string): string[][] {
  const responses = new Map<unknown, string[]>();
  for (const { path } of index.referencesByRef.get(pointer) ?? []) {
    if (path.at(-1) !== 'schema' || !path.includes('responses')) continue;
    const isSwagger = version === '2.0';
    if (!isSwagger && path.at(-3) !== 'content') continue;
    const operation = path[0] === 'paths' ? valueAt(document, path.slice(0, 3)) : undefined;
    const mediaTypes = isSwagger ? producesOf(operation, document) : path.slice(-2, -1);
    const response = valueAt(document, path.slice(0, isSwagger ? -1 : -3));
    responses.set(response, [...(responses.get(response) ?? []), ...mediaTypes]);
  }
  return [...responses.values()];
}

/** The media types of an operation's responses in Swagger 2.0. */
export function producesOf(operation: unknown, document: SpecDocument['document']): string[] {
  const own = valueAt(operation, ['produces']);
  // Generators write an empty list where only errors have a body.
  const produces = Array.isArray(own) && own.length > 0 ? own : document.produces;
  return asList(produces).filter((type) => typeof type === 'string');
}

/** The media types that responses of a Swagger 2.0 document may have examples for. */
export function producedTypes({ document, version, index }: SpecDocument): string[] {
  if (version !== '2.0') return [];
  const ofDocument = producesOf(undefined, document);
  if (ofDocument.length > 0) return ofDocument;
  const ofOperations = index.operations.map(({ value }) => producesOf(value, document));
  return usualMediaTypes(ofOperations.filter((types) => types.length > 0));
}

/** Whether a media type is JSON (RFC 6839 section 3.1), or any type. */
export function isJson(mediaType: string): boolean {
  return /^(?:\*\/\*|[^/;]+\/(?:[^/;]+\+)?json)\s*(?:;|$)/i.test(mediaType.trim());
}
