/**
 * The unified diff between two texts, as `patch -p1` and `git apply` take it. CRLF and a missing final line
 * break come out as they are. Empty when the texts are equal.
 *
 * @param file the name in the head; `before` is `undefined` for a file that does not exist yet
 */
export async function unifiedDiff(file: string, before: string | undefined, after: string): Promise<string> {
  if (before === after) return '';
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const oldName = before === undefined ? '/dev/null' : `a/${file}`;
  const patch = createTwoFilesPatch(oldName, `b/${file}`, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return endNamesWithTab(patch);
}

/** A name with a space needs a tab behind it, or `patch` takes the rest for a time stamp. */
function endNamesWithTab(patch: string): string {
  return patch
    .replace(/^(--- [^\n]* [^\n]*)\n/, '$1\t\n')
    .replace(/^([^\n]*\n\+\+\+ [^\n]* [^\n]*)\n/, '$1\t\n');
}
