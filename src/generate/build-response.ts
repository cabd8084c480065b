import type { oas30, oas31, oas32 } from 'openapi3-ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import type { ExampleBody } from '../json-schema/make-example.js';
import type { SpecVersion } from '../openapi-version.js';
import type { HeaderRule, StatusRow } from '../table/status-table.js';
import { defined } from '../values/defined.js';
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

/** The Response Object of a row; keys in the order of the specification's field table. */
export function buildResponse(
  row: StatusRow,
  content: ResponseContent | undefined,
  { version, produces = [] }: { readonly version: SpecVersion; readonly produces?: readonly string[] },
): ResponseObject {
  const description = row.details ? `${row.description}\n\n${row.details}` : row.description;
  if (version === '2.0') {
    return {
      description,
      ...(content && { schema: content.schema }),
      ...headersOf(row, swaggerHeader),
      ...(content && swaggerExamples(content, produces)),
    };
  }
  return {
    description,
    ...headersOf(row, openApiHeader),
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

function headersOf<H>(
  { headers }: StatusRow,
  build: (rule: HeaderRule) => H,
): { headers?: Record<string, H> } {
  if (headers.length === 0) return {};
  return { headers: Object.fromEntries(headers.map((rule) => [rule.name, build(rule)])) };
}

/** A Header Object of OpenAPI 3, or a reference to the component that responses share. */
export function openApiHeader({ component, description, required, schema }: HeaderRule) {
  if (component !== undefined) return { $ref: toPointer(['components', 'headers', component]) };
  return {
    ...defined({ description }),
    ...(required && { required }),
    schema: { ...schema },
  } satisfies oas30.HeaderObject & oas31.HeaderObject & oas32.HeaderObject;
}

/** Of Swagger 2.0: type and format are properties of the header itself, and there is no `required`. */
function swaggerHeader({ description, schema }: HeaderRule) {
  return { ...defined({ description }), ...schema };
}
