import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { statusRank } from '../openapi-version.js';
import { defined } from '../values/defined.js';
import { groupBy } from '../values/group-by.js';
import { type HeaderOverride, mergeHeaders } from './header-list.js';
import { isBodyAllowed, registryEntry, statusDescription, statusTitle } from './registry.js';
import type { ResolvedRow } from './resolve-row.js';
import type { StatusCase, StatusRow } from './status-table.js';

/** A response that lacks nothing but its final name. */
export interface DraftRow extends Omit<StatusRow, 'name'> {
  /** The Component cell. */
  readonly component?: string;
  /** Whether the name comes from the status, whatever the message. */
  readonly isNamedByStatus: boolean;
  readonly place: Place;
  /** The location of the text that names the component. */
  readonly namePlace: Place;
}

/** Rows of one status and component are one response, in the order of their first rows. */
export function groupRows(rows: readonly ResolvedRow[]): { drafts: DraftRow[]; diagnostics: Diagnostic[] } {
  const groups = groupBy(rows, ({ status, component = '' }) => `${status} ${component}`);
  const hasErrorCodes = rows.some(({ errorCode }) => errorCode !== undefined);
  const diagnostics: Diagnostic[] = [];
  const drafts = [...groups.values()].flatMap((group) => draftOf(group, hasErrorCodes, diagnostics) ?? []);
  const bare = [...groups.values()].filter((group) => group.every((row) => textsOf(row).length === 0));
  const [first] = bare.flat();
  if (first !== undefined) {
    const statuses = [...new Set(bare.flat().map(({ status }) => status))];
    diagnostics.push(diagnose('MISSING_DESCRIPTION', { statuses }, first.place));
  }
  return { drafts, diagnostics };
}

/** The response that the registry gives for a status, or a general one; it lacks its name. */
export function registryRow(
  status: string,
  headers: readonly HeaderOverride[] = [],
): Omit<StatusRow, 'name'> {
  const entry = registryEntry(status);
  return {
    status,
    title: statusTitle(status),
    ...(entry !== undefined && entry.state !== 'unused' && { phrase: entry.phrase }),
    description: statusDescription(status),
    headers: mergeHeaders(entry?.headers ?? [], headers),
    bodyAllowed: isBodyAllowed(status),
  };
}

/** The response for a status outside the table. */
export function registryDraft(status: string, place: Place): DraftRow {
  return { ...registryRow(status), isNamedByStatus: true, place, namePlace: place };
}

/** Puts a row before the first one of a higher status. */
export function insertByStatus<R extends { readonly status: string }>(rows: R[], row: R): void {
  const rank = statusRank(row.status);
  const next = rows.findIndex(({ status }) => statusRank(status) > rank);
  rows.splice(next === -1 ? rows.length : next, 0, row);
}

function draftOf(
  group: readonly ResolvedRow[],
  hasErrorCodes: boolean,
  diagnostics: Diagnostic[],
): DraftRow | undefined {
  const rows = distinctRows(group);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { status, component, message: title, description, details, type, place, namePlace } = first;
  const isOne = rows.length === 1 && first.errorCode === undefined;
  const sharedCell = (column: SharedColumn) => cellOf(group, column, diagnostics);
  return {
    ...registryRow(
      status,
      group.flatMap(({ headers }) => headers),
    ),
    ...(isOne
      ? defined({ title, description, details, type })
      : { description: composeDescription(status, rows), cases: rows.map(toCase) }),
    ...defined({
      component,
      mediaType: sharedCell('mediaType'),
      schema: sharedCell('schema'),
      when: sharedCell('when'),
      whenPlace: group.find(({ when }) => when !== undefined)?.whenPlace,
    }),
    isNamedByStatus: !isOne || hasErrorCodes,
    place,
    namePlace: isOne ? namePlace : place,
  };
}

/** Equal rows are one; rows of one error code are one that keeps each distinct text. */
function distinctRows(group: readonly ResolvedRow[]): ResolvedRow[] {
  const merged = new Map<string, ResolvedRow>();
  for (const row of group) {
    const { errorCode, message, description, details, type } = row;
    const id =
      errorCode === undefined ? JSON.stringify([message, description, details, type]) : `code ${errorCode}`;
    const before = merged.get(id);
    merged.set(id, before === undefined ? row : mergeTexts(before, row));
  }
  return [...merged.values()];
}

function mergeTexts(before: ResolvedRow, row: ResolvedRow): ResolvedRow {
  const isOther = row.message !== undefined && before.message !== undefined && row.message !== before.message;
  return {
    ...before,
    message: before.message ?? row.message,
    description: joined(before.description, row.description),
    details: joined(before.details, isOther ? joined(row.message, row.details) : row.details),
  };
}

function joined(text: string | undefined, more: string | undefined): string | undefined {
  if (text === undefined || more === undefined) return text ?? more;
  return text.split('\n\n').includes(more) || text === more ? text : `${text}\n\n${more}`;
}

/** The status's description, then what its rows say; a single row without a key beside others says it instead. */
function composeDescription(status: string, rows: readonly ResolvedRow[]): string {
  const plain = rows.filter(({ key }) => key === undefined);
  const [only] = plain;
  const general = plain.length === 1 && rows.length > 1 && only?.description !== undefined ? only : undefined;
  const intro = general === undefined ? statusDescription(status) : textsOf(general).join('\n\n');
  const items = rows.filter((row) => row !== general).map((row) => textsOf(row).join('\n\n'));
  const distinct = [...new Set(items)].filter((item) => item !== '' && item !== intro);
  const list = distinct.map((item) => `- ${item.replaceAll('\n', '\n  ').replace(/^ +$/gm, '')}`);
  return [intro, list.join('\n')].filter((part) => part !== '').join('\n\n');
}

function textsOf({ message, description, details, status }: ResolvedRow): string[] {
  const said = description ?? (message === statusTitle(status) ? undefined : message);
  return [said, details].filter((text) => text !== undefined);
}

function toCase({ key, errorCode, message, description, details, type, place }: ResolvedRow): StatusCase {
  const written = place.line === undefined ? undefined : place;
  return defined({ key, errorCode, message, description, details, type, place: written });
}

type SharedColumn = 'mediaType' | 'schema' | 'when';

/** What a response has once: the first row that names it gives it. */
function cellOf(
  group: readonly ResolvedRow[],
  column: SharedColumn,
  diagnostics: Diagnostic[],
): string | undefined {
  const [first, ...others] = group.filter((row) => row[column] !== undefined);
  const used = first?.[column];
  const other = others.find((row) => row[column] !== used);
  if (first !== undefined && used !== undefined && other !== undefined) {
    const args = { status: first.status, column, used, first: first.place.line };
    diagnostics.push(diagnose('ROWS_DISAGREE', args, other.place));
  }
  return used;
}
