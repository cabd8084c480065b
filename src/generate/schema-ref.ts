import { containersOf, type Dialect } from '../dialect.js';
import { toPointer } from '../text/pointer.js';

/** The `$ref` to a reusable schema: `#/components/schemas/X`, in Swagger 2.0 `#/definitions/X`. */
export function schemaRef(name: string, dialect: Dialect): string {
  return toPointer([...containersOf(dialect).schemas, name]);
}
