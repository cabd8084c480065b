import type { TextEdit } from '../text/text-edit.js';
import { hunksOfEdits } from './hunks-of-edits.js';

/** Lines taken out and put in up to which the shortest diff is looked for: that takes the square of their number. */
const MOST_LINES = 1000;

/**
 * The unified diff between two texts, as `patch -p1` and `git apply` take it. CRLF and a missing final line
 * break come out as they are. Empty when the texts are equal.
 *
 * @param file the name in the head; `before` is `undefined` for a file that does not exist yet
 * @param edits from one to the other, where they are known: what a diff of many lines is made of. Without them all
 *   that stands between the first line that differs and the last one is replaced.
 */
export async function unifiedDiff(
  file: string,
  before: string | undefined,
  after: string,
  edits?: readonly TextEdit[],
): Promise<string> {
  if (before === after) return '';
  const { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } = await import('diff');
  const [oldText, oldFileName, newFileName] = [
    before ?? '',
    before === undefined ? '/dev/null' : `a/${file}`,
    `b/${file}`,
  ];
  const patch = createTwoFilesPatch(oldFileName, newFileName, oldText, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: MOST_LINES,
  });
  if (patch !== undefined) return endNamesWithTab(patch);
  const hunks = hunksOfEdits(oldText, after, edits ?? [wholeText(oldText, after)]);
  const plain = { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks };
  return endNamesWithTab(formatPatch(plain, FILE_HEADERS_ONLY));
}

function wholeText(before: string, after: string): TextEdit {
  return { offset: 0, length: before.length, content: after };
}

/** A name with a space needs a tab behind it, or `patch` takes the rest for a time stamp. */
function endNamesWithTab(patch: string): string {
  return patch
    .replace(/^(--- [^\n]* [^\n]*)\n/, '$1\t\n')
    .replace(/^([^\n]*\n\+\+\+ [^\n]* [^\n]*)\n/, '$1\t\n');
}
