import type { DiagnosticArgs, DiagnosticCode } from '../diagnostic.js';
import type { SourceNode } from './source-node.js';

/** A finding of a reader: its location is an offset, the file is the caller's. */
export interface Refusal<C extends DiagnosticCode = DiagnosticCode> {
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

export function refuse<C extends DiagnosticCode>(
  code: C,
  args: DiagnosticArgs[C],
  offset: number,
): Refusal<C> {
  return { ok: false, code, args, offset };
}
