/** What `emit` can write, and what that is. */
export const EMISSIONS = {
  components: 'a document of the responses and their schemas, for others to refer to',
  zod: 'a TypeScript module: the error body in Zod, and a builder for each error',
  'json-schema': 'the error body as a JSON Schema',
  docs: 'a Markdown page about the responses, for those who call the API',
} as const;

export type EmissionName = keyof typeof EMISSIONS;

export interface CommandDefinition {
  /** What stands behind the program's name. */
  readonly usage: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The lines of its help above the options. */
  readonly about: string;
}

/** The commands that have a name; without one, responses are added. */
export const COMMANDS = {
  remove: {
    usage: 'remove [options] <spec...>',
    summary: 'Take out of specs what the tool wrote and nothing refers to.',
    about: `Takes out of OpenAPI specs, in place, what the tool wrote, with the record of it, and leaves every
other byte as it is. What a $ref still needs stays, and so does what was changed by hand.
`,
  },
  table: {
    usage: 'table [options]',
    summary: 'Print the code table in use, with everything filled in.',
    about: `Prints the code table in use, with names, phrases and descriptions filled in. It reads back as the
same table.
`,
  },
  emit: {
    usage: `emit ${Object.keys(EMISSIONS).join('|')} [options]`,
    summary: `Print what the table and the error body come to: ${Object.keys(EMISSIONS).join(', ')}.`,
    about: `Prints what the table and the error body come to, without a spec:

${Object.entries(EMISSIONS)
  .map(([name, text]) => `  ${name.padEnd(13)}${text}`)
  .join('\n')}
`,
  },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

export type CommandName = keyof typeof COMMANDS;

/** Where an option can be used: `inject` has no name on the command line. */
export type Scope = 'inject' | Exclude<CommandName, 'emit'> | `emit ${EmissionName}`;

export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

export function isEmissionName(word: string | undefined): word is EmissionName {
  return word !== undefined && Object.hasOwn(EMISSIONS, word);
}
