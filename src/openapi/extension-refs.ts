/** The texts of `$ref`s in `x-` values: the document model takes these for data, but other tools follow them. */
export function extensionRefs(document: unknown): ReadonlySet<string> {
  const refs = new Set<string>();
  const seen = { inside: new Set<unknown>(), outside: new Set<unknown>() };
  const open: [value: unknown, isInside: boolean][] = [[document, false]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, isInside] = next;
    const known = isInside ? seen.inside : seen.outside;
    if (typeof value !== 'object' || value === null || known.has(value)) continue;
    known.add(value);
    for (const [name, child] of Object.entries(value)) {
      if (isInside && name === '$ref' && typeof child === 'string') refs.add(child);
      else open.push([child, isInside || name.startsWith('x-')]);
    }
  }
  return refs;
}
