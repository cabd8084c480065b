import { containersOf, type Dialect } from '../dialect.js';

/** The `$ref` to a reusable schema: `#/components/schemas/X`, in Swagger 2.0 `#/definitions/X`. */
export function schemaRef(name: string, dialect: Dialect): string {
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return `#/${[...containersOf(dialect).schemas, escaped].join('/')}`;
}
