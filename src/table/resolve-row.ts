import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { parseCondition } from '../rules/condition.js';
import { invalidCondition } from '../rules/invalid-condition.js';
import { excerpt } from '../text/excerpt.js';
import { isMediaType } from '../text/media-type.js';
import { isUriReference } from '../text/uri-reference.js';
import { asciiName, isComponentName } from './component-name.js';
import { type HeaderOverride, parseHeaderList } from './header-list.js';
import { phraseKey, phraseOwner } from './phrases.js';
import { isBodyAllowed, statusTitle } from './registry.js';
import type { StatusCase } from './status-table.js';
import type { SourceCell, SourceRow } from './table-source.js';

/** One row as written, judged: nothing is filled in yet. */
export interface ResolvedRow extends StatusCase {
  readonly status: string;
  readonly place: Place;
  /** The location of the message, else of the row. */
  readonly namePlace: Place;
  readonly component?: string;
  readonly headers: readonly HeaderOverride[];
  readonly mediaType?: string;
  readonly schema?: string;
  readonly when?: string;
  readonly whenPlace?: Place;
}

interface RowResolution {
  /** Absent when the row cannot be used. */
  readonly row?: ResolvedRow;
  readonly diagnostics: readonly Diagnostic[];
}

/** Judges what the cells of one row say. */
export function resolveRow({ place, cells }: SourceRow): RowResolution {
  const status = cells.code?.text ?? 'default';
  const faults: Diagnostic[] = [...judgeValues(cells)];
  const message = resolveMessage(cells.message, status, faults);
  const { component } = cells;
  if (component !== undefined && !isComponentName(component.text)) {
    faults.push(invalidName(component.text, status, component.place));
  }
  if (cells.schema !== undefined && !isBodyAllowed(status)) {
    faults.push(diagnose('SCHEMA_WITHOUT_BODY', { status }, cells.schema.place));
  }
  const headers = resolveHeaders(cells.headers, faults);
  if (faults.some(({ severity }) => severity === 'error')) return { diagnostics: faults };
  const errorCode = cells.errorCode?.text;
  const row = {
    ...{ status, place, headers, message, errorCode },
    key: errorCode ?? lastSegment(cells.type?.text),
    namePlace: (component ?? cells.message)?.place ?? place,
    description: cells.description?.text,
    details: cells.details?.text,
    component: component?.text,
    mediaType: cells.mediaType?.text,
    schema: cells.schema?.text,
    type: cells.type?.text,
    when: cells.when?.text,
    whenPlace: cells.when?.place.line === undefined ? undefined : cells.when.place,
  };
  return { row, diagnostics: faults };
}

/** `gone` of `https://example.com/problems/gone`. */
function lastSegment(type: string | undefined): string | undefined {
  return type?.split(/[/#:?]/).findLast((part) => part !== '');
}

function judgeValues({ mediaType, schema, type, when }: SourceRow['cells']): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const judge = (
    column: string,
    cell: SourceCell | undefined,
    test: (text: string) => boolean,
    expected: string,
  ) => {
    if (cell !== undefined && !test(cell.text)) {
      faults.push(diagnose('INVALID_CELL', { column, expected }, cell.place));
    }
  };
  judge('mediaType', mediaType, isMediaType, 'a media type such as application/json');
  judge('schema', schema, isNoUrl, 'a schema of the spec or the path of a JSON Schema file, not a URL');
  judge('type', type, isUriReference, 'a URI reference such as https://example.com/problems/not-found');
  if (when !== undefined) faults.push(...judgeCondition(when));
  return faults;
}

function judgeCondition({ text, place }: SourceCell): Diagnostic[] {
  const { problem } = parseCondition(text);
  return problem === undefined ? [] : [invalidCondition(problem, place)];
}

function isNoUrl(text: string): boolean {
  return !/^[a-z][a-z\d+.-]+:/i.test(text);
}

/** The error for a name that OpenAPI does not allow, with the nearest name that it does. */
function invalidName(text: string, status: string, place: Place): Diagnostic {
  const name = excerpt(text);
  const suggestion = name === text ? asciiName(text) : undefined;
  return diagnose('INVALID_NAME', { name, status, suggestion }, place);
}

/** The row's own message, in the registry's spelling; none where it has that of another code. */
function resolveMessage(
  message: SourceCell | undefined,
  status: string,
  faults: Diagnostic[],
): string | undefined {
  if (message === undefined) return undefined;
  const used = statusTitle(status);
  if (phraseKey(message.text) === phraseKey(used)) return used;
  const owner = phraseOwner(message.text);
  if (owner === undefined || owner === status) return message.text;
  const args = { status, phrase: message.text, owner, used };
  faults.push(diagnose('PHRASE_OF_OTHER_CODE', args, message.place));
  return undefined;
}

function resolveHeaders(cell: SourceCell | undefined, faults: Diagnostic[]): HeaderOverride[] {
  if (cell === undefined) return [];
  const { headers, faults: items } = parseHeaderList(cell.text);
  for (const item of items) faults.push(diagnose('INVALID_HEADER', { item: excerpt(item) }, cell.place));
  for (const { name } of headers.filter((header) => isContentType(header.name))) {
    faults.push(diagnose('IGNORED_HEADER', { name }, cell.place));
  }
  return headers.filter((header) => !isContentType(header.name));
}

/** OpenAPI ignores a response header of this name (OpenAPI 3.0.4 section 4.8.17). */
function isContentType(name: string): boolean {
  return name.toLowerCase() === 'content-type';
}
