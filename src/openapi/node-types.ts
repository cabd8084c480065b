/**
 * The node types of OpenAPI, over all versions, and which properties contain which. Tells a `$ref` from a property or
 * data of that name, and gives the type that a `$ref` must point to. Examples, defaults and extensions are data; they
 * contain no references (OpenAPI 3.1.1 section 4.8.23).
 */
export type NodeType =
  | 'document'
  | 'components'
  | 'path item'
  | 'operation'
  | 'callback'
  | 'response'
  | 'schema'
  | 'discriminator'
  | 'mapping'
  | 'parameter'
  | 'header'
  | 'request body'
  | 'media type'
  | 'encoding'
  | 'example'
  | 'link'
  | 'security scheme'
  /** Below a property that OpenAPI does not define: `$ref`s count, but their target type is unknown. */
  | 'unknown';

/**
 * `one`: the value is the node, or a list of nodes; `map`: its properties are nodes; `open map`: its properties are,
 * except `x-` extensions.
 */
export interface ChildRule {
  readonly as: 'one' | 'map' | 'open map';
  readonly type: NodeType;
}

/** Data contains no nodes. */
type Rules = ReadonlyMap<string, ChildRule | 'data'>;

type Row = readonly [name: string, rule: ChildRule | 'data'];

function rows(as: ChildRule['as'], type: NodeType, ...names: readonly string[]): Row[] {
  return names.map((name) => [name, { as, type }]);
}

function data(...names: readonly string[]): Row[] {
  return names.map((name) => [name, 'data']);
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Methods with a property of their own in a path item; 3.2 puts the others in `additionalOperations`. */
export const PATH_ITEM_METHODS = {
  '2.0': new Set<string>(METHODS),
  '3.0': new Set<string>(METHODS),
  '3.1': new Set<string>(METHODS),
  '3.2': new Set<string>([...METHODS, 'query']),
} as const;

const COMPONENTS = [
  ...rows('map', 'schema', 'schemas'),
  ...rows('map', 'response', 'responses'),
  ...rows('map', 'parameter', 'parameters'),
  ...rows('map', 'example', 'examples'),
  ...rows('map', 'request body', 'requestBodies'),
  ...rows('map', 'header', 'headers'),
  ...rows('map', 'security scheme', 'securitySchemes'),
  ...rows('map', 'link', 'links'),
  ...rows('map', 'callback', 'callbacks'),
  ...rows('map', 'path item', 'pathItems'),
  ...rows('map', 'media type', 'mediaTypes'),
];

const CONTENT = [
  ...rows('one', 'schema', 'schema'),
  ...rows('map', 'example', 'examples'),
  ...rows('map', 'media type', 'content'),
];

const SUBSCHEMAS = [
  ...rows('map', 'schema', 'properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'),
  ...rows('one', 'schema', 'items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'contains'),
  ...rows('one', 'schema', 'additionalProperties', 'unevaluatedProperties', 'propertyNames'),
  ...rows('one', 'schema', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'contentSchema'),
];

const NONE: Rules = new Map();

const NODE_TYPES: Readonly<Record<NodeType, Rules>> = {
  document: new Map([
    ...rows('open map', 'path item', 'paths', 'webhooks'),
    ...rows('one', 'components', 'components'),
    ...rows('map', 'schema', 'definitions'),
    ...rows('map', 'response', 'responses'),
    ...rows('map', 'parameter', 'parameters'),
  ]),
  components: new Map(COMPONENTS),
  'path item': new Map([
    ...rows('one', 'operation', ...PATH_ITEM_METHODS['3.2']),
    ...rows('map', 'operation', 'additionalOperations'),
    ...rows('one', 'parameter', 'parameters'),
  ]),
  operation: new Map([
    ...rows('one', 'parameter', 'parameters'),
    ...rows('one', 'request body', 'requestBody'),
    ...rows('open map', 'response', 'responses'),
    ...rows('map', 'callback', 'callbacks'),
  ]),
  callback: NONE,
  response: new Map([
    ...CONTENT.filter(([name]) => name !== 'examples'),
    ...rows('map', 'header', 'headers'),
    ...rows('map', 'link', 'links'),
  ]),
  schema: new Map(SUBSCHEMAS),
  discriminator: new Map(rows('one', 'mapping', 'mapping')),
  mapping: NONE,
  parameter: new Map(CONTENT),
  header: new Map(CONTENT),
  'request body': new Map(CONTENT),
  'media type': new Map([
    ...CONTENT,
    ...rows('one', 'schema', 'itemSchema'),
    ...rows('map', 'encoding', 'encoding'),
    ...rows('one', 'encoding', 'itemEncoding', 'prefixEncoding'),
  ]),
  encoding: new Map(rows('map', 'header', 'headers')),
  example: NONE,
  link: NONE,
  'security scheme': NONE,
  unknown: NONE,
};

/** How to walk properties that the table above does not list; says nothing about their type. */
const ANYWHERE: Rules = new Map([
  ...data('example', 'examples', 'default', 'enum', 'const'),
  ...rows('open map', 'unknown', 'paths', 'responses'),
  ...rows('map', 'unknown', 'schemas', 'parameters', 'headers', 'requestBodies', 'securitySchemes'),
  ...rows('map', 'unknown', 'securityDefinitions', 'links', 'callbacks', 'pathItems', 'mediaTypes'),
  ...rows('map', 'unknown', 'content', 'encoding', 'webhooks', 'additionalOperations', 'properties'),
  ...rows('map', 'unknown', 'patternProperties', 'definitions', '$defs', 'dependentSchemas', 'variables'),
  ...rows('one', 'discriminator', 'discriminator'),
]);

/** Everything in these nodes that is not listed above is data. */
const CLOSED: ReadonlySet<NodeType> = new Set(['discriminator', 'mapping', 'example']);
const NODE = new Map(Object.keys(NODE_TYPES).map((type) => [type, { as: 'one', type } as ChildRule]));
const UNKNOWN: ChildRule = { as: 'one', type: 'unknown' };
const PATH_OF_CALLBACK: ChildRule = { as: 'one', type: 'path item' };

/** What a property of a node contains; `undefined` for data. */
export function childRule(type: NodeType, name: string): ChildRule | undefined {
  if (name.startsWith('x-')) return undefined;
  if (type === 'callback') return PATH_OF_CALLBACK;
  const rule = NODE_TYPES[type].get(name) ?? (CLOSED.has(type) ? 'data' : ANYWHERE.get(name));
  return rule === 'data' ? undefined : (rule ?? UNKNOWN);
}

/** A single node of a type. */
export function ruleOfNode(type: NodeType): ChildRule {
  return NODE.get(type) ?? UNKNOWN;
}
