import type { oas30, oas31, oas32 } from 'openapi3-ts';
import type { HeaderRule } from '../table/status-table.js';
import { toPointer } from '../values/pointer.js';

/** What a Header Object of every OpenAPI 3 can hold. */
type OpenApiHeader = oas30.HeaderObject & oas31.HeaderObject & oas32.HeaderObject;

/** The headers of a response of OpenAPI 3, by name; `undefined` when there are none. */
export function openApiHeaders(
  rules: readonly HeaderRule[],
): Record<string, OpenApiHeader | { $ref: string }> | undefined {
  return headerMap(rules, (rule) =>
    rule.component === undefined ? openApiHeader(rule) : { $ref: headerRef(rule.component) },
  );
}

export function openApiHeader({ description, required, schema }: HeaderRule): OpenApiHeader {
  return {
    ...(description === undefined ? {} : { description }),
    ...(required ? { required } : {}),
    schema: { ...schema } as OpenApiHeader['schema'] & object,
  };
}

function headerRef(name: string): string {
  return toPointer(['components', 'headers', name]);
}

/**
 * The headers of a response of Swagger 2.0, by name; `undefined` when there are none. Type and format are properties of
 * the header itself, and there is no `required`.
 */
export function swaggerHeaders(rules: readonly HeaderRule[]): Record<string, object> | undefined {
  return headerMap(rules, ({ description, schema }) => ({
    ...(description === undefined ? {} : { description }),
    ...schema,
  }));
}

/** A header named `Content-Type` is left out: OpenAPI ignores it (3.1 section "Response Object"). */
function headerMap<H>(
  rules: readonly HeaderRule[],
  build: (rule: HeaderRule) => H,
): Record<string, H> | undefined {
  const headers = rules
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
    .map((rule) => [rule.name, build(rule)] as const);
  return headers.length === 0 ? undefined : Object.fromEntries(headers);
}
