import type { Messages } from '../messages.js';

const BUG =
  'This is a bug in gen-responses. Nothing was written. Please report it, with the spec if you can share it.';

export const NOT_EDITABLE = {
  reference: 'it is a $ref',
  alias: 'it is a YAML alias',
  'aliased anchor': 'a YAML alias refers to it',
  'merge key': 'it comes from a merge key ("<<")',
  sequence: 'it is a list',
  scalar: 'it is a single value',
  tag: 'it has a YAML tag',
  'explicit key': 'it has an explicit key ("? key")',
} as const;

const NOT_EDITABLE_HINTS: Partial<Record<keyof typeof NOT_EDITABLE, string>> = {
  'aliased anchor': 'Replace the alias with a copy of what it refers to.',
  tag: 'Remove the tag.',
  'explicit key': 'Write it as "key: value".',
  reference: 'Bundle the spec into one file, or replace the $ref with a plain map.',
};

const JSON_ERRORS = {
  comment: {
    message: 'comments are not allowed.',
    hint: 'Delete the comment, or convert the file to YAML, which has "#" comments.',
  },
  'trailing comma': { message: 'trailing comma.', hint: 'Delete the comma.' },
  'single quotes': { message: 'strings need double quotes.', hint: 'Put keys and strings in double quotes.' },
  'unquoted key': { message: 'unquoted key.', hint: 'Put the key in double quotes.' },
  'end of file': { message: 'unexpected end of file.', hint: 'Complete the file.' },
  'other text': {
    message: 'unexpected text.',
    hint: 'Fix the file here. If it is YAML, give it a name that ends in .yaml.',
  },
} as const;

/** Messages about the spec as it was read, and about internal errors. */
export const DOCUMENT_MESSAGES = {
  EMPTY_DOCUMENT: () => ({
    message: 'The file has no content.',
    hint: 'Add it, or name another file. A spec starts with "openapi: 3.1.0" or "swagger: \'2.0\'".',
  }),
  NOT_PARSEABLE: ({ format, detail }) => ({
    message: `Invalid ${format}: ${detail}`,
    hint: 'Fix the syntax here. There may be more errors after this one.',
  }),
  INVALID_JSON: ({ found }) => ({
    message: `Invalid JSON: ${JSON_ERRORS[found].message}`,
    hint: JSON_ERRORS[found].hint,
  }),
  NOT_A_SPEC: ({ found }) =>
    found === undefined
      ? {
          message: 'This is not an OpenAPI document: it has no "openapi" or "swagger" at its root.',
          hint: 'Name the root file of the spec, not a file that it refers to.',
        }
      : {
          message: `This is ${found} document, not an OpenAPI document.`,
          hint: 'Name an OpenAPI document, or add --skip-others to skip files like this one.',
        },
  UNSUPPORTED_VERSION: ({ key, version, text }) => ({
    message: text
      ? `Unsupported version: ${key} "${version}".`
      : `The ${key} version (${version}) must be a string.`,
    hint: "Write the full version in quotes: swagger: '2.0', or openapi: '3.0.x', '3.1.x' or '3.2.x'.",
  }),
  INEXACT_VERSION: ({ key, version, text, readAs }) => ({
    message: text
      ? `${key} "${version}" has no patch number. It was read as ${readAs}.`
      : `The ${key} version (${version}) should be a string, not a number. It was read as ${readAs}.`,
    hint: `Write ${key}: '${readAs === '2.0' ? readAs : `${readAs}.0`}', in quotes. Many tools reject anything else.`,
  }),
  MULTIPLE_DOCUMENTS: () => ({
    message: 'The file contains more than one YAML document.',
    hint: 'Split it at the "---" lines into one file per spec.',
  }),
  DUPLICATE_KEY: () => ({
    message: 'Duplicate key.',
    hint: 'Remove one of the two. Parsers disagree on which one counts.',
  }),
  CIRCULAR_ALIAS: ({ name }) => ({
    message: `The alias *${name} is inside the node that it refers to.`,
    hint: 'Use a $ref for a recursive schema.',
  }),
  TAB_INDENTATION: () => ({
    message: 'This line is indented with a tab, which YAML does not allow.',
    hint: 'Indent with spaces.',
  }),
  LONE_CARRIAGE_RETURN: () => ({
    message: 'This line ends with a lone carriage return (CR).',
    hint: 'Save the file with LF or CRLF line endings.',
  }),
  TOO_DEEP: ({ limit }) => ({
    message: `The document is nested more than ${limit} levels deep.`,
    hint: 'Move the deep part to a component of its own, and refer to it with a $ref.',
  }),
  EXCESSIVE_ALIASES: ({ limit }) => ({
    message: `The YAML aliases in the document expand to more than ${limit} nodes.`,
    hint: 'Use $refs instead of YAML aliases.',
  }),
  TOO_LARGE: ({ limit }) => ({
    message: `The document is too large: it has more than ${limit} commas, colons, dashes, brackets and line breaks.`,
    hint: 'Move large examples out of it, or split it into several files.',
  }),
  CONTAINER_NOT_EDITABLE: ({ pointer, found }) => ({
    message: `Cannot edit ${pointer}: ${NOT_EDITABLE[found]}.`,
    hint: NOT_EDITABLE_HINTS[found] ?? 'Replace it with a plain map.',
  }),
  PROOF_FAILED: ({ pointer }) => ({
    message: `Self-check failed at ${pointer}: the edited text does not match the plan.`,
    hint: BUG,
  }),
  UNEXPECTED: ({ detail }) => ({ message: `Internal error: ${detail}`, hint: BUG }),
} satisfies Messages;
