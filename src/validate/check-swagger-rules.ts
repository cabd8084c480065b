import type { Spec } from '../openapi/open-spec.js';
import { asMap } from '../values/is-object.js';
import type { LocatedFault } from './check-references.js';
import { checkSwaggerRules } from './swagger-parser.js';

/**
 * The rules of Swagger 2.0 that its schema cannot express. The library stops at the first broken rule. Requires a
 * document that matches the schema and whose references all resolve within the file.
 */
export async function checkSwagger(spec: Spec): Promise<LocatedFault[]> {
  const detail = await checkSwaggerRules({ ...structuredClone(spec.document), swagger: spec.version });
  if (detail === undefined) return [];
  return [{ fault: { kind: 'other', detail }, at: { in: spec, path: subjectOf(detail, spec) } }];
}

/**
 * The library reports an operation, path or definition by an ID built from names. Finds it by building the same IDs
 * from the document; the longest match wins.
 */
function subjectOf(detail: string, { document, index }: Spec): readonly string[] {
  const subjects: { id: string; path: readonly string[] }[] = index.operations.map(
    ({ path, method, location }) => ({ id: `/paths${path}/${method}`, path: location }),
  );
  for (const name of Object.keys(asMap(document.paths))) {
    subjects.push({ id: `/paths${name}`, path: ['paths', name] });
  }
  for (const name of Object.keys(asMap(document.definitions))) {
    subjects.push({ id: `/definitions/${name}`, path: ['definitions', name] });
  }
  const named = subjects.filter(({ id }) => detail.includes(id));
  return named.sort((a, b) => b.id.length - a.id.length)[0]?.path ?? ['paths'];
}
