import type { Diagnostic } from '../../src/diagnostic.js';
import { openSpec, type Spec } from '../../src/openapi/open-spec.js';
import { type Resolver, SpecFiles } from '../../src/openapi/spec-files.js';
import { readSource } from '../../src/syntax/read-source.js';
import { LineIndex } from '../../src/text/line-index.js';
import { validateDocument } from '../../src/validate/validate-document.js';
import { fromPointer } from '../../src/values/pointer.js';

export interface CaseOptions {
  readonly inserted?: readonly string[];
  readonly strict?: boolean;
  readonly resolver?: Resolver;
}

export function openText(text: string): Spec {
  const { document } = readSource(text, { file: 'openapi.yaml' });
  const spec = document && openSpec(document, 'openapi.yaml').spec;
  if (spec === undefined) throw new Error('The text of the case is no spec.');
  return spec;
}

/** Reads and validates a text; its file is `openapi.yaml`. */
export async function validateText(text: string, options: CaseOptions = {}): Promise<Diagnostic[]> {
  const spec = openText(text);
  const { inserted = [], strict = false, resolver } = options;
  const files = new SpecFiles(spec.file, resolver);
  return validateDocument(spec, {
    inserted: inserted.map((pointer) => fromPointer(pointer) ?? []),
    strict,
    files,
    found: [],
  });
}

/** A finding as the cases write it: `PRE_EXISTING_FAULT missing-property 3:1 #/info`. */
export function told(diagnostics: readonly Diagnostic[], text: string): string[] {
  const lines = new LineIndex(text);
  return diagnostics.map(({ code, args, place }) => {
    const kind = 'fault' in args ? ` ${args.fault.kind}` : '';
    const { line, column } = place.line === undefined ? lines.at(place.offset ?? 0) : place;
    const file = place.file === 'openapi.yaml' ? '' : `${place.file} `;
    return `${code}${kind} ${file}${line}:${column} ${place.pointer ?? ''}`.trimEnd();
  });
}
