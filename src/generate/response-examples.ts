import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import type { StatusRow } from '../table/status-table.js';
import type { NamedExample } from './build-response.js';
import type { ErrorBody, ExampleContext } from './error-body.js';
import { type ErrorCase, errorCases } from './error-cases.js';

export interface ResponseExamples {
  readonly examples: readonly NamedExample[];
  /** Examples that could not be made, as the response or one of its cases is called. */
  readonly missing: readonly string[];
  /** Why the first of them could not be made. */
  readonly problem?: string;
  readonly diagnostics: readonly Diagnostic[];
}

export const NO_EXAMPLES: ResponseExamples = { examples: [], missing: [], diagnostics: [] };

/** The examples of a row: one for each case, else one. What the body rejects is an error, and left out. */
export function responseExamples(
  row: StatusRow,
  body: ErrorBody,
  context: ExampleContext,
  place: Place,
): ResponseExamples {
  const cases = errorCases(row);
  const shown: readonly Partial<ErrorCase>[] = cases.length === 0 ? [{}] : cases;
  const examples: NamedExample[] = [];
  const missing: string[] = [];
  const diagnostics: Diagnostic[] = [];
  let problem: string | undefined;
  for (const { row: subject = row, ...naming } of shown) {
    const name = naming.key === undefined ? row.name : `${row.name} (${naming.key})`;
    const value = body.example(subject, context);
    const reason = value === undefined ? undefined : body.reject(value);
    if (value === undefined) {
      missing.push(name);
      problem ??= body.problem?.(subject, context);
    } else if (reason !== undefined) {
      const args = { response: name, schema: body.name, reason };
      diagnostics.push(diagnose('EXAMPLE_REJECTED', args, place));
    } else examples.push({ ...naming, value });
  }
  const isNone = missing.length > 0 && missing.length === shown.length;
  return {
    examples,
    missing: isNone ? [row.name] : missing,
    problem,
    diagnostics,
  };
}
