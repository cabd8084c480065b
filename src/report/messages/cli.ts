import { excerpt } from '../../text/excerpt.js';
import type { Messages } from '../messages.js';

const SEE_HELP = 'gen-responses --help lists them all.';

/** Sentences about the command line, the files it reads and those it writes. */
export const CLI_MESSAGES = {
  UNKNOWN_COMMAND: ({ name, suggestion }) => ({
    message: `"${name}" is neither a command nor a file.`,
    hint:
      suggestion === undefined ? 'gen-responses --help lists the commands.' : `Did you mean ${suggestion}?`,
  }),
  UNKNOWN_EMISSION: ({ what, known }) => ({
    message: what === undefined ? 'emit needs to know what to print.' : `emit cannot print "${what}".`,
    hint: `Name one of: ${known.join(', ')}.`,
  }),
  EXTRA_ARGUMENT: ({ argument, command }) => ({
    message: `${command} takes no file, and "${argument}" was named.`,
    hint: `Leave it out. A file that is called ${command} is ./${command}.`,
  }),
  UNKNOWN_OPTION: ({ option, suggestion }) => ({
    message: `There is no option ${option}.`,
    hint: suggestion === undefined ? SEE_HELP : `Did you mean ${suggestion}?`,
  }),
  OPTION_OF_OTHER_COMMAND: ({ option, command, others }) => ({
    message:
      command === ''
        ? `${option} is for ${others.join(', ')} only.`
        : `${option} means nothing to ${command}.`,
    hint: `Leave it out. gen-responses ${command === '' ? '' : `${command} `}--help lists the options there are.`,
  }),
  OPTION_NEEDS_OTHER: ({ option, other }) => ({
    message: `${option} does nothing without ${other}.`,
    hint: `Add ${other}, or leave out ${option}.`,
  }),
  OPTION_NEEDS_VALUE: ({ option, placeholder }) => ({
    message: `${option} needs a value.`,
    hint: `Write ${option} ${placeholder}; a value that starts with a dash goes behind "=".`,
  }),
  OPTION_TAKES_NO_VALUE: ({ option }) => ({
    message: `${option} takes no value.`,
    hint: `Write ${option} alone.`,
  }),
  INVALID_OPTION_VALUE: ({ option, value, expected }) => ({
    message: `${option} cannot be "${value}".`,
    hint: `Use ${expected}.`,
  }),
  OPTIONS_CONFLICT: ({ option, other }) => ({
    message: `${option} and ${other} do not go together.`,
    hint: `Leave out one of the two.`,
  }),
  UNKNOWN_ERROR_BODY: ({ value, presets, suggestion }) => ({
    message: `"${value}" is no error body.`,
    hint:
      suggestion === undefined
        ? `Use a preset (${presets.join(', ')}), a pointer (#/components/schemas/Error), or a file: ./error.ts#Error, ./error.schema.json.`
        : `Did you mean ${suggestion}?`,
  }),
  ROW_SCHEMA_NOT_READ: ({ schema, reason }) => ({
    message: `The schema "${excerpt(schema)}" cannot be used: ${reason}`,
    hint: 'Name a JSON Schema in YAML or JSON, relative to the table, or a schema of the spec: #/components/schemas/Pet.',
  }),
  MODULE_NOT_LOADED: ({ detail }) => ({
    message: `The module could not be loaded: ${detail}`,
    hint: 'Make sure that it runs on its own and that what it imports is installed.',
  }),
  EXPORT_NOT_FOUND: ({ name, exports }) => ({
    message: `The module has no export "${name}".`,
    hint:
      exports.length === 0
        ? 'It exports nothing: export the Zod schema, as in "export const ApiError = z.object({ … })".'
        : `It exports ${exports.join(', ')}: name one behind "#".`,
  }),
  NO_SPEC: () => ({
    message: 'No spec was named.',
    hint: 'Name one or more files, as in: gen-responses openapi.yaml. See gen-responses --help.',
  }),
  NO_MATCH: ({ pattern }) => ({
    message: `No file matches ${pattern}.`,
    hint: 'Patterns are relative to the working folder; quote them so that the shell leaves them alone.',
  }),
  STDIN_NOT_ALONE: () => ({
    message: '"-" (standard input) must be the only spec.',
    hint: 'Pass the other files to a run of their own.',
  }),
  OUTPUT_NEEDS_ONE_SPEC: ({ specs }) => ({
    message: `--output takes one spec, and ${specs} were named.`,
    hint: 'Run once for each spec, or leave out --output to change the files in place.',
  }),
  OUTPUT_IS_INPUT: ({ option }) => ({
    message: `--output names the file that ${option} is read from; it would be lost.`,
    hint: 'Write to another file.',
  }),
  OUTPUT_FORMAT_DIFFERS: ({ from, to }) => ({
    message: `The spec is ${from} and the output file is named as ${to}; the tool does not convert.`,
    hint: `Give the output file the extension of the spec.`,
  }),
  OUTPUT_BREAKS_REFERENCE: ({ reference }) => ({
    message: `In another folder the relative reference "${reference}" would point at another file.`,
    hint: 'Write into the folder of the spec, or change the spec in place.',
  }),
  FILE_NOT_FOUND: () => ({
    message: 'There is no such file.',
    hint: 'Check the name; it is relative to the working folder.',
  }),
  FILE_IS_FOLDER: () => ({
    message: 'This is a folder, not a file.',
    hint: 'Name a file in it; several specs are named by a pattern such as specs/*.yaml, in quotes.',
  }),
  FILE_NOT_READABLE: ({ reason, stdin }) => ({
    message: `${stdin ? 'Standard input' : 'The file'} cannot be read: ${reason}.`,
    hint: stdin
      ? 'Send a spec into the command by < or a pipe, or name its file.'
      : 'Check the name, and the permissions of the file and of its folder.',
  }),
  NOT_UTF8: ({ byte, encoding }) => ({
    message:
      encoding === undefined
        ? `The file is not UTF-8: byte ${byte} is not part of any character.`
        : `The file is ${encoding}, not UTF-8.`,
    hint: 'Save it as UTF-8; nothing was guessed and nothing was changed.',
  }),
  FILE_NOT_WRITABLE: ({ reason }) => ({
    message: `The file cannot be written: ${reason}.`,
    hint: 'The file is as it was. Check permissions and free space, or write elsewhere with --output.',
  }),
  FILE_CHANGED_MEANWHILE: () => ({
    message: 'The file changed while the tool was at work.',
    hint: 'It was left as it is now. Run the command again.',
  }),
  WRITTEN_WITHOUT_RENAME: ({ reason }) => ({
    message: `The file could not be replaced in one step (${reason}), so it was overwritten.`,
    hint: 'This happens where a single file is mounted; mount its folder to have writes in one step.',
  }),
  NOT_ALL_KEPT: ({ lost }) => ({
    message: `The file was replaced by a new one, which has not kept: ${lost.join(', ')}.`,
    hint: lost.includes('hard links')
      ? 'The other hard links still lead to the old content. Make them anew, or as symbolic links, which stay.'
      : 'The system does not let this user set them. Use chown as one who may.',
  }),
} satisfies Messages;
