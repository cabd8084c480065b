import type { DiagnosticArgs, TableReason } from '../../diagnostic.js';
import { excerpt } from '../../text/excerpt.js';
import { didYouMean, type Messages } from '../messages.js';

/** Lines, codes or tables that one message lists. */
const MOST_LISTED = 10;

export const TABLE_MESSAGES = {
  NO_TABLE: (args) => {
    if (args.format === 'data') {
      const keys = args.keys.length === 0 ? '' : ` Its keys are ${list(args.keys)}.`;
      return {
        message: `The file has no list of rows with status codes, and no map of rows by status or error code.${keys}`,
        hint: 'Write a list of rows with a "code" each, or a map of rows by code, at the root or under one key such as "rows".',
      };
    }
    if (args.format === 'csv') {
      return {
        message: 'The file contains no table.',
        hint: 'Write a header, and a row for each status code.',
      };
    }
    const { kind, lines = [] } = args;
    const where = `${kind} (line${lines.length === 1 ? '' : 's'} ${listed(lines)})`;
    return {
      message: `The file contains no table.${kind === undefined ? '' : ` Its status codes are in ${where}.`}`,
      hint: 'Write a table with a column of status codes, and a line such as |---|---| below its header. Convert other formats, for example with pandoc --to gfm.',
    };
  },
  NO_CODE_TABLE: ({ tables }) => ({
    message: `No table has a column of status codes: ${tables.slice(0, MOST_LISTED).map(describeTable).join('; ')}${more(tables.length)}.`,
    hint: tables.some(({ reason }) => reason.code === 'chosen-no-statuses')
      ? 'Start the cells of that column with status codes, or name another column with --columns.'
      : tables.every(({ reason }) => reason.code === 'no-rows')
        ? 'Add a row for each status code.'
        : 'If one of them is the code table, name its column: --columns code=Heading.',
  }),
  TABLE_LEFT_ALONE: ({ reason }) => ({
    message: `This table was left alone: ${describeTableReason(reason)}.`,
    hint: 'If it is a code table, name its column: --columns code=Heading.',
  }),
  NO_CODE_KEY: ({ keys, areObjects }) => ({
    message: `The rows have no status code. ${areObjects ? describeKeys(keys) : 'They are not objects.'}`,
    hint: 'Give each row a "code", or write a map of rows by code.',
  }),
  HTML_TABLE: ({ kind }) =>
    kind === 'html'
      ? {
          message: 'HTML tables are not read.',
          hint: 'Convert it to a Markdown table, for example with pandoc --from html --to gfm.',
        }
      : {
          message: 'The table is not read because it is part of an HTML block.',
          hint: 'Put a blank line before the table.',
        },
  CHOSEN_COLUMN_NOT_FOUND: ({ column, choice, headings }) => ({
    message: `--columns: no table has a column ${typeof choice === 'number' ? choice : `"${choice}"`} for ${column}.`,
    hint: `The headings are ${list(headings)}. Columns can also be given by number, from 1.`,
  }),
  NO_ROWS: () => ({
    message: 'The code table has no rows.',
    hint: 'Add a row with at least a status code.',
  }),
  NOT_A_STATUS_CODE: ({ text }) => ({
    message: text === '' ? 'The row has no status code.' : `"${text}" is not a status code.`,
    hint: 'Use a number from 100 to 599, a range such as 4XX, or default.',
  }),
  SKIPPED_ROWS: ({ lines, ...args }) => {
    if ('keys' in args) {
      const [entries, are] = lines.length === 1 ? ['entry', 'is'] : ['entries', 'are'];
      const where = lines.length === 1 ? '' : ` (lines ${listed(lines)})`;
      return {
        message: `The ${entries} ${list(args.keys)} ${are} skipped${where}: rows are objects, in a list or map where most have a status code.`,
        hint: 'If they are meant as rows, write each as an object with a status code, in one list or map with the others.',
      };
    }
    return {
      message:
        lines.length === 1
          ? `The row "${args.text}" is skipped: it is a heading of a group, is marked as unused, or has no status code.`
          : `${lines.length} rows are skipped: they are headings of groups, marked as unused, or without a status code (lines ${listed(lines)}).`,
      hint: 'If they are meant as rows, start the code cell with a number from 100 to 599, a range such as 4XX, or default.',
    };
  },
  BLANK_LINE_IN_TABLE: () => ({
    message: 'A blank line ends the table before this row. The rows after it are read as part of the table.',
    hint: 'Remove the blank line: other Markdown readers show these rows as text.',
  }),
  EXTRA_CELLS: ({ cells, columns }) => ({
    message: `The row has ${cells} cells but the header has ${columns}. The text after the last column is added to the details.`,
    hint: 'Escape a pipe in a Markdown cell as \\|, and quote a CSV field that contains the separator.',
  }),
  COLUMN_READ_AS_TEXT: ({ heading, role, expected }) => ({
    message: `The column "${heading}" is read as ${role}: most of its cells are not ${expected}.`,
    hint: `If it is meant as text, rename the column. Otherwise use ${expected}.`,
  }),
  UNKNOWN_COLUMN: ({ keys, suggestion }) => ({
    message:
      suggestion !== undefined
        ? `Unknown key ${list(keys)}.`
        : keys.length === 1
          ? `The key ${list(keys)} is unknown, so its values are not used.`
          : `The keys ${list(keys)} are unknown, so their values are not used.`,
    hint: didYouMean(
      suggestion && `"${suggestion}"`,
      `The keys are code, message, errorCode, description, details, component, headers, mediaType, schema, type and when. Say what another one is with --columns, such as --columns details=${keys[0]}.`,
    ),
  }),
  INVALID_CELL: ({ column, expected }) => ({
    message: column === 'row' ? 'The row is not an object.' : `The ${column} of the row is invalid.`,
    hint: `Use ${expected}.`,
  }),
  INVALID_HEADER: ({ item }) => ({
    message: `"${item}" is not a valid header.`,
    hint: 'Write a name, "!" if it is required, and a type: Retry-After, X-Request-Id: string, X-Limit!: integer.',
  }),
  IGNORED_HEADER: ({ name }) => ({
    message: `The header ${name} is left out: OpenAPI ignores a response header with this name.`,
    hint: 'Remove it. Set the content type in the Media Type column.',
  }),
  ROWS_DISAGREE: ({ status, column, used, first }) => ({
    message: `The rows of ${status} have different values for ${column}. Used "${excerpt(used)}"${first === undefined ? '' : ` (line ${first})`}.`,
    hint: 'Give the rows the same value, or separate them with names in the Component column.',
  }),
  CODE_UNDER_OTHER_CLASS: ({ statuses, heading }) => ({
    message: `${statuses.join(', ')} ${statuses.length === 1 ? 'is' : 'are'} under the heading "${heading}".`,
    hint: 'Fix the code, or move the row under the heading of its class.',
  }),
  UNREGISTERED_CODE: ({ statuses }) => ({
    message: `${listed(statuses)}: not assigned in the IANA registry of status codes.`,
    hint: 'Use a registered code, unless your clients know this one. Other clients treat it as the x00 of its class.',
  }),
  PHRASE_OF_OTHER_CODE: ({ status, phrase, owner, used }) => ({
    message: `"${excerpt(phrase)}" is the phrase of ${owner}, not of ${status}. Used "${used}" instead.`,
    hint: `Write "${used}", or a message of your own.`,
  }),
  MISSING_DESCRIPTION: ({ statuses }) => ({
    message: `The table has no text for ${listed(statuses)}. Used standard descriptions.`,
    hint: 'Describe what the response means in your API.',
  }),
  SCHEMA_WITHOUT_BODY: ({ status }) => ({
    message: `The schema of the ${status} row is ignored: a ${status} response has no body.`,
    hint: 'Remove the schema.',
  }),
  NAME_COLLISION: ({ name, status, otherName, otherStatus }) => ({
    message:
      name === otherName
        ? `${status} and ${otherStatus} would both be named ${name}.`
        : `The component names ${otherName} (${otherStatus}) and ${name} (${status}) differ only in case.`,
    hint: 'Change the message of one of the rows, or name it in the Component column.',
  }),
  INVALID_NAME: ({ name, status, suggestion }) => ({
    message: `"${name}" (${status}) is not a valid component name: only A-Z, a-z, 0-9, ".", "_" and "-" are allowed.`,
    hint: `Write ${suggestion ?? 'another name'} in the Component column, or leave the cell empty to name the response after its status or message.`,
  }),
  INVALID_SUFFIX: ({ suffix }) => ({
    message: `"${suffix}" is not a valid suffix for component names: only A-Z, a-z, 0-9, ".", "_" and "-" are allowed.`,
    hint: 'Use another suffix, such as Error.',
  }),
  NUMERIC_NAME: ({ name }) => ({
    message: `The component name ${name} has only digits, which breaks some code generators.`,
    hint: 'Add a suffix (--suffix Error), or choose another style with --naming.',
  }),
  INVALID_SELECTION: ({ item }) => ({
    message:
      item === '' ? 'The list of codes has an empty item.' : `"${item}" is not a code or a class of codes.`,
    hint: 'Separate items with commas: 404, 4xx, all or default. A leading + adds to the table, a leading - removes from it.',
  }),
  CODE_NOT_IN_TABLE: ({ item }) => ({
    message: `${item} is not in the table or in the IANA registry of status codes.`,
    hint: 'Check the number, or add a row for it to your own table (--table).',
  }),
  EMPTY_SELECTION: () => ({
    message: 'No codes are left.',
    hint: 'Exclude fewer.',
  }),
} satisfies Messages;

function describeTable({
  line,
  headings,
  reason,
}: DiagnosticArgs['NO_CODE_TABLE']['tables'][number]): string {
  return `line ${line} (${headings
    .slice(0, 4)
    .map((heading) => excerpt(heading, 30))
    .join(' | ')}): ${describeTableReason(reason)}`;
}

function more(count: number): string {
  return count > MOST_LISTED ? `; and ${count - MOST_LISTED} more` : '';
}

/** Why a table is left alone, as the rest of a sentence or line. */
export function describeTableReason(reason: TableReason): string {
  switch (reason.code) {
    case 'no-rows':
      return 'it has no rows';
    case 'no-statuses':
      return 'no column has status codes in most of its cells';
    case 'chosen-no-statuses':
      return reason.column === undefined
        ? 'it has no column as named with --columns'
        : `no cell of column ${reason.column}, named with --columns, starts with a status code`;
    case 'few-statuses':
      return `column ${reason.column} has status codes in ${reason.hits} of ${reason.cells} cells, less than 60%`;
    case 'nothing-says-status':
      return `column ${reason.column} has numbers like status codes, but neither its heading nor its cells say so`;
    case 'mostly-unregistered':
      return `most numbers in column ${reason.column} are not registered status codes`;
    case 'operations':
      return `it lists operations with their statuses (column ${reason.column})`;
    case 'tests':
      return `it lists tests with the statuses they expect (column ${reason.column})`;
    case 'matrix':
      return `several columns have bare codes (${reason.columns.join(', ')}) and no heading says which are statuses`;
    case 'counts':
      return 'there are counts or measurements beside the codes';
    case 'colors':
      return `it lists the colors of classes of codes (column ${reason.column})`;
  }
}

function describeKeys(keys: readonly string[]): string {
  return keys.length === 0 ? 'They have no keys.' : `Their keys are ${list(keys)}.`;
}

/** Lines or codes. */
function listed(values: readonly (number | string)[]): string {
  return values.slice(0, MOST_LISTED).join(', ') + (values.length > MOST_LISTED ? ', …' : '');
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 10).map((name) => `"${excerpt(name)}"`);
  return shown.join(', ') + (names.length > shown.length ? ' and more' : '');
}
