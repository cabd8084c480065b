import type { SchemaVerdict } from '../src/validate/schema-error.js';

export function compileValidator(
  check: (document: Readonly<Record<string, unknown>>) => Promise<SchemaVerdict>,
  document: Readonly<Record<string, unknown>>,
): Promise<{ code: string; schema: object }>;
