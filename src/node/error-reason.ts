const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'not permitted'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is exceeded'],
  ['EFBIG', 'the file is too large for this file system'],
  ['ENOENT', 'the folder does not exist'],
  ['ENOTDIR', 'part of the path is not a folder'],
  ['EEXIST', 'part of the path is not a folder'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its symbolic links form a loop'],
  ['ENAMETOOLONG', 'the file name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EBUSY', 'it is in use'],
  ['EXDEV', 'the file and its folder are on different devices'],
  ['ERR_STRING_TOO_LONG', 'it is too large'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large'],
]);

/** The code of a system error with its meaning in words. */
export function reasonOf(error: unknown): { readonly code: string; readonly text: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const known = REASONS.get(code);
  if (known !== undefined) return { code, text: `${known} (${code})` };
  return { code, text: error instanceof Error ? error.message : String(error) };
}
