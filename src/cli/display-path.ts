import { isAbsolute, relative, resolve, sep } from 'node:path';

/** How a file is called in reports: relative to the working folder, with `/`. */
export function displayPath(cwd: string, path: string): string {
  const short = relative(cwd, resolve(cwd, path));
  if (short === '' || isAbsolute(short)) return path;
  return short.split(sep).join('/');
}
