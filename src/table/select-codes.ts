import { type Diagnostic, diagnose } from '../diagnostic.js';
import { excerpt } from '../text/excerpt.js';
import { type DraftRow, insertByStatus, registryDraft } from './group-rows.js';
import { REGISTRY, registryEntry } from './registry.js';

interface CodeSelection {
  readonly rows: readonly DraftRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The name that findings about the selection give as their file. */
const FILE = '--codes';
const ITEM = /^([+-]?)(all|default|[1-5]xx|\d{3})$/i;

interface Item {
  readonly sign: string;
  /** `'all'`, `'default'`, a class (`'4XX'`) or a code. */
  readonly target: string;
  readonly offset: number;
}

/**
 * Applies `400,401,4xx,all,+409,-406` to the rows of a table. Bare items replace the table's own selection, then
 * `+` and `-` are applied from left to right. A class means the table's rows and the registry's codes of that
 * class, `all` for the whole table and registry; range rows come in only with `all` and when the table has them.
 * `default` by name gives a generic response where the table has none.
 *
 * Rows of the table keep their order; a code from the registry is put before the first row of a higher code.
 */
export function selectCodes(rows: readonly DraftRow[], codes: string): CodeSelection {
  const { items, diagnostics } = parseItems(codes);
  const bare = items.filter(({ sign }) => sign === '');
  const selected = new Map<string, number>(bare.length > 0 ? [] : rows.map(({ status }) => [status, 0]));
  const faults: Diagnostic[] = [...diagnostics];
  for (const item of [...bare, ...items.filter(({ sign }) => sign !== '')]) {
    const statuses = statusesOf(item.target, rows);
    if (statuses.length === 0 && item.sign !== '-') {
      faults.push(diagnose('CODE_NOT_IN_TABLE', { item: item.target }, placeAt(item.offset)));
    }
    for (const status of statuses) {
      if (item.sign === '-') selected.delete(status);
      else if (!selected.has(status)) selected.set(status, item.offset);
    }
  }
  if (selected.size === 0 && faults.length === 0) faults.push(diagnose('EMPTY_SELECTION', {}, placeAt(0)));
  return { rows: arrange(rows, selected, faults), diagnostics: faults };
}

/** The statuses that a selection asks for by number. */
export function namedStatuses(codes: string): Set<string> {
  const isNamed = ({ sign, target }: Item) => sign !== '-' && /^\d{3}$/.test(target);
  return new Set(
    parseItems(codes)
      .items.filter(isNamed)
      .map(({ target }) => target),
  );
}

function parseItems(codes: string): { items: Item[]; diagnostics: Diagnostic[] } {
  const items: Item[] = [];
  const diagnostics: Diagnostic[] = [];
  let start = 0;
  for (const part of codes.split(',')) {
    const offset = start + part.length - part.trimStart().length;
    const [, sign = '', target = ''] = ITEM.exec(part.trim()) ?? [];
    if (/^(?:all|default)$/i.test(target)) items.push({ sign, target: target.toLowerCase(), offset });
    else if (/^[1-5]/.test(target)) items.push({ sign, target: target.toUpperCase(), offset });
    else diagnostics.push(diagnose('INVALID_SELECTION', { item: excerpt(part) }, placeAt(offset)));
    start += part.length + 1;
  }
  return { items, diagnostics };
}

function placeAt(offset: number) {
  return { file: FILE, offset, line: 1, column: offset + 1 };
}

function statusesOf(target: string, rows: readonly DraftRow[]): string[] {
  const inTable = rows.map(({ status }) => status);
  const selectable = REGISTRY.filter(({ state }) => state === 'registered').map(({ code }) => code);
  if (target === 'all') return [...inTable, ...selectable];
  if (target.endsWith('XX')) {
    const inClass = (status: string) => status.startsWith(target.charAt(0)) && !status.endsWith('XX');
    return [...inTable, ...selectable].filter(inClass);
  }
  return inTable.includes(target) || target === 'default' || registryEntry(target) ? [target] : [];
}

/** @param selected statuses, and the offset of the item that asked for each */
function arrange(
  rows: readonly DraftRow[],
  selected: ReadonlyMap<string, number>,
  faults: Diagnostic[],
): DraftRow[] {
  const result = rows.filter(({ status }) => selected.has(status));
  const present = new Set(result.map(({ status }) => status));
  for (const entry of REGISTRY) {
    const offset = selected.get(entry.code);
    if (offset === undefined || present.has(entry.code)) continue;
    if (entry.state === 'unused') {
      faults.push(diagnose('UNREGISTERED_CODE', { statuses: [entry.code] }, placeAt(offset)));
    }
    insertByStatus(result, registryDraft(entry.code, placeAt(offset)));
  }
  const offset = selected.get('default');
  return offset === undefined || present.has('default')
    ? result
    : [...result, registryDraft('default', placeAt(offset))];
}
