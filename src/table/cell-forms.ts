import { parseCondition } from '../rules/condition.js';
import { isMediaType } from '../text/media-type.js';
import { isUriReference } from '../text/uri-reference.js';
import { isComponentName } from './component-name.js';
import { parseHeaderList } from './header-list.js';

/** Whether a cell says nothing: no text, a dash, `n/a`. A mark such as a check mark says something. */
export function isBlank(text: string): boolean {
  return /^(?:[\s\-–—−]*|n\/?a\.?)$/i.test(text);
}

/** Whether a cell has words or numbers, not only marks. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !isBlank(text);
}

const METHOD = /^(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|QUERY)$/;
const PLAIN_CAPITALS =
  /^(?:NONE|NULL|TRUE|FALSE|TODO|YES|ALL|ANY|SUCCESS|HTTP|HTTPS|JSON|XML|UUID|OPTIONAL|REQUIRED)$/;
/** Scripts whose sentences have no spaces, or few. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const ANSWER =
  /^[^\p{L}\p{N}]*(?:yes|no|true|false|y|n|ja|nein|oui|non|s[ií]|sim|não|да|нет|是|否|はい|いいえ|예|아니[오요])?[^\p{L}\p{N}]*$/iu;
/** Written as one name. */
const IDENTIFIERS: readonly RegExp[] = [
  // BOX_MISSING, invalid_param, auth:token_expired
  /^[\p{L}\p{N}.:/-]*_[\p{L}\p{N}_.:/-]+$/u,
  // CONFLICT, BOX-GONE
  /^\p{Lu}[\p{Lu}\p{N}]{2,}(?:[.-][\p{Lu}\p{N}]+)*$/u,
  // form.bad, not-found, mj-0003
  /^[a-z][a-z\d]*(?:[.-][a-z\d]+)+$/i,
  // E1042
  /^[a-z]{1,8}\d+$/i,
  // BoxMissing
  /^[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*$/u,
];

/** The parts of a cell that may hold several identifiers. */
export function identifiersOf(text: string): string[] {
  return text
    .split(/\s*[,;\n]\s*(?:(?:or|and)\s+)?|\s+(?:or|and|oder|und|ou|et|[oey]|lub|или|и|\/|\|)\s+/)
    .map((part) => part.replace(/^["'`]+|["'`]+$/g, '').trim())
    .filter((part) => part !== '');
}

/** @param numbers whether a short number is one: the heading calls the column a code */
export function isIdentifier(text: string, numbers: boolean): boolean {
  if (/^-?\d+$/.test(text)) return numbers || text.length >= 4;
  return (
    text.length <= 80 &&
    IDENTIFIERS.some((pattern) => pattern.test(text)) &&
    !UNSPACED.test(text) &&
    !METHOD.test(text) &&
    !PLAIN_CAPITALS.test(text)
  );
}

const LEADING =
  /^(\p{Lu}[\p{Lu}\p{N}]*(?:_[\p{Lu}\p{N}]+)+|[a-z][a-z\d]*(?:_[a-z\d]+)+)(?:\s*(?:[(（…](?!\))|\.{3})|\s(?:etc\b|[—–]\s))/u;

/** The identifier in front of an aside: `BOX_HELD (42)`, `box_held etc.`; `hold_box()` is a function. */
export function leadingIdentifier(text: string): string | undefined {
  return LEADING.exec(text)?.[1];
}

/** One word, which is an identifier among identifiers only: `forbidden`, `Conflict`. */
export function isWord(text: string): boolean {
  return (
    /^[a-z][a-z\d]*$/i.test(text) &&
    !/^(?:any|various|others?|default|no)$/i.test(text) &&
    !PLAIN_CAPITALS.test(text.toUpperCase())
  );
}

/** A mark, yes or no: `✓`, `✗ false`. */
export function isAnswer(text: string): boolean {
  return ANSWER.test(text);
}

/** A name to be filled in: `{{CODE}}`, `<code>`. */
export function isPlaceholder(text: string): boolean {
  return /^(?:\{+[^{}]*\}+|<[^<>]*>|\[[^[\]]*\])$/.test(text);
}

/** Whether a text can be a message: a few words, no sentence, nothing to be filled in. */
export function isTitle(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    text.length <= 60 &&
    words.length <= 7 &&
    !/^[(（]|[.!?;:,。！？；，…]$|[.;。；]\s|[{}<>%`$=\n"]/u.test(text)
  );
}

/** JSON, markup, an operation, or a name with signs in it: no words of a person. */
export function isCode(text: string): boolean {
  if (/^\s*(?:[{[<]|HTTP\/)|^[\w.:]+\(.*\)$|^[a-z]+:\S+$|^[A-Z]{3,7} \/\S*$/.test(text)) return true;
  return /^\S*(?:[/{}=_$#@\\«]|::|\w[.(]\w*[\w)])\S*$/.test(text) && !UNSPACED.test(text);
}

/** Optional columns: what a cell of each is made of. */
export const FORMS = {
  component: isComponentName,
  headers: isHeaderList,
  mediaType: isMediaType,
  schema: (text) => /^(?:#\/|\.{0,2}\/|[a-z][a-z\d+.-]*:\/\/)|\.(?:json|ya?ml)(?:#|$)/i.test(text),
  type: (text) => isUriReference(text) && /[/:#]/.test(text) && !/\w::\w/.test(text),
  when: isCondition,
} as const satisfies Readonly<Record<string, (text: string) => boolean>>;

export type OptionalColumn = keyof typeof FORMS;

/** A word alone (`Yes`) is a header by grammar only. */
function isHeaderList(text: string): boolean {
  const { headers, faults } = parseHeaderList(text);
  const isWord = ({ name, required, schema }: (typeof headers)[number]) =>
    !required && schema === undefined && !/-|^(?:etag|allow|location|vary|link|expires|accept)$/i.test(name);
  return faults.length === 0 && headers.length > 0 && !headers.some(isWord);
}

function isCondition(text: string): boolean {
  const { problem } = parseCondition(text);
  return problem === undefined || problem.problem === 'contradiction';
}
