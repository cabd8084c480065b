/** The path to where two plain values differ; undefined when they say the same. The order of keys means nothing. */
export function differenceOf(one: unknown, other: unknown, path = '#'): string | undefined {
  if (Object.is(one, other) || (one === 0 && other === 0)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path;
  if (Array.isArray(one) !== Array.isArray(other)) return path;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    if (!Object.hasOwn(one, name) || !Object.hasOwn(other, name)) return `${path}/${name}`;
    const [left, right] = [(one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]];
    const difference = differenceOf(left, right, `${path}/${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
