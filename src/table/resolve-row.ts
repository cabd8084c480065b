import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { excerpt } from '../text/excerpt.js';
import { isMediaType } from '../text/media-type.js';
import { isUriReference } from '../text/uri-reference.js';
import { asciiName, isComponentName } from './component-name.js';
import { parseHeaderList } from './header-list.js';
import { mergeHeaders } from './merge-headers.js';
import { phraseKey, phraseOwner } from './phrase-owner.js';
import { type RegistryEntry, registryEntry, registryTitle } from './registry.js';
import { isSingleCode, parseStatus, unregisteredText } from './status-code.js';
import type { StatusRow } from './status-table.js';
import type { SourceRow } from './table-source.js';

/** A row that lacks nothing but its final name. */
export interface DraftRow extends Omit<StatusRow, 'name'> {
  /** The Component cell. */
  readonly component?: string;
  readonly place: Place;
  /** Where the text stands that names the component. */
  readonly namePlace: Place;
}

export interface RowResolution {
  /** Absent when the row cannot be used. */
  readonly draft?: DraftRow;
  readonly diagnostics: readonly Diagnostic[];
}

/** Judges one row as written, and fills in from the registry what it leaves out. */
export function resolveRow(row: SourceRow): RowResolution {
  const { code } = row.cells;
  const status = code && parseStatus(code.text);
  const place = code?.place ?? row.place;
  if (status === undefined) {
    const text = excerpt(code?.text ?? '');
    return { diagnostics: [diagnose('NOT_A_STATUS_CODE', { text }, place)] };
  }
  const entry = registryEntry(status);
  const faults: Diagnostic[] = [...judgeStatus(row, status, entry, place)];
  const title = resolveTitle(row, status, entry, place, faults);
  const { component, description } = row.cells;
  if (description === undefined) faults.push(diagnose('MISSING_DESCRIPTION', { status }, place));
  faults.push(...judgeValues(row));
  if (component !== undefined && !isComponentName(component.text)) {
    faults.push(invalidName(component.text, status, component.place));
  }
  const draft = fillDraft(row, status, entry, title, place, faults);
  return faults.some(({ severity }) => severity === 'error')
    ? { diagnostics: faults }
    : { draft, diagnostics: faults };
}

function judgeValues({ cells: { mediaType, type } }: SourceRow): Diagnostic[] {
  const faults: Diagnostic[] = [];
  if (mediaType !== undefined && !isMediaType(mediaType.text)) {
    const expected = 'a media type such as application/json';
    faults.push(diagnose('INVALID_CELL', { column: 'mediaType', expected }, mediaType.place));
  }
  if (type !== undefined && !isUriReference(type.text)) {
    const expected = 'a URI reference such as https://example.com/problems/not-found';
    faults.push(diagnose('INVALID_CELL', { column: 'type', expected }, type.place));
  }
  return faults;
}

/** The fault of a name that OpenAPI does not allow, with the nearest name that it does. */
export function invalidName(text: string, status: string, place: Place): Diagnostic {
  const name = excerpt(text);
  const suggestion = name === text ? asciiName(text) : undefined;
  return diagnose(
    'INVALID_NAME',
    suggestion === undefined ? { name, status } : { name, status, suggestion },
    place,
  );
}

/** The row that the registry gives for a code outside the table. */
export function registryDraft(entry: RegistryEntry, place: Place): DraftRow {
  const { code: status, description, bodyAllowed } = entry;
  const headers = mergeHeaders(entry.headers, []);
  return {
    status,
    title: registryTitle(entry),
    ...phraseOf(entry),
    description,
    headers,
    bodyAllowed,
    place,
    namePlace: place,
  };
}

function phraseOf(entry: RegistryEntry | undefined): { phrase?: string } {
  return entry === undefined || entry.state === 'unused' ? {} : { phrase: entry.phrase };
}

/** The findings about a code itself: unregistered, or under the heading of another class. */
function judgeStatus(
  { heading }: Pick<SourceRow, 'heading'>,
  status: string,
  entry: RegistryEntry | undefined,
  place: Place,
): Diagnostic[] {
  const faults: Diagnostic[] = [];
  if (heading !== undefined && status !== 'default' && !heading.classes.includes(status.charAt(0))) {
    faults.push(diagnose('CODE_UNDER_OTHER_CLASS', { status, heading: excerpt(heading.text) }, place));
  }
  const unused = entry?.state === 'unused';
  if (unused || (entry === undefined && isSingleCode(status))) {
    faults.push(diagnose('UNREGISTERED_CODE', { status, unused }, place));
  }
  return faults;
}

/** The row's own message; the registry's phrase where it has none or one that belongs to another code. */
function resolveTitle(
  { cells: { message, component } }: SourceRow,
  status: string,
  entry: RegistryEntry | undefined,
  place: Place,
  faults: Diagnostic[],
): string {
  const used = entry === undefined ? unregisteredText(status).title : registryTitle(entry);
  if (message === undefined) {
    if (component === undefined) faults.push(diagnose('MISSING_MESSAGE', { status, used }, place));
    return used;
  }
  const key = phraseKey(message.text);
  if (key === phraseKey(used)) return used;
  const owner = phraseOwner(key);
  if (owner === undefined || owner === status) return message.text;
  const args = { status, phrase: message.text, owner, used };
  faults.push(diagnose('PHRASE_OF_OTHER_CODE', args, message.place));
  return used;
}

function fillDraft(
  { cells }: SourceRow,
  status: string,
  entry: RegistryEntry | undefined,
  title: string,
  place: Place,
  faults: Diagnostic[],
): DraftRow {
  const bodyAllowed = entry?.bodyAllowed ?? !status.startsWith('1');
  if (cells.schema !== undefined && !bodyAllowed) {
    faults.push(diagnose('SCHEMA_WITHOUT_BODY', { status }, cells.schema.place));
  }
  return {
    status,
    title,
    ...phraseOf(entry),
    description: cells.description?.text ?? entry?.description ?? unregisteredText(status).description,
    ...(cells.details && { details: cells.details.text }),
    headers: resolveHeaders(cells, entry, faults),
    bodyAllowed,
    ...(cells.mediaType && { mediaType: cells.mediaType.text }),
    ...(cells.schema && { schema: cells.schema.text }),
    ...(cells.type && { type: cells.type.text }),
    ...(cells.component && { component: cells.component.text }),
    place,
    namePlace: (cells.component ?? cells.message)?.place ?? place,
  };
}

function resolveHeaders(
  { headers: cell }: SourceRow['cells'],
  entry: RegistryEntry | undefined,
  faults: Diagnostic[],
): StatusRow['headers'] {
  const { headers, faults: items } = parseHeaderList(cell?.text ?? '');
  if (cell !== undefined) {
    for (const item of items) faults.push(diagnose('INVALID_HEADER', { item: excerpt(item) }, cell.place));
    for (const { name } of headers.filter((header) => isContentType(header.name))) {
      faults.push(diagnose('IGNORED_HEADER', { name }, cell.place));
    }
  }
  return mergeHeaders(
    entry?.headers ?? [],
    headers.filter((header) => !isContentType(header.name)),
  );
}

/** OpenAPI ignores a response header of this name (OpenAPI 3.0.4 section 4.8.17). */
function isContentType(name: string): boolean {
  return name.toLowerCase() === 'content-type';
}
