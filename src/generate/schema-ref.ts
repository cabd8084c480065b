import { containersOf, type SpecVersion } from '../openapi-version.js';
import { toPointer } from '../values/pointer.js';

/** The `$ref` to a reusable schema: `#/components/schemas/X`, in Swagger 2.0 `#/definitions/X`. */
export function schemaRef(name: string, version: SpecVersion): string {
  return toPointer([...containersOf(version).schemas, name]);
}
