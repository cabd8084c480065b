import { z } from 'zod';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { HEADER_CLASSES } from '../table/class-headers.js';
import { HEADER_TYPES } from '../table/header-list.js';
import { COLUMNS, TABLE_FORMATS } from '../table/table-source.js';
import { nearestName } from '../text/nearest-name.js';
import { toPointer, valueAt } from '../values/pointer.js';
import { OPTIONS, type OptionDefinition, type OptionName } from './option-table.js';
import { nameOfKey, settingOf } from './settings.js';

/** Options that make no sense in a config file. */
const FLAGS_ONLY: readonly OptionName[] = ['help', 'version', 'all', 'config'];

const strings = (expected: string) => {
  const text = z.string(expected).min(1, expected);
  return z.union([text, z.array(text)], { error: expected });
};
const paths = strings('a file or pattern, or a list of them');

const JOBS = 'a number from 1 to 999';
const MIN = 'a number from 0 to 100';

/** JSON Schema has no flag for upper case. */
const HEADER_NAME = /^(?![Cc][Oo][Nn][Tt][Ee][Nn][Tt]-[Tt][Yy][Pp][Ee]$)[A-Za-z0-9._-]+$/;

const HEADER_KEYS = {
  name: z
    .string('a header name')
    .regex(HEADER_NAME, 'letters, digits, ".", "_" and "-", and not Content-Type'),
  description: z.string('a text').optional(),
  type: z.enum(HEADER_TYPES, `one of: ${HEADER_TYPES.join(', ')}`).optional(),
  format: z.string('a text').optional(),
  required: z.boolean('true or false').optional(),
};

/** Values that the command line gives as text have a form of their own. Each message continues "must be". */
const OWN_FORMS: { readonly [N in OptionName]?: z.ZodType } = {
  // For `table`: emit takes --as from the command line only.
  as: z.enum(TABLE_FORMATS, `one of: ${TABLE_FORMATS.join(', ')}`),
  codes: z.union([z.string(), z.array(z.union([z.string(), z.int()]))], {
    error: 'a text such as "400,404" or "4xx", or a list of codes',
  }),
  columns: z.union(
    [
      z.string(),
      z.strictObject(
        Object.fromEntries(COLUMNS.map((name) => [name, z.union([z.string(), z.int()]).optional()])),
      ),
    ],
    { error: `a map from columns to headings or numbers; the columns are ${COLUMNS.join(', ')}` },
  ),
  jobs: z.int(JOBS).min(1, JOBS).max(999, JOBS),
  min: z.union([z.number().min(0, MIN).max(100, MIN), z.string()], { error: MIN }),
  header: z.partialRecord(
    z.enum(HEADER_CLASSES),
    z.array(
      z.strictObject(HEADER_KEYS, 'a map with name, description, type, format and required'),
      'a list of headers',
    ),
    { error: `a map from classes (${HEADER_CLASSES.join(', ')}) to lists of headers` },
  ),
};

function schemaOf(name: OptionName): z.ZodType {
  const definition: OptionDefinition = OPTIONS[name];
  const own = OWN_FORMS[name];
  if (own !== undefined) return own;
  if (definition.placeholder === undefined) return z.boolean('true or false');
  const { choices, pattern, multiple } = definition;
  if (choices !== undefined) return z.enum(choices, `one of: ${choices.join(', ')}`);
  const expected = pattern?.expected ?? 'a text';
  return multiple === true ? strings(expected) : z.string(expected).min(1, expected);
}

/** The keys of some options; where `--x` and `--no-x` exist, that of `--x` describes it. */
function keysOf(names: readonly OptionName[]): Record<string, z.ZodType> {
  const negative = names.filter((name) => name.startsWith('no-'));
  const positive = names.filter((name) => !negative.includes(name));
  return Object.fromEntries(
    [...negative, ...positive].map((name) => {
      const help = name.startsWith('no-') ? `false: ${OPTIONS[name].help}` : OPTIONS[name].help;
      return [settingOf(name), schemaOf(name).optional().meta({ description: help })];
    }),
  );
}

const NAMES = (Object.keys(OPTIONS) as OptionName[]).filter((name) => !FLAGS_ONLY.includes(name));

const SPEC_GROUPS = ['Responses', 'Error body', 'Operations', 'Existing entries', 'Validation'];

const SPEC_NAMES = NAMES.filter((name) => {
  const { group, scopes }: OptionDefinition = OPTIONS[name];
  return name === 'output' || (SPEC_GROUPS.includes(group) && scopes.includes('inject'));
});

const MAP = 'a map of settings';
const SPEC_KEYS = keysOf(SPEC_NAMES);
const KEYS = { ...SPEC_KEYS, ...keysOf(NAMES) };

export const OVERRIDE_KEYS: readonly string[] = ['files', ...Object.keys(SPEC_KEYS)];
export const CONFIG_KEYS: readonly string[] = ['specs', 'overrides', '$schema', ...Object.keys(KEYS)];

/** A config file without the patterns of options. Each message continues "must be". */
export const configSchema = z
  .strictObject(
    {
      $schema: z.string('a text').optional(),
      specs: paths.optional().meta({
        description:
          'Files and patterns for when the command line names none; those that start with ! exclude.',
      }),
      ...KEYS,
      overrides: z
        .array(
          z.strictObject({ files: paths, ...SPEC_KEYS }, MAP),
          'a list of maps with "files" and settings',
        )
        .optional()
        .meta({ description: 'Settings of some specs; later ones win.' }),
    },
    MAP,
  )
  .meta({
    title: 'Config of gen-responses',
    description:
      'Settings for every run; options of the command line win over them. Paths are relative to this file.',
  });

/** What is wrong with the keys and types of a config file, with pointers into it. */
export function checkConfigShape(value: unknown, file: string): Diagnostic[] {
  const { error } = configSchema.safeParse(value);
  return (error?.issues ?? []).flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, file));
    // The schema's messages say what is expected.
    const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const suggestion = nearestName(String(valueAt(value, path)), choices);
    const args = { key: nameOfKey(path), expected: issue.message, suggestion };
    return [diagnose('INVALID_CONFIG', args, { file, pointer: toPointer(path) })];
  });
}

function unknownKey(key: string, path: readonly string[], file: string): Diagnostic {
  const isOverride = path[0] === 'overrides';
  const list = knownInside(path);
  const known = list ?? (isOverride ? OVERRIDE_KEYS : CONFIG_KEYS);
  // The name of a flag, such as `error-body` or `--no-reuse`.
  const flag = key.replace(/^--/, '');
  const setting = Object.hasOwn(OPTIONS, flag) ? settingOf(flag) : undefined;
  const isForAll = list === undefined && isOverride && CONFIG_KEYS.includes(setting ?? key);
  const suggestion = known.find((one) => one === setting) ?? nearestName(key, known);
  const args = { key, isForAll, suggestion, ...(list && { known: list }) };
  return diagnose('UNKNOWN_CONFIG_KEY', args, { file, pointer: toPointer([...path, key]) });
}

/** The keys of a map inside a setting; `undefined` for those of the file and of overrides. */
function knownInside(path: readonly string[]): readonly string[] | undefined {
  const [name, ...rest] = path[0] === 'overrides' ? path.slice(2) : path;
  if (name === 'columns') return COLUMNS;
  if (name !== 'headers') return undefined;
  return rest.length === 0 ? HEADER_CLASSES : Object.keys(HEADER_KEYS);
}
