import { type ErrorCase, errorCases } from '../generate/error-cases.js';
import type { GeneratedComponents } from '../generate/generated-components.js';
import { problemSlug } from '../generate/problem-type.js';
import { openMarkdownProse } from '../syntax/markdown-prose.js';
import { registryEntry } from '../table/registry.js';
import type { HeaderRule, StatusCase, StatusRow, StatusTable } from '../table/status-table.js';
import { asMap, isObject } from '../values/is-object.js';
import { renderSchemas, schemaAnchor } from './docs-fields.js';
import {
  anchorTag,
  block,
  cell,
  codeText,
  fence,
  lineText,
  linkTo,
  markdownTable,
  type ReadProse,
} from './docs-text.js';

/**
 * A Markdown catalogue for the readers of an API: a list of the responses, then what each means, when it comes, its
 * error codes, headers, content and examples, and the members of its body. Every response and error code has the
 * anchor that its problem type has under `--problem-base`: its name in kebab case (`#not-found`). Texts of the table
 * cannot break the page around them.
 *
 * @param components responses and schemas of OpenAPI 3.1, as `generateComponents` made them
 */
export async function renderDocs(
  table: StatusTable,
  components: GeneratedComponents = { responses: [], schemas: [] },
): Promise<string> {
  const read = await openMarkdownProse();
  const entries = entriesOf(table, components);
  return `${[
    '# Responses',
    renderOverview(entries, read),
    ...entries.flatMap((entry) => renderSection(entry, components, read)),
    ...renderSchemas(components.schemas, read),
  ].join('\n\n')}\n`;
}

interface Entry {
  readonly row: StatusRow;
  readonly anchor: string;
  readonly cases: readonly CaseEntry[];
  readonly content: Readonly<Record<string, unknown>>;
}

interface CaseEntry {
  readonly anchor: string;
  readonly case: ErrorCase;
  readonly texts: StatusCase;
}

/** Anchors are unique: one that is taken gets the status appended. */
function entriesOf({ rows }: StatusTable, { responses }: GeneratedComponents): Entry[] {
  const taken = new Set<string>();
  const anchorOf = (row: StatusRow): string => {
    // The fragment of the row's own problem type, if it has one: the target of its URI.
    const slug = /#([\w.-]+)$/.exec(row.type ?? '')?.[1] ?? problemSlug(row);
    let anchor = slug;
    for (let count = 1; taken.has(anchor); count++)
      anchor = `${slug}-${row.status.toLowerCase()}${count > 1 ? `-${count}` : ''}`;
    taken.add(anchor);
    return anchor;
  };
  return rows.map((row) => {
    const content = responses.find(({ name }) => name === row.name)?.value.content;
    const texts = row.cases?.filter(({ key }) => key !== undefined) ?? [];
    return {
      ...{ row, anchor: anchorOf(row), content: asMap(content) },
      cases: errorCases(row).map((one, at) => ({
        ...{ anchor: anchorOf(one.row), case: one, texts: texts[at] ?? {} },
      })),
    };
  });
}

function renderOverview(entries: readonly Entry[], read: ReadProse): string {
  const rows = entries.flatMap(({ row, anchor, cases }) => [
    [row.status, linkTo(lineText(row.title), anchor), cell(row.description, read)],
    ...cases.map(({ anchor: at, case: { key, summary = '', row: shown } }) => [
      row.status,
      linkTo(codeText(shown.errorCode ?? key), at),
      lineText(summary),
    ]),
  ]);
  return markdownTable(['Status', 'Response', 'Meaning'], rows).join('\n');
}

function renderSection(entry: Entry, { schemas }: GeneratedComponents, read: ReadProse): string[] {
  const { row, anchor, cases, content } = entry;
  const { status, title, description, details, headers, type } = row;
  const [media] = Object.values(content);
  const examples = examplesOf(media);
  const isSaidByCases = cases.length > 0 && cases.length === row.cases?.length;
  const shown = (isSaidByCases ? read(description.trim()).lead : undefined) ?? description;
  return [
    anchorTag(anchor),
    `## ${status === 'default' ? 'Default' : status} ${lineText(title)}`,
    block(shown, read),
    ...(details === undefined ? [] : [block(details, read)]),
    renderFacts(entry, bodyOf(media, schemas)),
    ...(headers.length === 0 ? [] : [renderHeaders(headers, read)]),
    ...(cases.length === 0 && examples[0] !== undefined ? renderExample(examples[0].value) : []),
    ...cases.flatMap((one) => renderCase(one, examples, read)),
    ...(type === undefined || examples.length > 0 ? [] : [`Problem type: ${codeText(type)}`]),
  ];
}

interface Example {
  readonly key?: string;
  readonly value: unknown;
}

function examplesOf(media: unknown): Example[] {
  if (!isObject(media)) return [];
  const named = Object.entries(asMap(media.examples));
  if (named.length === 0) return media.example === undefined ? [] : [{ value: media.example }];
  return named.flatMap(([key, one]) => (isObject(one) ? [{ key, value: one.value }] : []));
}

function renderExample(example: unknown): string[] {
  return ['Example:', fence(JSON.stringify(example, undefined, 2), 'json')];
}

function renderCase(one: CaseEntry, examples: readonly Example[], read: ReadProse): string[] {
  const { anchor, case: shown, texts } = one;
  const { key, summary, row } = shown;
  // A response with a single case has its example without a key.
  const example = examples.find((other) => other.key === undefined || other.key === key);
  const { description, details } = texts;
  return [
    anchorTag(anchor),
    `### ${codeText(row.errorCode ?? key)}${summary === undefined ? '' : ` ${lineText(summary)}`}`,
    ...[description, details].flatMap((text) => (text === undefined ? [] : [block(text, read)])),
    ...(texts.type === undefined ? [] : [`Problem type: ${codeText(texts.type)}`]),
    ...(example === undefined ? [] : renderExample(example.value)),
  ];
}

/** Where the body of a media type is described: a schema of the page or the spec. */
function bodyOf(media: unknown, schemas: GeneratedComponents['schemas']): string | undefined {
  const ref = isObject(media) && isObject(media.schema) ? media.schema.$ref : undefined;
  if (typeof ref !== 'string') return undefined;
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return schemas.some((schema) => schema.name === name)
    ? linkTo(codeText(name), schemaAnchor(name))
    : codeText(ref);
}

function renderFacts({ row, content }: Entry, body: string | undefined): string {
  const mediaTypes = Object.keys(content);
  const source = sourceOf(row.status);
  return [
    `- When: ${whenOf(row.status)}`,
    `- Component: ${codeText(row.name)}`,
    ...(mediaTypes.length === 0 ? [] : [`- Media types: ${mediaTypes.map(codeText).join(', ')}`]),
    ...(body === undefined ? [] : [`- Body: ${body}`]),
    ...(source === undefined ? [] : [`- Defined in: ${source}`]),
  ].join('\n');
}

/** The specification of a registered status; a link where it is an RFC. */
function sourceOf(status: string): string | undefined {
  const entry = registryEntry(status);
  if (entry === undefined) return undefined;
  const { rfc, section } = entry;
  const number = /^RFC (\d+)$/.exec(rfc)?.[1];
  const text = section === undefined ? rfc : `${rfc} section ${section}`;
  if (number === undefined) return lineText(text);
  const fragment = section === undefined ? '' : `#section-${section}`;
  return `[${text}](https://www.rfc-editor.org/rfc/rfc${number}${fragment})`;
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

function renderHeaders(headers: readonly HeaderRule[], read: ReadProse): string {
  const rows = headers.map(({ name, required, description, schema }) => [
    codeText(name),
    schema.format === undefined ? schema.type : `${schema.type} (${codeText(schema.format)})`,
    required ? 'always' : 'sometimes',
    cell(description ?? '', read),
  ]);
  return markdownTable(['Header', 'Type', 'Sent', 'Meaning'], rows).join('\n');
}
