import { excerpt } from '../../text/excerpt.js';
import type { Messages } from '../messages.js';

const COLUMN_TITLES = 'Status Code, Status, Code or HTTP Status';

/** What is said about code tables and about the choice of codes from them. */
export const TABLE_MESSAGES = {
  NO_TABLE: () => ({
    message: 'The file holds no code table.',
    hint: `Give it a table with a column called ${COLUMN_TITLES}; in YAML and JSON, a list of rows that have a "code".`,
  }),
  NO_CODE_COLUMN: ({ headers }) => ({
    message: `No table has a column of status codes; the columns are ${list(headers)}.`,
    hint: `Name one column ${COLUMN_TITLES}; in YAML and JSON the key is "code".`,
  }),
  NO_ROWS: () => ({
    message: 'The code table has no rows.',
    hint: 'Add a row with at least a status code.',
  }),
  NOT_A_STATUS_CODE: ({ text }) => ({
    message: text === '' ? 'The row has no status code.' : `"${text}" is not a status code.`,
    hint: 'Write a number from 100 to 599, a range such as 4XX, or default.',
  }),
  SWALLOWED_LINE: ({ text }) => ({
    message: `The line "${excerpt(text)}" is read as a row, because it follows a table directly.`,
    hint: 'Put a blank line between the table and the text; if it is meant as a row, write it with pipes.',
  }),
  EXTRA_CELLS: ({ cells, columns }) => ({
    message: `The row has ${cells} cells, but the header has ${columns}; the text past the last column is lost.`,
    hint: 'Escape a pipe inside a Markdown cell as \\|, and quote a CSV field that has the separator in it.',
  }),
  DUPLICATE_COLUMN: ({ header, column }) => ({
    message: `The column "${header}" is ignored: another one before it gives the ${column} already.`,
    hint: 'Rename or remove one of the two.',
  }),
  UNKNOWN_COLUMN: ({ column, suggestion }) => ({
    message: `A row has no key "${excerpt(column)}".`,
    hint:
      suggestion === undefined
        ? 'Remove it. The keys are code, message, description, details, component, headers, mediaType, schema and type.'
        : `Write "${suggestion}".`,
  }),
  INVALID_CELL: ({ column, expected }) => ({
    message:
      column === 'row' ? 'The row is no object.' : `The ${column} of the row is not what it should be.`,
    hint: `Write ${expected}.`,
  }),
  INVALID_HEADER: ({ item }) => ({
    message: `"${item}" does not describe a header.`,
    hint: 'Write a name, "!" if it is required, and a type: Retry-After, X-Request-Id: string, X-Limit!: integer.',
  }),
  IGNORED_HEADER: ({ name }) => ({
    message: `The header ${name} is left out: OpenAPI ignores a response header of that name.`,
    hint: 'Remove it; the Media Type column says what the content is.',
  }),
  DUPLICATE_ROW: ({ status, name, first }) => ({
    message: `${status} ${name} is in the table twice${first === undefined ? '' : `; the first is in line ${first}`}.`,
    hint: 'Remove one of the rows, or give one of them another message or component name.',
  }),
  CODE_UNDER_OTHER_CLASS: ({ status, heading }) => ({
    message: `${status} stands under the heading "${heading}".`,
    hint: 'Correct the code, or move the row under the heading of its class.',
  }),
  UNREGISTERED_CODE: ({ status, unused }) => ({
    message: unused
      ? `${status} is reserved in the IANA registry and has no meaning.`
      : `${status} is not in the IANA registry of status codes.`,
    hint: 'Use a registered code, unless your clients know this one. Those that do not treat it as the x00 of its class.',
  }),
  PHRASE_OF_OTHER_CODE: ({ status, phrase, owner, used }) => ({
    message: `"${excerpt(phrase)}" is the phrase of ${owner}, not of ${status}; "${used}" is used.`,
    hint: `Write "${used}", or a message of your own.`,
  }),
  MISSING_MESSAGE: ({ status, used }) => ({
    message: `The row of ${status} has no message; "${used}" is used.`,
    hint: `Write "${used}", or a message of your own.`,
  }),
  MISSING_DESCRIPTION: ({ status }) => ({
    message: `The row of ${status} has no description; a standard one is used.`,
    hint: 'Say what the response means in your API.',
  }),
  SCHEMA_WITHOUT_BODY: ({ status }) => ({
    message: `The schema of ${status} is left out: a response of this status never has content.`,
    hint: 'Remove the schema.',
  }),
  NAME_COLLISION: ({ name, status, otherName, otherStatus }) => ({
    message:
      name === otherName
        ? `${status} and ${otherStatus} both give a component named ${name}.`
        : `The component names ${otherName} (${otherStatus}) and ${name} (${status}) differ in case only.`,
    hint: 'Give one of the rows another message, or a name of its own in the Component column.',
  }),
  INVALID_NAME: ({ name, status, suggestion }) => ({
    message: `"${name}" (${status}) cannot be the name of a component: only A-Z, a-z, 0-9, ".", "_" and "-" are allowed.`,
    hint: `Give the row a name in the Component column${suggestion === undefined ? '' : `, such as ${suggestion}`}.`,
  }),
  INVALID_SUFFIX: ({ suffix }) => ({
    message: `"${suffix}" cannot end the name of a component: only A-Z, a-z, 0-9, ".", "_" and "-" are allowed.`,
    hint: 'Choose another suffix, such as Error.',
  }),
  NUMERIC_NAME: ({ name }) => ({
    message: `The component name ${name} has digits only; some code generators cannot take it.`,
    hint: 'Add a suffix (--suffix Error), or choose another naming style.',
  }),
  INVALID_SELECTION: ({ item }) => ({
    message: item === '' ? 'An item of the selection is empty.' : `"${item}" does not select status codes.`,
    hint: 'Write codes (404), classes (4xx), all or default, separated by commas; + adds to the table, - takes from it.',
  }),
  CODE_NOT_IN_TABLE: ({ item }) => ({
    message: `${item} is neither in the table nor in the IANA registry.`,
    hint: 'Add a row for it to the table.',
  }),
  EMPTY_SELECTION: () => ({
    message: 'The selection leaves no status code.',
    hint: 'Take fewer codes away.',
  }),
} satisfies Messages;

function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 10).map((name) => `"${excerpt(name)}"`);
  return shown.join(', ') + (names.length > shown.length ? ' and more' : '');
}
