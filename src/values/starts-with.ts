/** Whether a path of property names leads to where `start` does, or to something in it. */
export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}
