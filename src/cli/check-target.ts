import { dirname, extname } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { collectNodes } from '../openapi/references.js';
import { readSource } from '../syntax/read-source.js';
import { nodeAt } from '../syntax/source-node.js';
import { isObject } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import type { Target } from './deliver.js';
import type { SpecFile } from './expand-specs.js';
import type { Request } from './spec-cache.js';

type Format = 'YAML' | 'JSON';

/**
 * Reasons not to write a spec to the file of `--output`: another format (OUTPUT_FORMAT_DIFFERS), or relative references
 * that would break in another folder (OUTPUT_BREAKS_REFERENCE).
 *
 * @param requests for other files, made while the text was transformed
 */
export function checkTarget(
  source: SpecFile,
  target: Target,
  text: string,
  requests: readonly Request[],
): Diagnostic[] {
  if (target.kind !== 'file') return [];
  const format = checkFormat(source, target, text);
  if (format !== undefined) return [format];
  // Without such a request there is no such reference, and the text need not be read again.
  const mayBreak =
    source.folder !== dirname(target.path) && requests.some(([reference]) => RELATIVE.test(reference));
  return mayBreak ? checkReferences(text, source.name) : [];
}

/** Relative to the folder of a file: neither `#…` nor a URL nor an absolute path. */
const RELATIVE = /^(?!#|\/|[a-z][a-z\d+.-]+:|$)/i;

/** Without a known extension, a text is JSON when it starts with a brace or bracket. */
function checkFormat(
  { path, name }: SpecFile,
  target: Target & { kind: 'file' | 'in-place' },
  text: string,
): Diagnostic | undefined {
  const from = formatOf(path ?? name) ?? (/^\uFEFF?\s*[{[]/.test(text) ? 'JSON' : 'YAML');
  const to = formatOf(target.path) ?? from;
  return from === to ? undefined : diagnose('OUTPUT_FORMAT_DIFFERS', { from, to }, { file: target.name });
}

function formatOf(path: string): Format | undefined {
  const extension = extname(path).toLowerCase();
  if (extension === '.json') return 'JSON';
  return extension === '.yaml' || extension === '.yml' ? 'YAML' : undefined;
}

/** The first reference that is relative to the folder of the spec. */
function checkReferences(text: string, file: string): Diagnostic[] {
  const { document } = readSource(text, { file });
  if (document === undefined) return [];
  const found = collectNodes(document.value).references.find(({ ref }) => RELATIVE.test(ref));
  if (found === undefined) return [];
  const { path } = found;
  const key = keyOf(valueAt(document.value, path), found.ref);
  const node = nodeAt(document.root, [...path, key]) ?? nodeAt(document.root, path);
  const place = node === undefined ? { file } : { file, offset: node.start };
  return [diagnose('OUTPUT_BREAKS_REFERENCE', { reference: found.ref }, place)];
}

/** The key that holds a reference: a keyword, or a name in a discriminator mapping. */
function keyOf(holder: unknown, ref: string): string {
  const keys = isObject(holder) ? ['$ref', '$dynamicRef', ...Object.keys(holder)] : [];
  return keys.find((key) => isObject(holder) && holder[key] === ref) ?? '$ref';
}
