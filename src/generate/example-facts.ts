import type { StatusRow } from '../table/status-table.js';
import type { ExampleContext } from './example-context.js';
import { problemType } from './problem-type.js';

/** What an example says about a row, whatever the shape of the error body. */
export interface ExampleFacts {
  /** Absent for ranges and `default`, which stand for no one code. */
  readonly status?: number;
  /** `status`, or for ranges and `default` a code they cover, for bodies that cannot do without one. */
  readonly anyStatus: number;
  /** A URI reference (RFC 9457 3.1.1). */
  readonly type: string;
  /** With `about:blank` the HTTP phrase (RFC 9457 4.2.1), else the row's own message. */
  readonly title: string;
  /** The row's own message. */
  readonly message: string;
  readonly detail: string;
  /** The row's message as a constant: `NOT_FOUND`. */
  readonly constant: string;
}

export function exampleFacts(row: StatusRow, context: ExampleContext): ExampleFacts {
  const type = problemType(row, context);
  const isCode = /^\d{3}$/.test(row.status);
  const anyStatus = isCode ? Number(row.status) : Number(`${/^\d/.exec(row.status)?.[0] ?? 5}00`);
  return {
    ...(isCode ? { status: anyStatus } : {}),
    anyStatus,
    type,
    title: type === 'about:blank' ? (row.phrase ?? row.title) : row.title,
    message: row.title,
    detail: row.description,
    constant: toConstant(row.title) || `STATUS_${row.status.toUpperCase()}`,
  };
}

function toConstant(message: string): string {
  return message
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
}
