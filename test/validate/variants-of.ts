type Document = Readonly<Record<string, unknown>>;

export interface Variant {
  /** As in `paths//pets/get = 7`. */
  readonly change: string;
  readonly document: Document;
}

const REPLACEMENTS: readonly unknown[] = [7, 'text', {}];

/** A document with one value removed, replaced or joined by another one: every value, in every way. */
export function variantsOf(document: Document): Variant[] {
  return pathsOf(document).flatMap((path) => {
    const place = path.join('/');
    const replaced = REPLACEMENTS.map((value) => ({
      change: `${place} = ${JSON.stringify(value)}`,
      document: changed(document, path, (holder, name) => {
        holder[name] = value;
      }),
    }));
    const removed = changed(document, path, (holder, name) => {
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
    });
    const joined = changed(document, path, (holder) => {
      holder.more = 1;
    });
    return [
      ...replaced,
      { change: `${place} joined`, document: joined },
      { change: `${place} removed`, document: removed },
    ];
  });
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [name],
    ...pathsOf(inner).map((path) => [name, ...path]),
  ]);
}

function changed(
  document: Document,
  path: readonly string[],
  change: (holder: Record<string, unknown>, name: string) => void,
): Document {
  const copy = structuredClone(document);
  let holder = copy as Record<string, unknown>;
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>;
  change(holder, path.at(-1) ?? '');
  return copy;
}
