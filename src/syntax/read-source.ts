import { type Diagnostic, diagnose } from '../diagnostic.js';
import { countMarks } from './count-marks.js';
import { MAX_JUDGED, MAX_MARKS } from './limits.js';
import { readJson } from './read-json.js';
import type { SourceDocument } from './source-node.js';
import type { Refusal, SyntaxReading } from './syntax-reading.js';
import { readYamlEvents } from './yaml-events.js';
import { readYamlNodes } from './yaml-nodes.js';

export interface SourceOptions {
  /** Name of the text in findings; where it ends in `.json`, faults are told as faults of JSON. */
  readonly file: string;
}

export interface SourceResult {
  /** Absent when the text was refused. */
  readonly document?: SourceDocument;
  /** One finding when the text was refused, else none. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML or JSON (by what the text is, whatever its name) into values and the places they stand at.
 *
 * Refuses, with a place: text that is neither, empty and multi-document streams, duplicate keys, tabs as YAML
 * indentation, size, nesting and alias expansion past any honest document.
 */
export function readSource(text: string, { file }: SourceOptions): SourceResult {
  // Few values are shorter than one character and a mark.
  if (text.length > 2 * MAX_MARKS && countMarks(text) > MAX_MARKS) {
    return { diagnostics: [diagnose('TOO_LARGE', { limit: MAX_MARKS }, { file })] };
  }
  const json = /^\uFEFF?[ \t\r\n]*[{[]/.test(text) ? readJson(text) : undefined;
  const reading = json ?? readYaml(text);
  if (!reading.ok) return { diagnostics: [explain(reading, file)] };
  const format = json === undefined ? 'yaml' : 'json';
  return { document: { text, format, root: reading.root, value: reading.value }, diagnostics: [] };
}

/**
 * Where the fast reader is stricter than YAML or than people: brackets that close at the column of their key, tabs in
 * flow style, tags of core that do not fit, characters that should be escaped.
 */
const FORGIVEN =
  /^(?:deficient indentation|null byte|the stream contains non-printable|expected valid JSON)|(?<!duplication of a )\btag\b/;

/**
 * What the fast reader does not parse, the second one judges: it tells faults better, and reads what is forgiven. It
 * takes other broken texts for something too, which the fast one rightly refuses. A text with a lone `\r` is not for
 * it: it does not take that for a line break (YAML 1.2 section 5.4). A large text that is not forgiven anyway would
 * take it long.
 */
function readYaml(text: string): SyntaxReading {
  const reading = readYamlEvents(text);
  if (reading.ok || !isUnparsed(reading) || /\r(?!\n)/.test(text)) return reading;
  const isForgiven = FORGIVEN.test(reading.args.detail);
  if (!isForgiven && text.length > MAX_JUDGED) return reading;
  const second = readYamlNodes(text);
  return !second.ok || isForgiven ? second : reading;
}

function isUnparsed(refusal: Refusal): refusal is Refusal<'NOT_PARSEABLE'> {
  return refusal.code === 'NOT_PARSEABLE';
}

function explain({ code, args, offset }: Refusal, file: string): Diagnostic {
  const isJson = code === 'NOT_PARSEABLE' && file.toLowerCase().endsWith('.json');
  return diagnose(code, isJson ? { ...args, format: 'JSON' } : args, { file, offset });
}
