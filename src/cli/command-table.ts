/** What `emit` can print, with descriptions for the help. */
export const EMIT_TARGETS = {
  components: 'an OpenAPI document with the responses and schemas',
  overlay: 'an OpenAPI Overlay that makes the same changes',
  zod: 'a TypeScript module with a Zod schema and builders',
  'json-schema': 'the error body as a JSON Schema',
  docs: 'a page for API users, in Markdown or HTML',
} as const;

export type EmitTarget = keyof typeof EMIT_TARGETS;

interface CommandDefinition {
  /** Follows the program's name. */
  readonly usage: string;
  /** A command line, without the program's name. */
  readonly example: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The text above the options in its help. */
  readonly about: string;
}

/** The named commands. Without a command, responses are injected. */
export const COMMANDS = {
  remove: {
    usage: 'remove [options] <spec...>',
    example: 'remove openapi.yaml --diff',
    summary: 'Remove unused generated entries from specs.',
    about: `Removes the entries that gen-responses generated, and its record of them, from
OpenAPI specs in place. Every other byte is preserved. Entries that a $ref uses
or that were edited by hand are kept.
`,
  },
  coverage: {
    usage: 'coverage [options] <spec...>',
    example: "coverage 'specs/*.yaml' --min 90",
    summary: 'Show which responses the operations of specs lack.',
    about: `Shows how the operations of OpenAPI specs declare each status: by $ref, inline,
without content, or not at all although the conditions for --attach ask for it.
No spec is changed.
`,
  },
  dedupe: {
    usage: 'dedupe [options] <spec...>',
    example: 'dedupe openapi.yaml --dry-run',
    summary: 'Replace equal inline responses in specs by $refs.',
    about: `Replaces inline responses that equal a component, or each other under one
status, by $refs, in place. Missing components are added and named after the
status. Every other byte is preserved. A response with a comment or an anchor
is left and reported.
`,
  },
  explain: {
    usage: 'explain [options] <spec...>',
    example: "explain openapi.yaml --operation 'GET /pets/{id}'",
    summary: 'Say what --attach would add, and why.',
    about: `Says for each operation of OpenAPI specs, and each status code, what --attach
would do: which condition decides, and which part of the operation it looks
at. Nothing is written.
`,
  },
  table: {
    usage: 'table [options]',
    example: 'table --table errors.md --explain',
    summary: 'Print the code table in use.',
    about: `Prints the code table in use, with names, phrases and descriptions filled in.
The output can be used as --table and gives the same result.
`,
  },
  emit: {
    usage: 'emit <format> [options]',
    example: 'emit zod --table errors.md -o errors.ts',
    summary: `Print ${Object.keys(EMIT_TARGETS).join(', ')}.`,
    about: `Prints other formats generated from the table and the error body.
`,
  },
  init: {
    usage: 'init [options]',
    example: 'init',
    summary: 'Write a commented config file.',
    about: `Writes gen-responses.config.yaml for the OpenAPI specs in the working folder and
below, with what they do already: the schema of their error responses, and how
their responses are named.
`,
  },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

export type CommandName = keyof typeof COMMANDS;

export function editsSpecs(command: CommandName | 'inject'): boolean {
  return command === 'inject' || command === 'remove' || command === 'dedupe';
}

export function takesSpecs(command: CommandName | 'inject'): boolean {
  return editsSpecs(command) || command === 'coverage' || command === 'explain';
}

/** Where an option can be used: `inject` has no name on the command line. */
export type Scope = 'inject' | Exclude<CommandName, 'emit'> | `emit ${EmitTarget}`;

export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

export function isEmitTarget(word: string | undefined): word is EmitTarget {
  return word !== undefined && Object.hasOwn(EMIT_TARGETS, word);
}
