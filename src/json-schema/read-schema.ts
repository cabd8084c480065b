import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { pascalCase } from '../text/pascal-case.js';
import { fromPointer, toPointer, valueAt } from '../values/pointer.js';
import { collectSchemas, type StandaloneSchema } from './collect.js';
import { INTO_SPEC } from './convert.js';
import { type JsonSchema, mapSubschemas } from './keywords.js';
import type { Draft } from './normalize.js';

/** A placeholder for the address of a file, the base of relative `$id`s. */
const FILE_ADDRESS = 'file:///schema';

interface SchemaFile {
  readonly root: JsonSchema;
  readonly draft: Draft;
  readonly file: string;
}

/**
 * Reads a JSON Schema file that is valid by its draft: with what it refers to, in draft 2020-12.
 *
 * @param name of the schema; those of its parts begin with it
 */
export function readSchema(
  { root, draft, file }: SchemaFile,
  name: string,
): { schema?: StandaloneSchema; diagnostics: readonly Diagnostic[] } {
  const index = indexSchemas(root, draft);
  const diagnostics: Diagnostic[] = [];
  const schema = collectSchemas({
    root,
    dialect: draft,
    resolve: (ref, from) => index.resolve(ref, from),
    nameOf: (target, via) => partName(name, target, index.pathOf(target), via),
    onDangling: (reference, from) => {
      if (INTO_SPEC.test(reference)) return;
      const path = index.pathOf(from) ?? [];
      const place = { file, pointer: toPointer([...path, '$ref']) };
      diagnostics.push(diagnose('REFERENCE_LEAVES_SCHEMA', { path: path.join('/'), reference }, place));
    },
  });
  return hasErrors(diagnostics) ? { diagnostics } : { schema, diagnostics };
}

interface SchemaIndex {
  readonly resolve: (ref: string, from: JsonSchema) => unknown;
  readonly pathOf: (schema: JsonSchema) => readonly string[] | undefined;
}

/** Finds schemas by `$id` and `$anchor` (`id` in draft-04), relative to the schema that refers to them. */
function indexSchemas(root: JsonSchema, draft: Draft): SchemaIndex {
  const byAddress = new Map<string, unknown>([[FILE_ADDRESS, root]]);
  const places = new Map<unknown, { readonly base: string; readonly path: readonly string[] }>();
  const visit = (schema: JsonSchema, outer: string, path: readonly string[]): void => {
    const { $anchor, $dynamicAnchor } = schema;
    const $id = draft === 'draft-04' ? schema.id : schema.$id;
    const address = typeof $id === 'string' ? absolute($id, outer) : outer;
    // Up to draft-07, an anchor is an `$id` that begins with `#`.
    const base = address?.includes('#') === false ? address : outer;
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === 'string') byAddress.set(`${base}#${anchor}`, schema);
    }
    if (address !== undefined && !byAddress.has(address)) byAddress.set(address, schema);
    places.set(schema, { base, path });
    mapSubschemas(schema, (child, step) => visit(child, base, [...path, ...step]));
  };
  visit(root, FILE_ADDRESS, []);
  const resolve = (ref: string, from: JsonSchema): unknown => {
    const address = absolute(ref, places.get(from)?.base ?? places.get(root)?.base ?? FILE_ADDRESS);
    if (address === undefined) return undefined;
    if (byAddress.has(address)) return byAddress.get(address);
    const [resource = '', fragment = ''] = address.split('#');
    return follow(byAddress.get(resource), `#${fragment}`);
  };
  return { resolve, pathOf: (schema) => places.get(schema)?.path };
}

/** A reference against a base, without an empty fragment; `undefined` where that makes no address. */
function absolute(ref: string, base: string): string | undefined {
  return URL.canParse(ref, base) ? new URL(ref, base).href.replace(/#$/, '') : undefined;
}

/** The value at a JSON pointer in URI fragment form. */
export function follow(root: unknown, pointer: string): unknown {
  const path = fromPointer(pointer);
  return path && valueAt(root, path);
}

/** `detail` in `ApiError` gives `ApiErrorDetail`. A title that is a name goes before the key and the property. */
export function partName(
  name: string,
  schema: JsonSchema,
  path: readonly string[] | undefined,
  via: string | undefined,
): string {
  const { title } = schema;
  const isName = typeof title === 'string' && title.trim().split(/\s+/).length <= 3;
  const [container = '', key = ''] = path?.slice(-2) ?? [];
  const isNamed = /^(?:\$defs|definitions|properties)$/.test(container) && !key.startsWith('__schema');
  const wishes = [isName ? title : '', isNamed ? key : '', via ?? '', 'Part'];
  const own = wishes.map(pascalCase).find((wish) => wish !== '') ?? '';
  return own.startsWith(name) ? own : `${name}${own}`;
}
