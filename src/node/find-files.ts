/**
 * Files that match a glob pattern, relative to a folder, with `/`, sorted by code unit. `node_modules` and
 * dot files are left out unless the pattern names them.
 */
export async function findFiles(pattern: string, folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**'];
  const found = await glob(pattern, { cwd: folder, ignore, expandDirectories: false, onlyFiles: true });
  return found.sort();
}
