import type { TableReason } from '../diagnostic.js';
import type { Grid } from '../syntax/grid.js';
import { hasWords } from './cell-forms.js';
import type { ColumnRole, StatusEvidence } from './column-role.js';
import { HEADINGS } from './headings.js';
import { type CodeReading, isPhrase, readCode } from './read-code.js';
import { registryEntry } from './registry.js';

/** Share of cells that makes a column one of statuses or error codes. */
export const MOST = 0.6;

interface FoundCode {
  readonly index: number;
  readonly role: ColumnRole;
}

interface Candidate {
  readonly index: number;
  readonly heading: string;
  /** Cells that say something. */
  readonly cells: number;
  readonly readings: readonly CodeReading[];
  /** Readings that begin with a registered code, a range or `default`. */
  readonly hits: readonly CodeReading[];
  readonly evidence: StatusEvidence | undefined;
}

/** The column of statuses, by its cells; of several that of a heading with HTTP, then status, then the fuller, then the left one. */
export function findCodeColumn(grid: Grid): FoundCode | TableReason {
  if (grid.rows.length === 0) return { code: 'no-rows' };
  const columns = grid.header.map(({ text }, index) => candidateOf(grid, index, text));
  const full = columns.filter(({ hits, cells }) => hits.length > 0 && hits.length >= MOST * cells);
  const [best] = full.filter(({ evidence }) => evidence !== undefined).sort(compareCandidates);
  if (best === undefined) return explainNone(columns, full);
  if (areTests(best, grid)) return { code: 'tests', column: best.index + 1 };
  const operations = operationsLeftOf(best, grid);
  if (operations !== undefined) return { code: 'operations', column: operations + 1 };
  const bare = full.filter(({ hits }) => hits.filter(({ rest }) => rest === '').length * 2 >= hits.length);
  if (bare.length > 1 && !bare.some(({ heading }) => HEADINGS.isCode(heading))) {
    return { code: 'matrix', columns: bare.map(({ index }) => index + 1) };
  }
  const legend = legendOf(best, grid);
  if (legend !== undefined) return legend;
  const { index, cells, hits, evidence: also = 'values' } = best;
  return { index, role: { column: 'code', reason: { code: 'statuses', hits: hits.length, cells, also } } };
}

function candidateOf(grid: Grid, index: number, heading: string): Candidate {
  const texts = columnCells(grid, index).filter(hasWords);
  const readings = texts.flatMap((text) => readCode(text) ?? []);
  const hits = readings.filter(({ statuses: [first = ''] }) => !/^\d+$/.test(first) || registryEntry(first));
  // `500+` and `500-599` may be sizes.
  const told = texts.some((text) => /\d00\+|(?:>=|≥)\s*\d00|\d{3}\s*[-–—~]\s*\d{3}/.test(text))
    ? hits.filter(({ statuses }) => !isRange(statuses))
    : hits;
  // The answers of operations may all be 2xx.
  const areResponses =
    HEADINGS.isResponse(heading) &&
    hits.length === texts.length &&
    hits.every(({ rest }) => rest === '') &&
    hits.some(({ statuses: [first = ''] }) => /^[45]/.test(first));
  const evidence = areResponses ? 'heading' : evidenceOf(heading, told);
  // Other numbers among them: ids of things.
  const isNamed = hits.some(({ rest }) => rest !== '');
  const areIds =
    (isNamed && texts.some((text) => /^[^\p{L}\p{N}]*\d{4}/u.test(text))) ||
    readings.some(
      ({ statuses: [first = '', ...more] }) =>
        more.length === 0 && /^[1-3]\d\d$/.test(first) && !registryEntry(first),
    );
  const found = evidence === 'values' && areIds ? undefined : evidence;
  return { index, heading, cells: texts.length, readings, hits, evidence: found };
}

function evidenceOf(heading: string, hits: readonly CodeReading[]): StatusEvidence | undefined {
  if (HEADINGS.isCode(heading)) return 'heading';
  if (hits.some(isPhrase)) return 'phrase';
  if (HEADINGS.isNumbers(heading)) return undefined;
  const statuses = new Set(hits.flatMap((hit) => hit.statuses));
  const isTelling = [...statuses].some((status) => Number(status) > 400 && Number(status) % 100 !== 0);
  return statuses.size > 1 && (isTelling || isRange([...statuses])) ? 'values' : undefined;
}

function isRange(statuses: readonly string[]): boolean {
  return statuses.some((status) => status.endsWith('XX'));
}

function compareCandidates(left: Candidate, right: Candidate): number {
  const says = ({ heading }: Candidate) =>
    Number(HEADINGS.isStatus(heading)) + Number(HEADINGS.isHttp(heading));
  return says(right) - says(left) || right.hits.length - left.hits.length || left.index - right.index;
}

function explainNone(columns: readonly Candidate[], full: readonly Candidate[]): TableReason {
  const [near] = full;
  if (near !== undefined) return { code: 'nothing-says-status', column: near.index + 1 };
  const numbers = columns.find(
    ({ readings, cells }) => readings.length > 0 && readings.length >= MOST * cells,
  );
  if (numbers !== undefined) return { code: 'mostly-unregistered', column: numbers.index + 1 };
  const [most] = columns.toSorted((left, right) => right.hits.length - left.hits.length);
  if (most === undefined || most.hits.length < 2) return { code: 'no-statuses' };
  return { code: 'few-statuses', column: most.index + 1, hits: most.hits.length, cells: most.cells };
}

/** Tests are left of the codes; a heading such as "Expected status" alone may be that of a code table. */
function areTests({ index, heading, hits }: Candidate, grid: Grid): boolean {
  if (grid.header.slice(0, index).some(({ text }) => HEADINGS.isTest(text))) return true;
  if (!HEADINGS.isExpected(heading)) return false;
  const isRepeated = new Set(hits.map(({ statuses }) => statuses.join())).size < hits.length;
  const isOfTests = grid.header.some(
    ({ text }, column) => column !== index && (HEADINGS.isCase(text) || areOperations(grid, column)),
  );
  return isRepeated || isOfTests;
}

/**
 * The column of methods or paths left of the codes, if each row is an operation with its statuses: they are all 2xx; or no
 * operation has two rows and there are methods, lists of codes, or no heading that says status.
 */
function operationsLeftOf({ index, heading, hits }: Candidate, grid: Grid): number | undefined {
  const left = grid.header.slice(0, index).map((_, column) => column);
  const columns = left.filter((column) => areOperations(grid, column));
  const [first] = columns;
  if (first === undefined || hits.every(({ statuses }) => statuses.every((status) => status.startsWith('2'))))
    return first;
  const operations = grid.rows.map(({ cells }) => columns.map((column) => cells[column]?.text).join(' '));
  const areLists = hits.some(({ statuses }) => statuses.length > 1) || columns.length > 1;
  const succeed =
    hits.filter(({ statuses: [status = ''] }) => status.startsWith('2')).length * 2 >= hits.length;
  return new Set(operations).size === operations.length && (areLists || succeed || !HEADINGS.isCode(heading))
    ? first
    : undefined;
}

function areOperations(grid: Grid, column: number): boolean {
  const texts = columnCells(grid, column).filter(hasWords);
  return texts.length > 0 && texts.filter((text) => OPERATION.test(text)).length >= MOST * texts.length;
}

const OPERATION = /^\W*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b|^\W*(?:https?:\/)?\/(?:[\w{]|\s|$)/;

/** What pages count or paint by status: `404 | 12`, `4xx | Red`. */
function legendOf({ index, heading, hits }: Candidate, grid: Grid): TableReason | undefined {
  const others = grid.header.flatMap(({ text }, column) => {
    const texts = column === index ? [] : columnCells(grid, column).filter(hasWords);
    return texts.length === 0 ? [] : [{ column, heading: text, texts }];
  });
  const colors = others.find(
    ({ texts }) => texts.filter((text) => COLOR.test(text)).length >= MOST * texts.length,
  );
  if (colors !== undefined && hits.every(({ statuses }) => isRange(statuses))) {
    return { code: 'colors', column: colors.column + 1 };
  }
  const areCounts = others.every(
    ({ heading, texts }) =>
      !HEADINGS.isCode(heading) && !HEADINGS.isErrorCode(heading) && texts.every((text) => COUNT.test(text)),
  );
  const areBare = hits.every((hit) => hit.rest === '' || hit.isAside || isPhrase(hit));
  const counted = others.filter((other) => HEADINGS.isCounts(other.heading));
  const isDescribed = others.some(
    ({ texts }) => texts.filter((text) => SENTENCE.test(text)).length * 2 > texts.length,
  );
  if (
    !isDescribed &&
    counted.some(({ texts }) => texts.length > 1 && texts.every((text) => COUNT.test(text)))
  )
    return { code: 'counts' };
  const saySo = counted.length > 0 || !HEADINGS.isStatus(heading);
  return others.length > 0 && areCounts && areBare && saySo ? { code: 'counts' } : undefined;
}

/** A number with few digits, or with signs in it: `12`, `1,024`, `27 - 35`, `60.8%`, `120 ms`; longer ones may be error codes. */
const COUNT = /^(?!\d{4,}$)[^\p{L}]*\s?(?:ms|s|[kmg]?b)?$/iu;
/** Longer than a phrase such as `HTTP Version Not Supported`. */
const SENTENCE = /^\W*\S+(?:\s+\S+){4}|\p{Lo}{8}/u;
const COLOR =
  /^\W*(?:#[\da-f]{3,8}\b|(?:(?:light|dark)\s*)?(?:red|green|blue|yellow|orange|amber|gr[ae]y|purple|violet|indigo|teal|cyan|pink|black|white|slate)\b)/i;

/** Whether the cells of a column are numbers from 100 to 599, as those of a table with the same headings may be. */
export function hasStatusNumbers(grid: Grid, index: number): boolean {
  const texts = columnCells(grid, index).filter(hasWords);
  const numbers = texts.filter((text) => readCode(text) !== undefined);
  return numbers.length > 0 && numbers.length >= MOST * texts.length;
}

/** The cells of one column; rows may be shorter. */
function columnCells({ rows }: Grid, index: number): string[] {
  return rows.map(({ cells }) => cells[index]?.text ?? '');
}
