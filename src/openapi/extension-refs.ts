import { isCollection } from '../values/is-object.js';

/**
 * The texts of `$ref`s in `x-` values: the document model takes these for data, but other tools follow them.
 *
 * @param isTree whether no object is shared, so that none has to be remembered
 */
export function extensionRefs(document: object, isTree: boolean): ReadonlySet<string> {
  const extensions: object[] = [];
  const seen = new Set<object>();
  const open = [document];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isTree && seen.has(value)) continue;
    if (!isTree) seen.add(value);
    for (const name in value) {
      const child = (value as Readonly<Record<string, unknown>>)[name];
      if (isCollection(child)) (name.startsWith('x-') ? extensions : open).push(child);
    }
  }
  return refsBelow(extensions);
}

function refsBelow(values: object[]): ReadonlySet<string> {
  const refs = new Set<string>();
  const seen = new Set<object>();
  for (let value = values.pop(); value !== undefined; value = values.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    for (const [name, child] of Object.entries(value)) {
      if (name === '$ref' && typeof child === 'string') refs.add(child);
      else if (isCollection(child)) values.push(child);
    }
  }
  return refs;
}
