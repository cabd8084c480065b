import { type Diagnostic, diagnose } from '../diagnostic.js';
import { findJsonError, findSlashComment } from './find-json-error.js';
import { MAX_DELIMITERS, MAX_REPORTED } from './limits.js';
import { loadYaml } from './load-yaml.js';
import { readJson } from './read-json.js';
import type { SourceDocument } from './source-node.js';
import { type Refusal, refuse, type SyntaxReading } from './syntax-reading.js';
import { readYamlEvents } from './yaml-events.js';
import { startOfLine } from './yaml-text.js';

interface SourceOptions {
  /** Name of the text in findings; a text whose name ends in `.json` must be JSON. */
  readonly file: string;
}

interface SourceResult {
  /** Absent when the text was refused. */
  readonly document?: SourceDocument;
  /** One finding when the text was refused, else none. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML or JSON into values and their places. A text is JSON if it parses as JSON, whatever its name.
 *
 * Refuses, with a place: text that is neither, JSON with comments, empty and multi-document streams, duplicate keys,
 * tabs as YAML indentation, size, nesting and alias expansion past the limits.
 */
export function readSource(text: string, { file }: SourceOptions): SourceResult {
  // Few values are shorter than one character and a delimiter.
  if (text.length > 2 * MAX_DELIMITERS && countDelimiters(text) > MAX_DELIMITERS) {
    return { diagnostics: [diagnose('TOO_LARGE', { limit: MAX_DELIMITERS }, { file })] };
  }
  const lone = loneCarriageReturn(text);
  if (lone !== -1) return { diagnostics: [diagnose('LONE_CARRIAGE_RETURN', {}, { file, offset: lone })] };
  const opensLikeJson = /^\uFEFF?[ \t\r\n]*(?:[{[]|\/[/*])/.test(text);
  const isJsonFile = file.toLowerCase().endsWith('.json');
  const json = opensLikeJson || isJsonFile ? readJson(text) : undefined;
  const reading = json ?? (isJsonFile ? refuseJson(text) : readYaml(text, opensLikeJson));
  if (!reading.ok)
    return { diagnostics: [diagnose(reading.code, reading.args, { file, offset: reading.offset })] };
  const { root, value, anchors } = reading;
  return {
    document: { text, format: json === undefined ? 'yaml' : 'json', root, value, anchors },
    diagnostics: [],
  };
}

/** Where the first `\r` is that no `\n` follows, or -1; a regular expression takes ten times as long. */
function loneCarriageReturn(text: string): number {
  let at = text.indexOf('\r');
  while (at !== -1 && text.charAt(at + 1) === '\n') at = text.indexOf('\r', at + 2);
  return at;
}

/** By character code: 1 for a delimiter. */
const DELIMITERS = new Uint8Array(128);
for (const delimiter of '\n\r,:[{-?') DELIMITERS[delimiter.charCodeAt(0)] = 1;

/** How many delimiters a YAML or JSON text has that a value begins or ends with: no fewer than values. */
function countDelimiters(text: string): number {
  let count = 0;
  for (let position = 0; position < text.length; position += 1)
    count += DELIMITERS[text.charCodeAt(position)] ?? 0;
  return count;
}

function refuseJson(text: string): Refusal {
  if (/^\s*$/.test(text)) return refuse('EMPTY_DOCUMENT', {}, 0);
  const { found, offset } = findJsonError(text);
  return refuse('INVALID_JSON', { found }, offset);
}

function readYaml(text: string, opensLikeJson: boolean): SyntaxReading {
  const comment = opensLikeJson ? findSlashComment(text) : undefined;
  if (comment !== undefined) return refuse('INVALID_JSON', { found: 'comment' }, comment);
  const reading = readYamlEvents(text);
  const isUnexplained = !reading.ok && reading.code === 'NOT_PARSEABLE' && text.length <= MAX_REPORTED;
  return isUnexplained ? reword(text, reading) : reading;
}

/** A syntax error as the `yaml` package words it: it is slow, but says more about errors. */
function reword(text: string, refusal: Refusal): Refusal {
  try {
    const [error] = loadYaml().parseDocument(text, { prettyErrors: false, logLevel: 'error' }).errors;
    if (error === undefined) return refusal;
    const { code, message, pos } = error;
    if (code === 'MULTIPLE_DOCS') return refuse('MULTIPLE_DOCUMENTS', {}, pos[0]);
    const isTab = code === 'BAD_INDENT' && /^ *\t/.test(text.slice(startOfLine(text, pos[0]), pos[0]));
    if (isTab || code === 'TAB_AS_INDENT') return refuse('TAB_INDENTATION', {}, pos[0]);
    return refuse('NOT_PARSEABLE', { format: 'YAML', detail: message }, pos[0]);
  } catch (error) {
    if (error instanceof RangeError) return refusal;
    throw error;
  }
}
