import type { SpecVersion } from '../openapi-version.js';
import type { BodySchemas } from './error-body.js';

/** Remembers what a body's schemas come to in each version: they are asked for several times for every spec. */
export function memoizeByVersion(
  convert: (version: SpecVersion) => BodySchemas,
): (version: SpecVersion) => BodySchemas {
  const known = new Map<SpecVersion, BodySchemas>();
  return (version) => {
    const schemas = known.get(version) ?? convert(version);
    known.set(version, schemas);
    return schemas;
  };
}
