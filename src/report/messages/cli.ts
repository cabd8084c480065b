import { excerpt } from '../../text/excerpt.js';
import { didYouMean, type Messages } from '../messages.js';

export const CLI_MESSAGES = {
  UNKNOWN_COMMAND: ({ name, suggestion }) => ({
    message: `"${name}" is not a command or a file.`,
    hint: /^[1-5](?:\d\d|xx)$/i.test(name)
      ? 'Separate several codes with commas: --codes 404,409.'
      : didYouMean(suggestion, 'Run gen-responses --help to list the commands.'),
  }),
  UNKNOWN_EMIT_TARGET: ({ what, known, suggestion }) => ({
    message: what === undefined ? 'emit needs to know what to print.' : `emit cannot print "${what}".`,
    hint: alsoMeant(suggestion, `Use one of: ${known.join(', ')}.`),
  }),
  EXTRA_ARGUMENT: ({ argument, command }) => ({
    message: `${command} takes no file, but "${argument}" was given.`,
    hint: `Remove it${command === 'init' ? '' : `, or name it with an option, such as --table ${argument}`}. To name a spec file called ${command}, write ./${command}.`,
  }),
  UNKNOWN_OPTION: ({ option, suggestion }) => ({
    message: `Unknown option ${option}.`,
    hint: didYouMean(suggestion, 'Run gen-responses --help to list the options.'),
  }),
  OUT_OF_DATE: ({ file, problem, action, command }) => ({
    message: `${problem}: ${file}.`,
    hint: command === undefined ? `${action}.` : `${action}: ${command}`,
  }),
  OPTION_TWICE: ({ option }) => ({
    message: `${option} was given more than once.`,
    hint: 'Keep one of them.',
  }),
  UNKNOWN_CONFIG_KEY: ({ key, isForAll, known, suggestion }) => {
    if (isForAll)
      return { message: `"${excerpt(key)}" cannot differ by spec.`, hint: 'Move it out of "overrides".' };
    const remove = 'Remove it. schemas/config.schema.json of gen-responses describes every key.';
    const use = known && `Use one of: ${known.join(', ')}.`;
    return {
      message: `Unknown key "${excerpt(key)}".`,
      hint: didYouMean(suggestion, use ?? remove),
    };
  },
  INVALID_CONFIG: ({ key, expected, suggestion }) => ({
    message: key === '' ? `The config must be ${expected}.` : `"${key}" must be ${expected}.`,
    hint: didYouMean(
      suggestion,
      'Correct it. schemas/config.schema.json of gen-responses describes every key.',
    ),
  }),
  CONFIG_NOT_EXPORTED: ({ found }) => ({
    message:
      found === undefined
        ? 'The config module has no default export.'
        : `The default export of the config module is ${found}, not an object.`,
    hint: "Export the settings as an object: export default { specs: 'openapi.yaml' }",
  }),
  CONFIG_NOT_UNIQUE: ({ other }) => ({
    message: `There is a second config file, ${other}.`,
    hint: 'Remove one of them, or name one with --config.',
  }),
  CONFIG_EXISTS: ({ isForced }) => ({
    message: 'There is a config file already.',
    hint: isForced
      ? 'Delete it to use one in YAML.'
      : 'Edit it, or overwrite it with gen-responses init --force.',
  }),
  OPTION_OF_OTHER_COMMAND: ({ option, command, others }) => ({
    message:
      command === ''
        ? `${option} works only with ${others.join(', ')}.`
        : `${command} has no option ${option}.`,
    hint: `Remove it. Run gen-responses ${command === '' ? '' : `${command} `}--help to list the options.`,
  }),
  OPTION_NEEDS_OTHER: ({ option, other }) => ({
    message: `${option} has no effect without ${other}.`,
    hint: `Add ${other}, or remove ${option}.`,
  }),
  OPTION_NEEDS_VALUE: ({ option, placeholder }) => ({
    message: `${option} needs a value.`,
    hint: `Write ${option} ${placeholder}, or ${option}=${placeholder} if the value starts with a dash.`,
  }),
  OPTION_TAKES_NO_VALUE: ({ option }) => ({
    message: `${option} takes no value.`,
    hint: `Write only ${option}.`,
  }),
  INVALID_OPTION_VALUE: ({ option, value, expected, suggestion }) => ({
    message: `${option} cannot be "${value}".`,
    hint: alsoMeant(suggestion, `Use ${expected}.`),
  }),
  OPTIONS_CONFLICT: ({ option, other }) => ({
    message: `${option} and ${other} cannot be used together.`,
    hint: 'Remove one of them.',
  }),
  UNKNOWN_ERROR_BODY: ({ value, presets, suggestion }) => ({
    message: `Unknown error body "${value}".`,
    hint: didYouMean(
      suggestion,
      `Use a preset (${presets.join(', ')}), a pointer (#/components/schemas/Error), or a file (./error.ts#Error, ./error.schema.json).`,
    ),
  }),
  ROW_SCHEMA_NOT_FOUND: ({ schema, suggestion }) => ({
    message: `The spec has no schema ${excerpt(schema)}.`,
    hint: didYouMean(suggestion, 'Use a schema of the spec, or a file.'),
  }),
  ROW_SCHEMA_NOT_READ: ({ schema, reason }) => ({
    message: `Cannot use the schema "${excerpt(schema)}": ${reason}`,
    hint: 'Use a JSON or YAML file (its path is relative to the table), or a schema of the spec (#/components/schemas/Pet).',
  }),
  MODULE_NOT_LOADED: ({ detail }) => ({
    message: `Cannot load the module: ${detail}`,
    hint: 'Check that the module runs on its own and that the packages it imports are installed.',
  }),
  EXPORT_NOT_FOUND: ({ name, exports }) => ({
    message: `The module has no export "${name}".`,
    hint:
      exports.length === 0
        ? 'It exports nothing. Export the Zod schema: export const ApiError = z.object({ … })'
        : `Name one of its exports after "#": ${exports.join(', ')}.`,
  }),
  NO_SPEC: () => ({
    message: 'No spec was given.',
    hint: 'Name one or more files, such as openapi.yaml, or let gen-responses init write a config that does.',
  }),
  NO_MATCH: ({ pattern, isOfConfig }) => ({
    message: `No file matches ${pattern}.`,
    hint: patternHint(pattern, isOfConfig),
  }),
  OVERRIDE_NO_MATCH: ({ pattern }) => ({
    message: `No file matches ${pattern}, so these settings are not used.`,
    hint: patternHint(pattern, true),
  }),
  NO_SPEC_FOUND: ({ skipped }) => ({
    message: `None of the files is an OpenAPI document (${skipped} skipped).`,
    hint: 'Correct the pattern, or add --skip-others if that is fine.',
  }),
  FILE_SKIPPED: () => ({
    message: 'This is not an OpenAPI document. Skipped.',
    hint: 'To see why, run on this file alone, without --skip-others.',
  }),
  STDIN_NOT_ALONE: () => ({
    message: '"-" (standard input) must be the only spec.',
    hint: 'Run the command once for standard input and once for the other files.',
  }),
  OUTPUT_NEEDS_ONE_SPEC: ({ specs, file }) => ({
    message: `${specs} specs would be written to ${file ?? 'standard output'}.`,
    hint: 'Name one spec per output file, or set no output to edit the specs in place.',
  }),
  OVERLAY_NEEDS_ONE_SPEC: ({ specs }) => ({
    message: `emit overlay takes one spec, but ${specs} were given.`,
    hint: 'Run the command once per spec.',
  }),
  OUTPUT_IS_INPUT: ({ option }) => ({
    message: `--output would overwrite the file that ${option} is read from.`,
    hint: 'Write to another file.',
  }),
  OUTPUT_FORMAT_DIFFERS: ({ from, to }) => ({
    message: `The spec is ${from} but the output file has the extension of ${to}. gen-responses does not convert.`,
    hint: 'Give the output file the extension of the spec.',
  }),
  OUTPUT_BREAKS_REFERENCE: ({ reference }) => ({
    message: `The relative $ref "${reference}" would break in another folder.`,
    hint: 'Write to the folder of the spec, or edit the spec in place.',
  }),
  FILE_NOT_FOUND: ({ isUrl }) => ({
    message: isUrl ? 'This is a URL, not a file.' : 'File not found.',
    hint: isUrl ? 'Download it, and name the copy.' : 'Check the path. It is relative to the working folder.',
  }),
  FILE_IS_FOLDER: () => ({
    message: 'This is a folder, not a file.',
    hint: "Name a file in it. For several specs, use a quoted pattern: 'specs/*.yaml'.",
  }),
  FILE_NOT_READABLE: ({ reason, stdin }) => ({
    message: `Cannot read ${stdin ? 'standard input' : 'the file'}: ${reason}.`,
    hint: stdin
      ? 'Redirect or pipe a spec to it (gen-responses - < openapi.yaml), or name a file.'
      : 'Check the path, and the permissions of the file and its folder.',
  }),
  NOT_UTF8: ({ byte, encoding }) => ({
    message:
      encoding === undefined
        ? `The file is not UTF-8: byte ${byte} is invalid.`
        : `The file is ${encoding}, not UTF-8.`,
    hint: 'Save it as UTF-8. Nothing was changed.',
  }),
  FILE_NOT_WRITABLE: ({ reason }) => ({
    message: `Cannot write the file: ${reason}.`,
    hint: 'The file is unchanged. Check permissions and free disk space, or write elsewhere with --output.',
  }),
  FILE_CHANGED_MEANWHILE: () => ({
    message: 'The file was changed by another program during the run.',
    hint: 'Nothing was written. Run the command again.',
  }),
  WRITTEN_WITHOUT_RENAME: ({ reason }) => ({
    message: `The file could not be replaced atomically (${reason}), so it was overwritten.`,
    hint: 'This happens when a single file is mounted. Mount its folder to get atomic writes.',
  }),
  WORKER_ENDED: ({ reason }) => ({
    message: `The spec could not be processed: ${reason}.`,
    hint: 'The other specs were processed. To see the cause, run gen-responses on this spec alone.',
  }),
  CACHE_BLOCKED: () => ({
    message: 'The cache cannot be used: this is a file, not a folder.',
    hint: 'Delete the file, or run with --no-cache. The specs were processed without the cache.',
  }),
  NOT_ALL_KEPT: ({ lost }) => ({
    message: `The file was replaced by a new one, which lost its ${lost.join(', ')}.`,
    hint: lost.includes('hard links')
      ? 'The other hard links still have the old content. Create them again, or use symbolic links instead.'
      : 'The current user may not set them. Restore them with chown as a user who may.',
  }),
} satisfies Messages;

function alsoMeant(suggestion: string | undefined, hint: string): string {
  return suggestion === undefined ? hint : `${didYouMean(suggestion, '')} ${hint}`;
}

function patternHint(pattern: string, isOfConfig: boolean): string {
  if (pattern.includes('\\')) return 'Write "/" between folders, on Windows too: "\\" escapes a wildcard.';
  return isOfConfig
    ? 'Correct or remove the pattern; it is relative to the config file.'
    : 'Patterns are relative to the working folder. Quote them so that the shell does not expand them.';
}
