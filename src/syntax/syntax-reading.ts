import type { DiagnosticArgs } from '../diagnostic.js';
import type { SourceNode } from './source-node.js';

/** The findings that a reader can refuse a document with. */
type RefusalCode =
  | 'CIRCULAR_ALIAS'
  | 'DUPLICATE_KEY'
  | 'EMPTY_DOCUMENT'
  | 'EXCESSIVE_ALIASES'
  | 'INVALID_JSON'
  | 'MULTIPLE_DOCUMENTS'
  | 'NOT_PARSEABLE'
  | 'TAB_INDENTATION'
  | 'TOO_DEEP';

/** A finding of a reader: its location is an offset, the file is the caller's. */
export interface Refusal<C extends RefusalCode = RefusalCode> {
  readonly ok: false;
  readonly code: C;
  readonly args: DiagnosticArgs[C];
  readonly offset: number;
}

interface Reading {
  readonly ok: true;
  readonly root: SourceNode;
  readonly value: unknown;
  /** Offsets of the names of anchors and aliases, in order. */
  readonly anchors: readonly number[];
}

export type SyntaxReading = Reading | Refusal;

export function refuse<C extends RefusalCode>(code: C, args: DiagnosticArgs[C], offset: number): Refusal<C> {
  return { ok: false, code, args, offset };
}
