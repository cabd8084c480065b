import type { SpecDocument } from './open-spec.js';
import { collectReferences } from './references.js';

/**
 * The media types that responses of a document use a schema with, in document order.
 *
 * @param pointer the schema's, as `$ref`s write it
 */
export function responseMediaTypes({ document }: SpecDocument, pointer: string): string[] {
  const types = new Set<string>();
  for (const { ref, path } of collectReferences(document)) {
    const [content, mediaType, schema] = path.slice(-3);
    if (ref === pointer && schema === 'schema' && content === 'content' && path.includes('responses')) {
      types.add(mediaType ?? '');
    }
  }
  return [...types];
}
