import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { mergeHeaders } from './merge-headers.js';
import { type RegistryEntry, registryEntry, registryTitle } from './registry.js';
import { isBodyAllowed, type ResolvedRow } from './resolve-row.js';
import { statusDescription, statusTitle, unregisteredText } from './status-code.js';
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
  const groups = new Map<string, ResolvedRow[]>();
  for (const row of rows) {
    const key = `${row.status} ${row.component ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
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

/** The response that the registry gives for a code outside the table. */
export function registryDraft(entry: RegistryEntry, place: Place): DraftRow {
  const { code: status, description, bodyAllowed } = entry;
  return {
    status,
    title: registryTitle(entry),
    ...phraseOf(status),
    description,
    headers: mergeHeaders(entry.headers, []),
    bodyAllowed,
    isNamedByStatus: true,
    place,
    namePlace: place,
  };
}

/** The response for `default` where the table has none. */
export function defaultDraft(place: Place): DraftRow {
  const status = 'default';
  const named = { bodyAllowed: true, isNamedByStatus: true, place, namePlace: place };
  return { status, ...unregisteredText(status), headers: [], ...named };
}

function phraseOf(status: string): { phrase?: string } {
  const entry = registryEntry(status);
  return entry === undefined || entry.state === 'unused' ? {} : { phrase: entry.phrase };
}

function draftOf(
  group: readonly ResolvedRow[],
  hasErrorCodes: boolean,
  diagnostics: Diagnostic[],
): DraftRow | undefined {
  const rows = distinctRows(group);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { status, component, place, namePlace } = first;
  const isOne = rows.length === 1 && first.errorCode === undefined;
  const shared = new SharedCells(group, diagnostics);
  const type = isOne ? first.type : undefined;
  const headers = mergeHeaders(
    registryEntry(status)?.headers ?? [],
    group.flatMap((row) => row.headers),
  );
  return {
    status,
    title: (isOne ? first.message : undefined) ?? statusTitle(status),
    ...phraseOf(status),
    ...(isOne ? ownTexts(first) : { description: composeDescription(status, rows) }),
    headers,
    bodyAllowed: isBodyAllowed(status),
    ...shared.cell('mediaType'),
    ...shared.cell('schema'),
    ...shared.cell('when'),
    ...whenPlaceOf(group),
    ...(type !== undefined && { type }),
    ...(!isOne && { cases: rows.map(toCase) }),
    ...(component !== undefined && { component }),
    isNamedByStatus: !isOne || hasErrorCodes,
    place,
    namePlace: isOne ? namePlace : place,
  };
}

function whenPlaceOf(group: readonly ResolvedRow[]): Pick<DraftRow, 'whenPlace'> {
  const place = group.find(({ when }) => when !== undefined)?.whenPlace;
  return place === undefined ? {} : { whenPlace: place };
}

function ownTexts({ status, description, details }: ResolvedRow): Pick<DraftRow, 'description' | 'details'> {
  return {
    description: description ?? statusDescription(status),
    ...(details !== undefined && { details }),
  };
}

/** Equal rows are one; rows of one error code are one that keeps each distinct text. */
function distinctRows(group: readonly ResolvedRow[]): ResolvedRow[] {
  const merged = new Map<string, ResolvedRow>();
  for (const row of group) {
    const id =
      row.errorCode === undefined ? JSON.stringify(Object.entries(toTexts(row))) : `code ${row.errorCode}`;
    const before = merged.get(id);
    merged.set(id, before === undefined ? row : mergeTexts(before, row));
  }
  return [...merged.values()];
}

function toTexts({ message, description, details, type }: ResolvedRow) {
  return { message, description, details, type };
}

function mergeTexts(before: ResolvedRow, row: ResolvedRow): ResolvedRow {
  const join = (left: string | undefined, right: string | undefined): string | undefined => {
    if (left === undefined || right === undefined) return left ?? right;
    return left.split('\n\n').includes(right) || left === right ? left : `${left}\n\n${right}`;
  };
  const isOther = row.message !== undefined && before.message !== undefined && row.message !== before.message;
  const description = join(before.description, row.description);
  const details = join(before.details, isOther ? (join(row.message, row.details) ?? '') : row.details);
  const message = before.message ?? row.message;
  return {
    ...before,
    ...(message !== undefined && { message }),
    ...(description !== undefined && { description }),
    ...(details !== undefined && { details }),
  };
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
  return {
    ...(key !== undefined && { key }),
    ...(errorCode !== undefined && { errorCode }),
    ...(message !== undefined && { message }),
    ...(description !== undefined && { description }),
    ...(details !== undefined && { details }),
    ...(type !== undefined && { type }),
    ...(place.line !== undefined && { place }),
  };
}

/** What a response has once: the first row that names it gives it. */
class SharedCells {
  readonly #group: readonly ResolvedRow[];
  readonly #diagnostics: Diagnostic[];

  constructor(group: readonly ResolvedRow[], diagnostics: Diagnostic[]) {
    this.#group = group;
    this.#diagnostics = diagnostics;
  }

  cell<K extends 'mediaType' | 'schema' | 'when'>(column: K): { readonly [P in K]?: string } {
    const naming = this.#group.filter((row) => row[column] !== undefined);
    const [first] = naming;
    const used = first?.[column];
    if (first === undefined || used === undefined) return {};
    const other = naming.find((row) => row[column] !== used);
    if (other !== undefined) {
      const { line } = first.place;
      const args = { status: first.status, column, used, ...(line !== undefined && { first: line }) };
      this.#diagnostics.push(diagnose('ROWS_DISAGREE', args, other.place));
    }
    return { [column]: used } as { readonly [P in K]: string };
  }
}
