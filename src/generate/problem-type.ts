import { nameWords } from '../table/component-name.js';
import type { ExampleContext } from './error-body.js';
import type { ExampleRow } from './error-cases.js';

/** The problem type of a row (RFC 9457 3.1.1): its own, else base and slug, else `about:blank`. */
export function problemType(row: ExampleRow, { problemBase }: ExampleContext): string {
  if (row.type !== undefined) return row.type;
  if (problemBase === undefined || problemBase === '') return 'about:blank';
  const joint = /[/#=]$/.test(problemBase) ? '' : '/';
  return `${problemBase}${joint}${problemSlug(row)}`;
}

/**
 * The name of a row in URIs: its component name in kebab case, without the suffix that all names share (`NotFoundError`
 * gives `not-found`), because a URI must not change with it. If the name says only the code, the row's message is used.
 * A case is named by its error code.
 */
export function problemSlug(row: ExampleRow): string {
  if (row.errorCode !== undefined) return toKebab(row.errorCode) || row.errorCode.toLowerCase();
  const bare = row.bareName ?? row.name;
  const saysNothing = /^[^A-Za-z]*$/.test(bare) || bare.toUpperCase().includes(row.status.toUpperCase());
  return toKebab(saysNothing ? row.title : bare) || toKebab(row.name) || row.status.toLowerCase();
}

function toKebab(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9'\u2019]+/g, ' ');
  return nameWords(ascii).join('-').toLowerCase();
}
