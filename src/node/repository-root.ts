import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder at or above a folder that is a Git working tree; the folder itself when there is none. */
export function repositoryRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
