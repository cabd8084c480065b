import type { Diagnostic } from '../../src/diagnostic.js';
import { type Resolver, SpecFiles } from '../../src/openapi/spec-files.js';
import { LineIndex } from '../../src/text/line-index.js';
import { validateDocument } from '../../src/validate/validate-document.js';
import { fromPointer } from '../../src/values/pointer.js';
import { openText } from '../openapi/open.js';

export interface CaseOptions {
  readonly inserted?: readonly string[];
  readonly strict?: boolean;
  readonly resolver?: Resolver;
}

/** Reads and validates a text; its file is `openapi.yaml`. */
export async function validateText(text: string, options: CaseOptions = {}): Promise<Diagnostic[]> {
  const spec = openText(text, 'openapi.yaml');
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
