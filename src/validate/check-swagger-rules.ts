import { isObject } from '../values/is-object.js';
import { PART_GRAMMAR } from './part-grammar.js';
import type { SpecFile } from './spec-file.js';
import type { SpottedFault } from './survey-references.js';
import { checkSwaggerRules } from './swagger-parser.js';

/**
 * The rules of Swagger 2.0 beyond its schema; the library stops at the first that is broken. For documents whose
 * schema is in order and whose references all lead somewhere within the file.
 */
export async function checkSwagger(main: SpecFile): Promise<SpottedFault[]> {
  const { value } = main.source;
  if (!isObject(value)) return [];
  const detail = await checkSwaggerRules(structuredClone(value));
  if (detail === undefined) return [];
  return [{ fault: { kind: 'other', detail }, at: { in: main, path: subjectOf(detail, value) } }];
}

/**
 * The library names the operation, path or definition it is about by an id made of their names. They are looked
 * up by the ids that the document's own names give, the longest first.
 */
function subjectOf(detail: string, document: Record<string, unknown>): string[] {
  const subjects: { id: string; path: string[] }[] = [];
  for (const [name, item] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    subjects.push({ id: `/paths${name}`, path: ['paths', name] });
    for (const method of Object.keys(isObject(item) ? item : {})) {
      if (PART_GRAMMAR['path item'].get(method)?.kind !== 'operation') continue;
      subjects.push({ id: `/paths${name}/${method}`, path: ['paths', name, method] });
    }
  }
  for (const name of Object.keys(isObject(document.definitions) ? document.definitions : {})) {
    subjects.push({ id: `/definitions/${name}`, path: ['definitions', name] });
  }
  const named = subjects.filter(({ id }) => detail.includes(id));
  return named.sort((a, b) => b.id.length - a.id.length)[0]?.path ?? ['paths'];
}
