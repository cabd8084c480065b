import type { oas30, oas31, oas32 } from 'openapi3-ts';
import type { ExampleBody } from '../json-schema/make-example.js';
import type { SpecVersion } from '../openapi-version.js';
import type { StatusRow } from '../table/status-table.js';
import type { ResponseObject } from './generated-components.js';
import { openApiHeaders, swaggerHeaders } from './headers.js';

export interface ResponseContent {
  readonly mediaTypes: readonly string[];
  readonly schema: { readonly $ref: string };
  /** One without a key is the example of the response; else each has its own. */
  readonly examples: readonly NamedExample[];
}

export interface NamedExample {
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
