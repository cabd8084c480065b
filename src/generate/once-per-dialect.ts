import type { Dialect } from '../dialect.js';
import type { BodySchemas } from './error-body.js';

/** Remembers what a body's schemas come to in each dialect: they are asked for several times for every spec. */
export function oncePerDialect(
  convert: (dialect: Dialect) => BodySchemas,
): (dialect: Dialect) => BodySchemas {
  const known = new Map<Dialect, BodySchemas>();
  return (dialect) => {
    const schemas = known.get(dialect) ?? convert(dialect);
    known.set(dialect, schemas);
    return schemas;
  };
}
