import { isPhraseOf, splitPhrase } from './phrases.js';
import { REGISTRY } from './registry.js';

/** What the front of a cell says about statuses. */
export interface CodeReading {
  /** In the spelling of OpenAPI: `404`, `4XX`, `default`. At least one. */
  readonly statuses: readonly string[];
  /** What follows them, separators and brackets around it taken off. */
  readonly rest: string;
  /** Whether the rest stood in brackets: `200 (empty)`. */
  readonly isAside: boolean;
}

const CODE = '([1-5](?:00\\+|\\d\\d|\\dx|xx))(?![\\p{L}\\p{Nd}]|[.,]\\d|\\+|\\s?[%°$€£¥])';

/** A code at the front, behind marks (`:x:` too) and words such as `HTTP/1.1` or `Status:`; signs of a number (`-1`, `<`, `$`) are not marks. */
const FIRST = new RegExp(
  `^(?:\\s*:[a-z_]+:)*[^\\p{L}\\p{N}<>≤≥=$€£¥+.~≈]*(?<![-−])(?:https?(?:/\\d(?:\\.\\d)?)?[\\s_-]*)?(?:(?:status|error|code)[\\s:_-]*){0,2}["'“(\\[]?${CODE}`,
  'iu',
);
/** A class without the statuses of other rows: `Other 4xx`, `any 5xx`. */
const OTHERS = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:all|any|others?|otros|outros|autres|andere|altri)\\s+)*(?:其他|其它|その他の?|기타)?\\s*(?=\\dxx|\\d00\\+)${CODE}`,
  'iu',
);
/** Words and marks that can be between two codes of a list. */
const NEXT = new RegExp(
  `^["'”)\\]]?\\s*(?:[,;/|&·、，\\n]|\\b(?:and|or|other|any|to|und|oder|ou|et|y|o|e|и|или|hoặc|atau|lub|veya|eller)\\b|[和或及与]|또는|または|\\s)+\\s*["'“]?${CODE}`,
  'iu',
);
const SPAN = new RegExp(`^\\s*(?:[-–—−~…]|\\.{2,3}|to|through|bis|至|到)\\s*${CODE}`, 'iu');
/** A phrase with its code behind it: `Not Found (404)`, `Done (201 Created)`. */
const NAMED = new RegExp(`^[^\\p{L}\\p{N}]*(.+?)\\s*[(（](?:https?\\s*)?${CODE}\\s*([^()（）]*)[)）]$`, 'iu');
const DEFAULT = /^[^\p{L}\p{N}]*default[^\p{L}\p{N}]*$/iu;

/** Reads `404`, `404 Not Found`, `Not Found (404)`, `HTTP 404`, `400 or 422`, `50x`, `500+`, `>=500`, `500-599`, `default`. */
export function readCode(text: string): CodeReading | undefined {
  const marked = text.replace(/\[\^[^\]]*\]|\[\d{1,2}\]$/g, '').trim();
  const plain = marked.replace(/^(?:>=|≥)\s*([1-5]00)\b/, '$1+');
  if (DEFAULT.test(plain)) return { statuses: ['default'], rest: '', isAside: false };
  const first = FIRST.exec(plain) ?? OTHERS.exec(plain);
  if (first === null) return readNamed(plain);
  const statuses = [toStatus(first[1])];
  let rest = plain.slice(first[0].length);
  for (;;) {
    const span = SPAN.exec(rest);
    const next = span === null ? NEXT.exec(rest) : null;
    const from = statuses.at(-1) ?? '';
    const codes = span === null ? [toStatus(next?.[1])] : spanOf(from, toStatus(span[1]));
    if ((span ?? next) === null || codes === undefined) break;
    if (span !== null) statuses.pop();
    statuses.push(...codes);
    rest = rest.slice((span ?? next)?.[0].length);
  }
  return { statuses: [...new Set(statuses)], ...trimRest(rest) };
}

function readNamed(plain: string): CodeReading | undefined {
  const [, rest = '', code, phrase = ''] = NAMED.exec(plain) ?? [];
  const status = toStatus(code);
  const isOwn = isPhraseOf(phrase === '' ? rest : phrase, status);
  return isOwn ? { statuses: [status], rest, isAside: false } : undefined;
}

function toStatus(text = ''): string {
  return /[x+]$/i.test(text) ? `${text.charAt(0)}XX` : text;
}

/** The statuses of `500-599` (a class), `400-599` (two), `4XX-5XX`, and of any other span the registered codes in it. */
function spanOf(from: string, to: string): string[] | undefined {
  const low = Number(from.replace('XX', '00'));
  const high = Number(to.replace('XX', '99'));
  if (low >= high) return undefined;
  if (low % 100 === 0 && high % 100 === 99) {
    return ['1', '2', '3', '4', '5']
      .filter((digit) => digit >= from.charAt(0) && digit <= to.charAt(0))
      .map((digit) => `${digit}XX`);
  }
  const within = REGISTRY.map(({ code }) => code).filter(
    (code) => Number(code) >= low && Number(code) <= high,
  );
  return [...new Set([from, ...within, to])].sort();
}

function trimRest(text: string): { rest: string; isAside: boolean } {
  const isAside = /^["'”)\]]?\s*[([（]/.test(text);
  const bare = text
    .replace(/^[\s:;,.|/"'”“)\]([（\-–—−*†‡⁰-⁹¹²³]+/u, '')
    .replace(/[\s"'”“\])）*†‡⁰-⁹¹²³]+$/u, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(bare)) return { rest: '', isAside: false };
  const opened = isAside && /^[^([（]*[)\]）]/.test(bare) ? `(${bare}` : bare;
  const isUnclosed = (opened.match(/[([（]/g) ?? []).length > (opened.match(/[)\]）]/g) ?? []).length;
  const isQuoteCut = (opened.match(/"/g) ?? []).length % 2 === 1 && /"[^\p{L}\p{N}"]*$/u.test(text);
  return { rest: `${opened}${isQuoteCut ? '"' : ''}${isUnclosed ? ')' : ''}`, isAside };
}

/** Whether the cell is one status and nothing else, or with the phrase that the registry gives it. */
export function isBareStatus({ statuses: [status = '', ...others], rest }: CodeReading): boolean {
  return others.length === 0 && (rest === '' || isPhraseOf(rest, status));
}

/** Whether the phrase of the registry follows the code. */
export function isPhrase({ statuses: [status = '', ...others], rest }: CodeReading): boolean {
  return others.length === 0 && rest !== '' && splitPhrase(rest, status) !== undefined;
}
