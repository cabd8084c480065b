import { MAX_DEPTH } from './limits.js';
import type { MapEntry, MapNode, SeqNode, SourceNode } from './source-node.js';

/** What one pass over a value of a valid JSON document finds out. */
interface JsonSurvey {
  /** Members of all objects: one colon outside strings each. */
  readonly members: number;
  /** Where arrays and objects first nest deeper than they may; undefined where they do not. */
  readonly tooDeepAt: number | undefined;
  /** One past where long arrays and objects close, by where they open. */
  readonly ends: ReadonlyMap<number, number>;
  /** One past the value, if that is an array or an object. */
  readonly end: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LAST_WHITESPACE = 0x20;

/** UTF-16 code units from which on it pays to note where an array or object ends: a shorter one is soon read again. */
const LONG = 1000;

/** Counts without building anything, so that a reader can refuse before it recurses. */
export function surveyJson(text: string, start = 0): JsonSurvey {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let members = 0;
  let tooDeepAt: number | undefined;
  let position = start;
  for (; position < text.length; position += 1) {
    let code = text.charCodeAt(position);
    while (code <= LAST_WHITESPACE) code = text.charCodeAt(++position);
    if (code === QUOTE) position = endOfString(text, position) - 1;
    else if (code === COLON) members += 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (open.push(position) > MAX_DEPTH) tooDeepAt ??= position;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      const opened = open.pop() ?? start;
      if (position - opened >= LONG) ends.set(opened, position + 1);
      if (open.length === 0) break;
    }
  }
  return { members, tooDeepAt, ends, end: position + 1 };
}

/** A valid JSON text: `JSON.parse` has accepted it. */
interface SurveyedText {
  readonly text: string;
  readonly survey: JsonSurvey;
}

/**
 * The node of the value at or after an offset. Its children are looked for when they are asked for, so reading
 * costs nothing until an edit or a finding needs a place.
 */
export function readJsonNode(source: SurveyedText, offset: number): SourceNode {
  const { text, survey } = source;
  const start = skipWhitespace(text, offset);
  const end = endOfValue(text, start, survey);
  const code = text.charCodeAt(start);
  if (code === OPEN_BRACE) return new JsonMap(source, start, end);
  if (code === OPEN_BRACKET) return new JsonSeq(source, start, end);
  return { start, end, outerStart: start, kind: 'scalar', style: code === QUOTE ? 'double' : 'plain' };
}

/** Classes, because getters of object literals are slow to make. */
abstract class JsonCollection {
  readonly style = 'flow';
  readonly outerStart: number;

  constructor(
    protected readonly source: SurveyedText,
    readonly start: number,
    readonly end: number,
  ) {
    this.outerStart = start;
  }
}

class JsonMap extends JsonCollection implements MapNode {
  readonly kind = 'map';
  #entries: readonly MapEntry[] | undefined;

  get entries(): readonly MapEntry[] {
    this.#entries ??= readEntries(this.source, this.start);
    return this.#entries;
  }
}

class JsonSeq extends JsonCollection implements SeqNode {
  readonly kind = 'seq';
  #items: readonly SourceNode[] | undefined;

  get items(): readonly SourceNode[] {
    this.#items ??= readItems(this.source, this.start);
    return this.#items;
  }
}

function readEntries(source: SurveyedText, open: number): MapEntry[] {
  const { text } = source;
  const entries: MapEntry[] = [];
  let position = skipWhitespace(text, open + 1);
  while (text.charCodeAt(position) === QUOTE) {
    const key = readJsonNode(source, position);
    const value = readJsonNode(source, skipWhitespace(text, key.end) + 1);
    entries.push({ name: String(JSON.parse(text.slice(key.start, key.end))), key, value });
    position = skipComma(text, value.end);
  }
  return entries;
}

function readItems(source: SurveyedText, open: number): SourceNode[] {
  const { text } = source;
  const items: SourceNode[] = [];
  let position = skipWhitespace(text, open + 1);
  while (text.charCodeAt(position) !== CLOSE_BRACKET) {
    const item = readJsonNode(source, position);
    items.push(item);
    position = skipComma(text, item.end);
  }
  return items;
}

function skipComma(text: string, position: number): number {
  const next = skipWhitespace(text, position);
  return text.charCodeAt(next) === COMMA ? skipWhitespace(text, next + 1) : next;
}

function skipWhitespace(text: string, position: number): number {
  let next = position;
  while (text.charCodeAt(next) <= LAST_WHITESPACE) next += 1;
  return next;
}

function endOfValue(text: string, start: number, { ends }: JsonSurvey): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return endOfWord(text, start);
  return ends.get(start) ?? surveyJson(text, start).end;
}

/** One past the string that starts at an offset. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (text.charCodeAt(end - 1) === BACKSLASH && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, position: number): boolean {
  let start = position;
  while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (position - start) % 2 === 1;
}

/** One past the number or word that starts at an offset. */
export function endOfWord(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code <= LAST_WHITESPACE || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET) break;
  }
  return end;
}
