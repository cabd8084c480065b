import { problemSlug } from '../generate/problem-type.js';
import { registryEntry } from '../table/registry.js';
import type { HeaderRule, StatusRow, StatusTable } from '../table/status-table.js';
import { codeCell, escapeMarkdown, markdownRow, proseCell } from './markdown-cell.js';

export interface DocsOptions {
  /** Example bodies by component name, as `generateComponents` made them. @default none */
  readonly examples?: ReadonlyMap<string, unknown>;
  /** Heading of the page. @default 'Responses' */
  readonly title?: string;
}

/**
 * A Markdown page for the readers of an API: a list of the responses, then what each means, when it comes, its
 * headers and an example. Every response has the anchor that its problem type has under `--problem-base`: the name in
 * kebab case (`#not-found`).
 */
export function renderDocs(
  table: StatusTable,
  { examples = new Map(), title = 'Responses' }: DocsOptions = {},
): string {
  const anchors = anchorsOf(table);
  const sections = table.rows.flatMap((row) =>
    renderSection(row, anchors.get(row) ?? '', examples.get(row.name)),
  );
  return `${[`# ${escapeMarkdown(title)}`, renderOverview(table, anchors), ...sections].join('\n\n')}\n`;
}

/** One anchor for each row; a row whose anchor is taken has its status behind it. */
function anchorsOf({ rows }: StatusTable): ReadonlyMap<StatusRow, string> {
  const taken = new Set<string>();
  return new Map(
    rows.map((row) => {
      const slug = anchorOf(row);
      let anchor = slug;
      for (let count = 1; taken.has(anchor); count++)
        anchor = `${slug}-${row.status.toLowerCase()}${count > 1 ? `-${count}` : ''}`;
      taken.add(anchor);
      return [row, anchor];
    }),
  );
}

/** The fragment of the row's own problem type, if it has one: the target of its URI. */
function anchorOf(row: StatusRow): string {
  return /#([\w.-]+)$/.exec(row.type ?? '')?.[1] ?? problemSlug(row);
}

function renderOverview({ rows }: StatusTable, anchors: ReadonlyMap<StatusRow, string>): string {
  return [
    markdownRow(['Status', 'Response', 'Meaning']),
    markdownRow([':---', ':---', ':---']),
    ...rows.map((row) =>
      markdownRow([
        row.status,
        `[${escapeMarkdown(row.title)}](#${anchors.get(row)})`,
        proseCell(row.description),
      ]),
    ),
  ].join('\n');
}

function renderSection(row: StatusRow, anchor: string, example: unknown): string[] {
  const { status, title, description, details, headers, type } = row;
  return [
    `<a id="${anchor}"></a>`,
    `## ${status === 'default' ? 'Default' : status} ${escapeMarkdown(title)}`,
    description,
    ...(details === undefined ? [] : [details]),
    renderFacts(row),
    ...(headers.length === 0 ? [] : [renderHeaders(headers)]),
    ...(example === undefined ? [] : ['Example:', fence(JSON.stringify(example, undefined, 2))]),
    ...(type === undefined || example !== undefined ? [] : [`Problem type: ${codeCell(type)}`]),
  ];
}

function renderFacts({ status, name }: StatusRow): string {
  const entry = registryEntry(status);
  const source =
    entry && [entry.rfc, ...(entry.section === undefined ? [] : ['section', entry.section])].join(' ');
  return [
    `- When: ${whenOf(status)}`,
    `- Component: ${codeCell(name)}`,
    ...(source ? [`- Defined in: ${source}`] : []),
  ].join('\n');
}

const CLASS_OF: Readonly<Record<string, string>> = {
  1: 'before the final response',
  2: 'the request succeeded',
  3: 'the client has to do something more',
  4: 'the fault is in the request',
  5: 'the fault is on the server',
};

function whenOf(status: string): string {
  const meaning = CLASS_OF[status.charAt(0)];
  if (meaning === undefined) return 'any status that is not listed here';
  return status.endsWith('XX')
    ? `any ${status.charAt(0)}xx status that is not listed here; ${meaning}`
    : meaning;
}

function renderHeaders(headers: readonly HeaderRule[]): string {
  return [
    markdownRow(['Header', 'Type', 'Sent', 'Meaning']),
    markdownRow([':---', ':---', ':---', ':---']),
    ...headers.map(({ name, required, description, schema }) =>
      markdownRow([
        codeCell(name),
        schema.format === undefined ? schema.type : `${schema.type} (${schema.format})`,
        required ? 'always' : 'sometimes',
        proseCell(description ?? ''),
      ]),
    ),
  ].join('\n');
}

/** A code block whose fence is longer than any run of backticks in it (CommonMark 0.31 section 4.5). */
function fence(json: string): string {
  const longest = Math.max(2, ...[...json.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}json\n${json}\n${mark}`;
}
