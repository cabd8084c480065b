import type { oas30, oas31, oas32 } from 'openapi3-ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import type { ExampleBody } from '../json-schema/make-example.js';
import type { SpecVersion } from '../openapi-version.js';
import type { HeaderRule, StatusRow } from '../table/status-table.js';
import { toPointer } from '../values/pointer.js';
import type { ErrorBody, ExampleContext } from './error-body.js';
import { type ErrorCase, errorCases } from './error-cases.js';
import type { ResponseObject } from './generated-components.js';

export interface ResponseContent {
  readonly mediaTypes: readonly string[];
  readonly schema: { readonly $ref: string };
  /** One without a key is the example of the response; else each has its own. */
  readonly examples: readonly NamedExample[];
}

interface NamedExample {
  readonly key?: string;
  readonly summary?: string;
  readonly value: ExampleBody;
}

/** Where 2.0 differs: examples may only be keyed by media types of `produces`. */
interface ResponseVersion {
  readonly version: SpecVersion;
  readonly produces: readonly string[];
}

/** The Response Object of a row; keys in the order of the specification's field table. */
export function buildResponse(
  row: StatusRow,
  content: ResponseContent | undefined,
  target: ResponseVersion,
): ResponseObject {
  const description = row.details ? `${row.description}\n\n${row.details}` : row.description;
  if (target.version === '2.0') {
    const headers = swaggerHeaders(row.headers);
    return {
      description,
      ...(content && { schema: content.schema }),
      ...(headers && { headers }),
      ...(content && swaggerExamples(content, target.produces)),
    };
  }
  const headers = openApiHeaders(row.headers);
  return {
    description,
    ...(headers && { headers }),
    ...(content && { content: contentMap(content) }),
  } satisfies oas30.ResponseObject & oas31.ResponseObject & oas32.ResponseObject;
}

function contentMap({ mediaTypes, schema, examples }: ResponseContent) {
  const [first] = examples;
  const named = examples.flatMap(({ key, ...example }) =>
    key === undefined ? [] : [[key, example] as const],
  );
  const media = {
    schema,
    ...(first !== undefined && first.key === undefined ? { example: first.value } : {}),
    ...(named.length === 0 ? {} : { examples: Object.fromEntries(named) }),
  };
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, structuredClone(media)]));
}

function swaggerExamples({ mediaTypes, examples: [first] }: ResponseContent, produces: readonly string[]) {
  const listed = mediaTypes.filter((mediaType) => produces.includes(mediaType));
  if (first === undefined || listed.length === 0) return {};
  const { value } = first;
  return { examples: Object.fromEntries(listed.map((mediaType) => [mediaType, structuredClone(value)])) };
}

export interface ResponseExamples {
  readonly examples: readonly NamedExample[];
  /** Examples that could not be made, as the response or one of its cases is called. */
  readonly missing: readonly string[];
  /** Why the first of them could not be made. */
  readonly problem?: string;
  readonly diagnostics: readonly Diagnostic[];
}

export const NO_EXAMPLES: ResponseExamples = { examples: [], missing: [], diagnostics: [] };

/** The examples of a row: one for each case, else one. What the body rejects is an error, and left out. */
export function responseExamples(
  row: StatusRow,
  body: ErrorBody,
  context: ExampleContext,
  place: Place,
): ResponseExamples {
  const cases = errorCases(row);
  const shown: readonly Partial<ErrorCase>[] = cases.length === 0 ? [{}] : cases;
  const examples: NamedExample[] = [];
  const missing: string[] = [];
  const diagnostics: Diagnostic[] = [];
  let problem: string | undefined;
  for (const { row: subject = row, ...naming } of shown) {
    const name = naming.key === undefined ? row.name : `${row.name} (${naming.key})`;
    const value = body.example(subject, context);
    const reason = value === undefined ? undefined : body.reject(value);
    if (value === undefined) {
      missing.push(name);
      problem ??= body.problem?.(subject, context);
    } else if (reason !== undefined) {
      const args = { response: name, schema: body.name, reason };
      diagnostics.push(diagnose('EXAMPLE_REJECTED', args, place));
    } else examples.push({ ...naming, value });
  }
  const isNone = missing.length > 0 && missing.length === shown.length;
  return {
    examples,
    missing: isNone ? [row.name] : missing,
    problem,
    diagnostics,
  };
}

/** What a Header Object of every OpenAPI 3 can hold. */
type OpenApiHeader = oas30.HeaderObject & oas31.HeaderObject & oas32.HeaderObject;

/** The headers of a response of OpenAPI 3, by name; `undefined` when there are none. */
function openApiHeaders(
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
function swaggerHeaders(rules: readonly HeaderRule[]): Record<string, object> | undefined {
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
