import type { Choices } from './choices.js';

export interface ScalarPlace {
  readonly flow: boolean;
  /** Columns that a continuation line must stand at least; undefined where the scalar must stay on one line. */
  readonly indent: number | undefined;
}

const SAFE_PLAIN = /^(?![\d.+-]*$)[A-Za-z0-9/_\\][^\p{Cc}\u2028\u2029\ufeff]*$/u;
const NOT_STRINGS = /^(?:null|true|false|~|0x[\da-f]+|0o[0-7]+|[-+]?(?:\.?\d[\d.]*)(?:e[-+]?\d+)?)$/i;

/** A scalar but for block styles, in one of the ways to write it. */
export function renderScalar(choices: Choices, value: unknown, place: ScalarPlace): string {
  if (typeof value === 'string') return renderString(choices, value, place);
  if (value === null) return choices.pick(['null', '~', 'Null', 'NULL']);
  if (typeof value === 'boolean') return choices.pick([`${value}`, `${value}`.toUpperCase()]);
  if (value === Number.POSITIVE_INFINITY) return choices.pick(['.inf', '+.Inf']);
  if (value === 200) return choices.pick(['200', '0xC8', '0o310', '2e2', '+200', '200.0']);
  return String(value);
}

function renderString(choices: Choices, value: string, place: ScalarPlace): string {
  const styles: [() => string, ...(() => string)[]] = [
    () => fold(choices, `"${escapeDouble(choices, value)}"`, place),
  ];
  if (!/[\p{Cc}\u2028\u2029\ufeff]/u.test(value)) {
    styles.unshift(() => fold(choices, `'${value.replaceAll("'", "''")}'`, place));
  }
  if (isPlain(value, place)) styles.unshift(() => fold(choices, value, place));
  return choices.pick(styles)();
}

function isPlain(value: string, { flow }: ScalarPlace): boolean {
  if (!SAFE_PLAIN.test(value) || NOT_STRINGS.test(value)) return false;
  if (/: | #|:$|[ \t]$|\t/.test(value)) return false;
  return !flow || !/[,[\]{}:?]/.test(value);
}

function escapeDouble(choices: Choices, value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1);
  const safe = escaped.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return choices.chance(10) ? safe.replaceAll('é', '\\xe9').replaceAll('\\t', '\t') : safe;
}

/** Breaks a line at a space between two words, where a reader puts a space back. */
function fold(choices: Choices, text: string, { indent }: ScalarPlace): string {
  if (indent === undefined || !choices.chance(30)) return text;
  const lead = ' '.repeat(indent + choices.below(3));
  return text.replace(/([a-z]) ([a-z])/g, (whole, left: string, right: string) =>
    choices.chance(50) ? `${left}\n${lead}${right}` : whole,
  );
}

/** A block scalar's text after `key:`, its last line break included; undefined where none can say the value. */
export function renderBlockScalar(choices: Choices, value: string, indent: number): string | undefined {
  if (value === '') return `${choices.pick(['|', '>', '|-', '>-', `|${indent}`])}\n`;
  if (/[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe]/.test(value)) return undefined;
  const content = value.replace(/\n+$/, '');
  if (content === '') return undefined;
  const breaks = value.length - content.length;
  const chomping = breaks === 0 ? '-' : breaks === 1 ? choices.pick(['', '+']) : '+';
  const explicit = /^[ \n]/.test(value) || choices.chance(10);
  const folded = !/^ |\n /.test(value) && choices.chance(40);
  const marks = choices.shuffle([explicit ? String(indent) : '', chomping]).join('');
  const body = folded ? foldLines(choices, content) : content;
  const lead = ' '.repeat(indent);
  const lines = body.split('\n').map((line) => (line === '' ? '' : lead + line));
  const comment = choices.chance(10) ? ' # of a block' : '';
  return `${folded ? '>' : '|'}${marks}${comment}\n${lines.join('\n')}${'\n'.repeat(Math.max(1, breaks))}`;
}

/** Of a folded scalar a line break reads as a space, two as one line break. */
function foldLines(choices: Choices, content: string): string {
  const inner = content.replace(/^\n+/, '');
  const head = content.slice(0, content.length - inner.length);
  const lines = inner.replace(/\n+/g, (breaks) => `${breaks}\n`);
  return (
    head +
    lines.replace(/([a-z]) ([a-z])/g, (whole, left: string, right: string) =>
      choices.chance(30) ? `${left}\n${right}` : whole,
    )
  );
}
