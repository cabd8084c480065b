import { asList, isObject } from '../../values/is-object.js';
import type { CoveredSpec } from './coverage-report.js';

/** What an earlier report says is missing: statuses by operation, by file. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** Reads an earlier JSON report; otherwise the reason why it is not one. */
export function parseBaseline(text: string): Baseline | { readonly problem: 'json' | 'version' | 'report' } {
  const document = parseJson(text);
  if (document === undefined) return { problem: 'json' };
  if (!isObject(document) || !Array.isArray(document.specs)) return { problem: 'report' };
  if (document.version !== 1) return { problem: 'version' };
  const baseline = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  for (const spec of document.specs) {
    if (!isObject(spec) || typeof spec.file !== 'string' || !Array.isArray(spec.operations))
      return { problem: 'report' };
    const operations = spec.operations.filter(isObject).map((operation) => {
      const responses = asList(operation.responses).filter(isObject);
      const missing = responses
        .filter(({ state }) => state === 'missing')
        .map(({ status }) => String(status));
      return [`${operation.method} ${operation.path}`, new Set(missing)] as const;
    });
    baseline.set(spec.file, new Map(operations));
  }
  return baseline;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The operations that lack statuses which they do not lack in the baseline; `undefined` if the baseline is about another
 * spec.
 */
export function compareWithBaseline(
  { file, operations }: Pick<CoveredSpec, 'file' | 'operations'>,
  baseline: Baseline,
) {
  const known = baseline.get(file);
  const names = operations.map(({ method, path }) => `${method} ${path}`);
  const isOther =
    known !== undefined && known.size > 0 && names.length > 0 && !names.some((one) => known.has(one));
  if (known === undefined || isOther) return undefined;
  return operations.flatMap(({ pointer, responses }, index) => {
    const operation = names[index] ?? '';
    const statuses = responses
      .filter(({ status, state }) => state === 'missing' && !known.get(operation)?.has(status))
      .map(({ status }) => status);
    return statuses.length === 0 ? [] : [{ operation, pointer, statuses }];
  });
}
