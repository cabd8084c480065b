/**
 * Which parts of a document hold which others, over all versions: enough to tell a `$ref` from a property that
 * happens to be named so, and to know what a `$ref` must lead to. Examples, defaults and extensions are plain
 * values; nothing in them is a reference (OpenAPI 3.1.1 section 4.8.23).
 */

export type PartKind =
  | 'document'
  | 'components'
  | 'path item'
  | 'operation'
  | 'callback'
  | 'response'
  | 'schema'
  | 'parameter'
  | 'header'
  | 'request body'
  | 'media type'
  | 'encoding'
  | 'example'
  | 'link'
  | 'security scheme';

/**
 * `one`: the value is the part, or a list of them; `map`: its properties are; `open map`: its properties are,
 * but for `x-` extensions.
 */
export interface Holding {
  readonly as: 'one' | 'map' | 'open map';
  readonly kind: PartKind;
}

type Grammar = Readonly<Record<PartKind, ReadonlyMap<string, Holding>>>;

function holding(as: Holding['as'], kind: PartKind, ...keys: readonly string[]): [string, Holding][] {
  return keys.map((key) => [key, { as, kind }]);
}

const COMPONENTS = [
  ...holding('map', 'schema', 'schemas'),
  ...holding('map', 'response', 'responses'),
  ...holding('map', 'parameter', 'parameters'),
  ...holding('map', 'example', 'examples'),
  ...holding('map', 'request body', 'requestBodies'),
  ...holding('map', 'header', 'headers'),
  ...holding('map', 'security scheme', 'securitySchemes'),
  ...holding('map', 'link', 'links'),
  ...holding('map', 'callback', 'callbacks'),
  ...holding('map', 'path item', 'pathItems'),
  ...holding('map', 'media type', 'mediaTypes'),
];

const CONTENT = [
  ...holding('one', 'schema', 'schema'),
  ...holding('map', 'example', 'examples'),
  ...holding('map', 'media type', 'content'),
];

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

export const PART_GRAMMAR: Grammar = {
  document: new Map([
    ...holding('open map', 'path item', 'paths', 'webhooks'),
    ...holding('one', 'components', 'components'),
    ...holding('map', 'schema', 'definitions'),
    ...holding('map', 'response', 'responses'),
    ...holding('map', 'parameter', 'parameters'),
  ]),
  components: new Map(COMPONENTS),
  'path item': new Map([
    ...holding('one', 'operation', ...METHODS),
    ...holding('map', 'operation', 'additionalOperations'),
    ...holding('one', 'parameter', 'parameters'),
  ]),
  operation: new Map([
    ...holding('one', 'parameter', 'parameters'),
    ...holding('one', 'request body', 'requestBody'),
    ...holding('open map', 'response', 'responses'),
    ...holding('map', 'callback', 'callbacks'),
  ]),
  callback: new Map(),
  response: new Map([
    ...CONTENT.filter(([key]) => key !== 'examples'),
    ...holding('map', 'header', 'headers'),
    ...holding('map', 'link', 'links'),
  ]),
  schema: new Map([
    ...holding(
      'map',
      'schema',
      'properties',
      'patternProperties',
      '$defs',
      'definitions',
      'dependentSchemas',
    ),
    ...holding('one', 'schema', 'items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'contains'),
    ...holding('one', 'schema', 'additionalProperties', 'unevaluatedProperties', 'propertyNames'),
    ...holding('one', 'schema', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'contentSchema'),
  ]),
  parameter: new Map(CONTENT),
  header: new Map(CONTENT),
  'request body': new Map(CONTENT),
  'media type': new Map([
    ...CONTENT,
    ...holding('one', 'schema', 'itemSchema'),
    ...holding('map', 'encoding', 'encoding'),
    ...holding('one', 'encoding', 'itemEncoding', 'prefixEncoding'),
  ]),
  encoding: new Map(holding('map', 'header', 'headers')),
  example: new Map(),
  link: new Map(),
  'security scheme': new Map(),
};
