import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { Dialect } from '../dialect.js';
import { nodeAt, type SourceDocument } from '../syntax/source-node.js';
import { isObject } from './is-object.js';

/** An OpenAPI document as plain data. Nobody may change `document`. */
export interface SpecDocument {
  /** As the caller named it. */
  readonly file: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** The `openapi` or `swagger` value: `'3.1.0'`, `'2.0'`. */
  readonly version: string;
  readonly dialect: Dialect;
  /** Its text, when it came from one: for the places of findings. */
  readonly source?: SourceDocument;
}

/** A document that was read from text. */
export interface Spec extends SpecDocument {
  readonly source: SourceDocument;
}

/**
 * Takes a document that was read for an OpenAPI document.
 *
 * Findings: `NOT_A_SPEC` (the root is no map, or has neither `openapi` nor `swagger`), `UNSUPPORTED_VERSION`;
 * each with the offset where it stands.
 */
export function openSpec(source: SourceDocument, file: string): { spec?: Spec; diagnostics: Diagnostic[] } {
  const { spec, diagnostics } = openDocument(source.value, file, (key) =>
    key === undefined ? source.root.start : nodeAt(source.root, [key])?.start,
  );
  return spec === undefined ? { diagnostics } : { spec: { ...spec, source }, diagnostics };
}

/** The same for a document that was never text; `offsetOf` gives the place of a key of the root. */
export function openDocument(
  document: unknown,
  file: string,
  offsetOf: (key?: string) => number | undefined = () => undefined,
): { spec?: SpecDocument; diagnostics: Diagnostic[] } {
  const placeOf = (pointer: string, offset: number | undefined) => ({
    file,
    pointer,
    ...(offset === undefined ? {} : { offset }),
  });
  const key = isObject(document) ? versionKeyOf(document) : undefined;
  if (!isObject(document) || key === undefined) {
    return { diagnostics: [diagnose('NOT_A_SPEC', {}, placeOf('#', offsetOf()))] };
  }
  const version = document[key];
  const dialect = dialectOf(key, version);
  if (typeof version !== 'string' || dialect === undefined) {
    const args = { key, version: printed(version), text: typeof version === 'string' };
    return { diagnostics: [diagnose('UNSUPPORTED_VERSION', args, placeOf(`#/${key}`, offsetOf(key)))] };
  }
  return { spec: { file, document, version, dialect }, diagnostics: [] };
}

function versionKeyOf(document: Record<string, unknown>): 'openapi' | 'swagger' | undefined {
  if (Object.hasOwn(document, 'openapi')) return 'openapi';
  return Object.hasOwn(document, 'swagger') ? 'swagger' : undefined;
}

/**
 * Versions must be strings, and the patch number must be there ("MUST be the version number", OpenAPI 3.1 4.8.1;
 * validators take `3.0` and the number 3.1 for faults of the whole document, ours included).
 */
function dialectOf(key: 'openapi' | 'swagger', version: unknown): Dialect | undefined {
  if (typeof version !== 'string') return undefined;
  if (key === 'swagger') return version === '2.0' ? '2.0' : undefined;
  switch (/^(3\.[012])\.\d+(?:-[\w.+-]+)?$/.exec(version)?.[1]) {
    case '3.0':
      return '3.0';
    case '3.1':
      return '3.1';
    case '3.2':
      return '3.2';
    default:
      return undefined;
  }
}

/** `2` for the number that `swagger: 2.0` is in YAML: people know it as `2.0`. */
function printed(version: unknown): string {
  if (typeof version === 'number') return Number.isInteger(version) ? version.toFixed(1) : String(version);
  if (typeof version === 'object' && version !== null) return Array.isArray(version) ? 'a list' : 'a map';
  return String(version);
}
