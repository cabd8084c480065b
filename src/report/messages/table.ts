import { excerpt } from '../../text/excerpt.js';
import type { Messages } from '../messages.js';

const COLUMN_TITLES = 'Status Code, Status, Code or HTTP Status';

/** Messages about code tables and the codes selected from them. */
export const TABLE_MESSAGES = {
  NO_TABLE: () => ({
    message: 'The file contains no code table.',
    hint: `Add a table with a column named ${COLUMN_TITLES}. In YAML and JSON, write a list of rows with a "code" key.`,
  }),
  NO_CODE_COLUMN: ({ headers }) => ({
    message: `No table has a column of status codes. The columns are ${list(headers)}.`,
    hint: `Name one column ${COLUMN_TITLES}. In YAML and JSON, use the key "code".`,
  }),
  NO_ROWS: () => ({
    message: 'The code table has no rows.',
    hint: 'Add a row with at least a status code.',
  }),
  NOT_A_STATUS_CODE: ({ text }) => ({
    message: text === '' ? 'The row has no status code.' : `"${text}" is not a status code.`,
    hint: 'Use a number from 100 to 599, a range such as 4XX, or default.',
  }),
  SWALLOWED_LINE: ({ text }) => ({
    message: `The line "${excerpt(text)}" is read as a row because it directly follows a table.`,
    hint: 'Put a blank line between the table and the text. If it is meant as a row, write it with pipes.',
  }),
  EXTRA_CELLS: ({ cells, columns }) => ({
    message: `The row has ${cells} cells but the header has ${columns}. The text after the last column is lost.`,
    hint: 'Escape a pipe in a Markdown cell as \\|, and quote a CSV field that contains the separator.',
  }),
  DUPLICATE_COLUMN: ({ header, column }) => ({
    message: `The column "${header}" is ignored: an earlier column already gives the ${column}.`,
    hint: 'Rename or remove one of the two.',
  }),
  UNKNOWN_COLUMN: ({ column, suggestion }) => ({
    message: `Unknown key "${excerpt(column)}" in a row.`,
    hint:
      suggestion === undefined
        ? 'Remove it. The keys are code, message, description, details, component, headers, mediaType, schema and type.'
        : `Did you mean "${suggestion}"?`,
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
  DUPLICATE_ROW: ({ status, name, first }) => ({
    message: `${status} ${name} is in the table twice${first === undefined ? '' : ` (first in line ${first})`}.`,
    hint: 'Remove one of the rows, or give one of them another message or component name.',
  }),
  CODE_UNDER_OTHER_CLASS: ({ status, heading }) => ({
    message: `${status} is under the heading "${heading}".`,
    hint: 'Fix the code, or move the row under the heading of its class.',
  }),
  UNREGISTERED_CODE: ({ status, unused }) => ({
    message: unused
      ? `${status} is reserved in the IANA registry and has no meaning.`
      : `${status} is not in the IANA registry of status codes.`,
    hint: `Use a registered code, unless your clients know this one. Other clients treat it as ${status.slice(0, 1)}00.`,
  }),
  PHRASE_OF_OTHER_CODE: ({ status, phrase, owner, used }) => ({
    message: `"${excerpt(phrase)}" is the phrase of ${owner}, not of ${status}. Used "${used}" instead.`,
    hint: `Write "${used}", or a message of your own.`,
  }),
  MISSING_MESSAGE: ({ status, used }) => ({
    message: `The ${status} row has no message. Used "${used}".`,
    hint: `Write "${used}", or a message of your own.`,
  }),
  MISSING_DESCRIPTION: ({ status }) => ({
    message: `The ${status} row has no description. Used the standard one.`,
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
    hint: `Name the row in the Component column${suggestion === undefined ? '' : `, for example ${suggestion}`}.`,
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
    hint: 'Add a row for it to the table.',
  }),
  EMPTY_SELECTION: () => ({
    message: 'No codes are left.',
    hint: 'Exclude fewer.',
  }),
} satisfies Messages;

function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 10).map((name) => `"${excerpt(name)}"`);
  return shown.join(', ') + (names.length > shown.length ? ' and more' : '');
}
