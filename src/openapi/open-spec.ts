import { type Diagnostic, diagnose } from '../diagnostic.js';
import { SPEC_VERSIONS, type SpecVersion } from '../openapi-version.js';
import { nodeAt, type SourceDocument } from '../syntax/source-node.js';
import { isCollection, isObject } from '../values/is-object.js';
import { SpecIndex } from './spec-index.js';

/** An OpenAPI document as plain data. `document` must not be changed. */
export interface SpecDocument {
  /** The name that the caller gave. */
  readonly file: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** The `openapi` or `swagger` value: `'3.1.0'`, `'2.0'`; `'3.1'` where the patch is left out. */
  readonly declaredVersion: string;
  readonly version: SpecVersion;
  readonly index: SpecIndex;
  /** The text, if it was read from one; used for the places of findings. */
  readonly source?: SourceDocument;
}

/** A document that was read from text. */
export interface Spec extends SpecDocument {
  readonly source: SourceDocument;
}

/**
 * Opens a parsed document as an OpenAPI document.
 *
 * Findings: `NOT_A_SPEC` (the root is not a map, or has no `openapi` or `swagger`), `UNSUPPORTED_VERSION` and the
 * warning `INEXACT_VERSION`, each with its offset.
 */
export function openSpec(source: SourceDocument, file: string): { spec?: Spec; diagnostics: Diagnostic[] } {
  const { spec, diagnostics } = openDocument(source.value, file, (key) =>
    key === undefined ? source.root.start : nodeAt(source.root, [key])?.start,
  );
  if (spec === undefined) return { diagnostics };
  const index = new SpecIndex(spec.document, spec.version, source.anchors.length === 0);
  return { spec: { ...spec, source, index }, diagnostics };
}

/** Root keys of related specifications, with a name and its article. */
const OTHER_SPECIFICATIONS = [
  ['asyncapi', 'an AsyncAPI'],
  ['arazzo', 'an Arazzo'],
  ['overlay', 'an Overlay'],
] as const;

/** The same for a document that was not read from text; `offsetOf` gives the offset of a root key. */
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
    const found = isObject(document)
      ? OTHER_SPECIFICATIONS.find(([name]) => Object.hasOwn(document, name))?.[1]
      : undefined;
    return { diagnostics: [diagnose('NOT_A_SPEC', { found }, placeOf('#', offsetOf()))] };
  }
  const version = document[key];
  const { specVersion, exact } = versionOf(key, version);
  const place = placeOf(`#/${key}`, offsetOf(key));
  if (specVersion === undefined) {
    const args = { key, version: printed(version), text: typeof version === 'string' };
    return { diagnostics: [diagnose('UNSUPPORTED_VERSION', args, place)] };
  }
  const spec = {
    file,
    document,
    declaredVersion: exact ? String(version) : specVersion,
    version: specVersion,
    index: new SpecIndex(document, specVersion),
  };
  const args = { key, version: printed(version), text: typeof version === 'string', readAs: specVersion };
  return { spec, diagnostics: exact ? [] : [diagnose('INEXACT_VERSION', args, place)] };
}

/**
 * The spec with its document replaced by another of the same version.
 *
 * @param changed the paths that were set or removed
 */
export function withDocument<S extends SpecDocument>(
  spec: S,
  document: SpecDocument['document'],
  changed?: readonly (readonly string[])[],
): S {
  if (document === spec.document) return spec;
  const index = changed ? spec.index.after(document, changed) : new SpecIndex(document, spec.version);
  return { ...spec, document, index };
}

function versionKeyOf(document: Record<string, unknown>): 'openapi' | 'swagger' | undefined {
  if (Object.hasOwn(document, 'openapi')) return 'openapi';
  return Object.hasOwn(document, 'swagger') ? 'swagger' : undefined;
}

interface VersionReading {
  readonly specVersion?: SpecVersion;
  /** Whether the version is exact: a string, with a patch number from 3.0 on (OpenAPI 3.1 section 4.1). */
  readonly exact: boolean;
}

/** Accepts inexact versions too: `swagger: 2.0` and `openapi: 3.1` without quotes are numbers in YAML. */
function versionOf(key: 'openapi' | 'swagger', version: unknown): VersionReading {
  const isText = typeof version === 'string';
  const written = isText ? version : printed(version);
  if (key === 'swagger') return written === '2.0' ? { specVersion: '2.0', exact: isText } : { exact: false };
  const [, minor, patch] = /^(3\.[012])(\.\d+(?:-[\w.+-]+)?)?$/.exec(written) ?? [];
  const specVersion = SPEC_VERSIONS.find((name) => name === minor);
  return specVersion === undefined ? { exact: false } : { specVersion, exact: isText && patch !== undefined };
}

/** YAML reads `swagger: 2.0` as the number 2; shown as `2.0`. */
function printed(version: unknown): string {
  if (typeof version === 'number') return Number.isInteger(version) ? version.toFixed(1) : String(version);
  if (isCollection(version)) return Array.isArray(version) ? 'a list' : 'a map';
  return String(version);
}
