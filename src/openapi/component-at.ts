import { startsWith } from '../values/starts-with.js';

/**
 * The name of the component at a path, whether it exists or not; `undefined` for any other path, including paths into
 * a component.
 *
 * @param container property names from the root to the map of such components, as `containersOf` gives them
 */
export function componentAt(
  container: readonly string[],
  path: readonly string[] | undefined,
): string | undefined {
  if (path?.length !== container.length + 1 || !startsWith(path, container)) return undefined;
  return path.at(-1);
}
