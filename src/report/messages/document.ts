import type { Messages } from '../messages.js';

const BUG =
  'This is a bug of gen-responses; nothing was written. Please report it with the spec, if you can share it.';

const CONTAINER_FINDS = {
  reference: 'it is a $ref to another place',
  alias: 'it is a YAML alias',
  'aliased anchor': 'a YAML alias elsewhere repeats it',
  'merge key': 'it comes from another map by "<<"',
  sequence: 'it is a list',
  scalar: 'it is a single value',
} as const;

const CONTAINER_HINTS: Partial<Record<keyof typeof CONTAINER_FINDS, string>> = {
  'aliased anchor': 'Write out what the alias stands for, or let it refer to something else.',
};

/** Sentences about the spec as it was handed in, and about our own invariants. */
export const DOCUMENT_MESSAGES = {
  EMPTY_DOCUMENT: () => ({
    message: 'The file is empty.',
    hint: 'A spec begins with "openapi: 3.1.0" or "swagger: \'2.0\'".',
  }),
  NOT_PARSEABLE: ({ format, detail }) => ({
    message: `This is not ${format} that can be read: ${detail}`,
    hint: 'Correct the file here; a later fault may only be visible after that.',
  }),
  NOT_A_SPEC: () => ({
    message: 'This is not an OpenAPI document: it has neither "openapi" nor "swagger" at its root.',
    hint: 'Name the file that holds the root of the spec, not one that it refers to.',
  }),
  UNSUPPORTED_VERSION: ({ key, version, text }) => ({
    message: text
      ? `${key} "${version}" is not a known version.`
      : `The ${key} version (${version}) is not a string.`,
    hint: "Write swagger: '2.0', or openapi: '3.0.x', '3.1.x' or '3.2.x' in full, in quotes.",
  }),
  INEXACT_VERSION: ({ key, version, text, readAs }) => ({
    message: text
      ? `${key} "${version}" has no patch number; it was read as ${readAs}.`
      : `The ${key} version (${version}) is a number, not a string; it was read as ${readAs}.`,
    hint: `Write ${key}: '${readAs === '2.0' ? readAs : `${readAs}.0`}', in quotes; many tools refuse it otherwise.`,
  }),
  MULTIPLE_DOCUMENTS: () => ({
    message: 'The file holds more than one YAML document.',
    hint: 'Split it at the "---" lines; one file holds one spec.',
  }),
  DUPLICATE_KEY: () => ({
    message: 'This key stands twice in the same map.',
    hint: 'Remove one of the two; readers disagree on which of them counts.',
  }),
  CIRCULAR_ALIAS: ({ name }) => ({
    message: `The alias *${name} stands inside the node it refers to.`,
    hint: 'Use a $ref for a recursive schema.',
  }),
  TAB_INDENTATION: () => ({
    message: 'This line is indented with a tab, which YAML forbids.',
    hint: 'Indent with spaces.',
  }),
  TOO_DEEP: ({ limit }) => ({
    message: `The document nests deeper than ${limit} levels.`,
    hint: 'Move the deep part to a component or definition of its own, and refer to it.',
  }),
  EXCESSIVE_ALIASES: ({ limit }) => ({
    message: `The document's aliases expand to more than ${limit} nodes.`,
    hint: 'Use $refs in place of YAML aliases.',
  }),
  TOO_LARGE: ({ limit }) => ({
    message: `The document has more values than can be read: over ${limit} commas, colons, dashes, brackets and line breaks.`,
    hint: 'Take large examples out of it, or split it into several files.',
  }),
  CONTAINER_NOT_EDITABLE: ({ pointer, found }) => ({
    message: `${pointer} cannot be edited here: ${CONTAINER_FINDS[found]}.`,
    hint: CONTAINER_HINTS[found] ?? 'Write it out as a plain map, or run the tool on the file that holds it.',
  }),
  PROOF_FAILED: ({ pointer }) => ({
    message: `The edited text does not say what was planned at ${pointer}.`,
    hint: BUG,
  }),
  UNEXPECTED: ({ detail }) => ({ message: `Something broke inside the tool: ${detail}`, hint: BUG }),
} satisfies Messages;
