import { pascalCase } from '../text/pascal-case.js';

/**
 * The name of the schema that a JSON Schema file holds: the file's words in PascalCase, without its extensions
 * (`schemas/api-error.schema.json` gives `ApiError`). Code generators need a name that starts with a
 * letter: `404.json` gives `Schema404`.
 */
export function schemaName(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  const name = pascalCase(file.replace(/\.[^.]+$/, '').replace(/\.schema$/, ''));
  return /^[A-Za-z]/.test(name) ? name : `Schema${name}`;
}
