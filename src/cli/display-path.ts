import { isAbsolute, relative, resolve, sep } from 'node:path';

/** How a file is called in reports: relative to the working folder, with `/`. */
export function displayPath(cwd: string, path: string): string {
  const short = relative(cwd, resolve(cwd, path));
  if (short === '') return '.';
  return isAbsolute(short) ? path : short.split(sep).join('/');
}
