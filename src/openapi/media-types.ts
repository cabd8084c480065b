import { valueAt } from '../values/value-at.js';
import type { SpecDocument } from './open-spec.js';

/**
 * The media types with which responses of a document use a schema, in document order.
 *
 * @param pointer the schema, as `$ref`s write it
 */
export function responseMediaTypes({ document, version, index }: SpecDocument, pointer: string): string[] {
  const paths = (index.referencesByRef.get(pointer) ?? []).map(({ path }) => path);
  const uses = paths.filter((path) => path.at(-1) === 'schema' && path.includes('responses'));
  const types = uses.flatMap((path) => {
    if (version === '2.0') return producedAt(document, path);
    const [content, mediaType] = path.slice(-3);
    return content === 'content' && mediaType !== undefined ? [mediaType] : [];
  });
  return [...new Set(types)];
}

/** The `produces` of the operation that contains a path, else of the document (Swagger 2.0). */
function producedAt(document: SpecDocument['document'], path: readonly string[]): string[] {
  const operation = path[0] === 'paths' ? valueAt(document, path.slice(0, 3)) : undefined;
  const own = valueAt(operation, ['produces']);
  const produces = Array.isArray(own) ? own : valueAt(document, ['produces']);
  return Array.isArray(produces) ? produces.filter((type) => typeof type === 'string') : [];
}
