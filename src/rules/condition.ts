import { nearestName } from '../text/nearest-name.js';

/** Terms without a value. */
const PLAIN_TERMS = [
  'always',
  'never',
  'secured',
  'body',
  'parameters',
  'query-parameters',
  'header-parameters',
  'path-parameters',
] as const;
type PlainTerm = (typeof PLAIN_TERMS)[number];

const METHODS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'] as const;

const VALUED_TERMS = ['tag', 'path', 'operation'] as const;
type ValuedTerm = (typeof VALUED_TERMS)[number];

/** Every term but the methods. */
export const CONDITION_TERMS: readonly string[] = [...PLAIN_TERMS, ...VALUED_TERMS];

export type Term =
  | { readonly kind: PlainTerm }
  | { readonly kind: 'method'; readonly value: string }
  /** `path` holds a glob: `*` is any part of a segment, `**` any segments. */
  | { readonly kind: ValuedTerm; readonly value: string };

/** A term or its opposite. */
export interface Literal {
  readonly term: Term;
  readonly isNegated: boolean;
  /** As written, with the `!`. */
  readonly text: string;
  /** In UTF-16 code units from the start of the condition. */
  readonly offset: number;
}

/** Literals that must all hold. */
export type Alternative = readonly Literal[];

/** Alternatives of which one must hold: `query-parameters, POST + body`. */
export interface Condition {
  readonly text: string;
  readonly alternatives: readonly Alternative[];
}

export interface ConditionProblem {
  readonly problem: 'unknown term' | 'missing term' | 'missing quote' | 'contradiction';
  readonly text: string;
  readonly offset: number;
  readonly suggestion?: string;
}

type ConditionReading =
  | { readonly condition: Condition; readonly problem?: undefined }
  | { readonly condition?: undefined; readonly problem: ConditionProblem };

/** One term up to the next `+`, `,` or `!`; a value in quotes may contain these. */
const TERM = /(!?)\s*((?:[a-z]+\s*:\s*"[^"]*"\s*)|[^,+!"]*)/iy;

/**
 * Parses `query-parameters, POST + !secured, tag:"a, b"`: `!` negates, `+` is and, `,` is or, in this order of
 * binding.
 */
export function parseCondition(text: string): ConditionReading {
  const alternatives: Literal[][] = [[]];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    TERM.lastIndex = at;
    const [whole = '', mark = '', raw = ''] = TERM.exec(text) ?? [];
    const written = raw.trim();
    const next = text[at + whole.length];
    if (next === '"') return { problem: quoteProblem(text, at, at + whole.length) };
    if (written === '') return { problem: { problem: 'missing term', text: text.trim(), offset: at } };
    const term = readTerm(written);
    if (term === undefined || next === '!') return { problem: unknownTerm(written, at + mark.length) };
    const literal = { term, isNegated: mark === '!', text: mark + written, offset: at };
    const alternative = alternatives.at(-1) ?? [];
    if (contradicts(literal, alternative)) {
      const parts = [...alternative, literal].map((one) => one.text).join(' + ');
      return { problem: { problem: 'contradiction', text: parts, offset: alternative[0]?.offset ?? at } };
    }
    alternative.push(literal);
    if (next === undefined) return { condition: { text: text.trim(), alternatives } };
    if (next === ',') alternatives.push([]);
    at += whole.length + 1;
  }
}

export function textOf(alternative: Alternative): string {
  return alternative.map(({ text }) => text).join(' + ');
}

function readTerm(written: string): Term | undefined {
  const [, prefix = '', value = ''] = /^([a-z]+)\s*:\s*(.+)$/is.exec(written) ?? [];
  const kind = VALUED_TERMS.find((name) => name === prefix.toLowerCase());
  if (kind !== undefined) return { kind, value: value.replace(/^"(.*)"$/s, '$1') };
  const plain = PLAIN_TERMS.find((name) => name === written.toLowerCase());
  if (plain !== undefined) return { kind: plain };
  const method = METHODS.find((name) => name === written.toUpperCase());
  return method === undefined ? undefined : { kind: 'method', value: method };
}

function quoteProblem(text: string, start: number, quote: number): ConditionProblem {
  const isClosed = text.includes('"', quote + 1);
  const problem = isClosed ? 'unknown term' : 'missing quote';
  return { problem, text: text.slice(start).trim(), offset: isClosed ? start : quote };
}

function unknownTerm(text: string, offset: number): ConditionProblem {
  const colon = text.indexOf(':');
  const nearest =
    colon < 0
      ? nearestName(text, [...PLAIN_TERMS, ...METHODS])
      : nearestName(text.slice(0, colon).trim(), VALUED_TERMS);
  const suggestion = nearest !== undefined && colon >= 0 ? nearest + text.slice(colon) : nearest;
  const isHelp = suggestion !== undefined && suggestion !== text;
  return { problem: 'unknown term', text, offset, ...(isHelp && { suggestion }) };
}

/** Whether no operation can have all: a term and its opposite, two methods, two operations. */
function contradicts({ term, isNegated }: Literal, others: Alternative): boolean {
  return others.some((other) => {
    const isSame = other.term.kind === term.kind && wordOf(other.term) === wordOf(term);
    if (isSame) return other.isNegated !== isNegated;
    const isOneOnly = term.kind === 'method' || term.kind === 'operation';
    if (!isOneOnly || other.term.kind !== term.kind || isNegated || other.isNegated) return false;
    // A HEAD operation is a GET operation too.
    return ![wordOf(term), wordOf(other.term)].every((value) => value === 'GET' || value === 'HEAD');
  });
}

function wordOf(term: Term): string {
  return 'value' in term ? term.value : '';
}
