import type { Spec } from '../openapi/open-spec.js';
import { isObject } from '../values/is-object.js';
import type { LocatedFault } from './check-references.js';
import { checkSwaggerRules } from './swagger-parser.js';

/**
 * The rules of Swagger 2.0 beyond its schema; the library stops at the first that is broken. For documents whose
 * schema is in order and whose references all lead somewhere within the file.
 */
export async function checkSwagger(spec: Spec): Promise<LocatedFault[]> {
  const detail = await checkSwaggerRules(structuredClone(spec.document));
  if (detail === undefined) return [];
  return [{ fault: { kind: 'other', detail }, at: { in: spec, path: subjectOf(detail, spec) } }];
}

/**
 * The library names the operation, path or definition it is about by an id made of their names. They are looked
 * up by the ids that the document's own names give, the longest first.
 */
function subjectOf(detail: string, { document, index }: Spec): readonly string[] {
  const subjects: { id: string; path: readonly string[] }[] = index.operations.map(
    ({ path, method, location }) => ({ id: `/paths${path}/${method}`, path: location }),
  );
  for (const name of Object.keys(isObject(document.paths) ? document.paths : {})) {
    subjects.push({ id: `/paths${name}`, path: ['paths', name] });
  }
  for (const name of Object.keys(isObject(document.definitions) ? document.definitions : {})) {
    subjects.push({ id: `/definitions/${name}`, path: ['definitions', name] });
  }
  const named = subjects.filter(({ id }) => detail.includes(id));
  return named.sort((a, b) => b.id.length - a.id.length)[0]?.path ?? ['paths'];
}
