import type { Operation } from '../openapi/operations.js';
import type { SpecIndex } from '../openapi/spec-index.js';

/** OPTIONS and TRACE describe the server, not the resource (RFC 9110 sections 9.3.7 and 9.3.8). */
const SKIPPED: ReadonlySet<string> = new Set(['options', 'trace']);

/**
 * The operations that may get responses, in document order; those of a path item that several paths share together.
 *
 * @param webhooks those of webhooks and callbacks too
 */
export function attachableOperations(index: SpecIndex, webhooks: boolean): (readonly Operation[])[] {
  return [...index.operationsByLocation.values()].flatMap((group) => {
    const operations = group.filter(
      ({ kind, method }) => (kind === 'path' || webhooks) && !SKIPPED.has(method.toLowerCase()),
    );
    return operations.length === 0 ? [] : [operations];
  });
}
