import { type Diagnostic, diagnose } from '../diagnostic.js';
import { nearestName } from '../text/nearest-name.js';
import { toPointer } from '../values/pointer.js';
import { CONFIG_KEYS, configSchema, OVERRIDE_KEYS } from './config-schema.js';
import { OPTIONS } from './option-table.js';
import { settingOf } from './settings.js';

/** What is wrong with a config file, with pointers into it. */
export function checkConfig(value: unknown, file: string): Diagnostic[] {
  const { error } = configSchema.safeParse(value);
  return (error?.issues ?? []).flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys' && !path.includes('headers'))
      return issue.keys.map((key) => unknownKey(key, path, file));
    const key = path.reduce(
      (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : `${name}.${part}`),
      '',
    );
    // The schema's messages say what is expected.
    const args = { key: key.replace(/^\./, ''), expected: issue.message };
    return [diagnose('INVALID_CONFIG', args, { file, pointer: toPointer(path) })];
  });
}

function unknownKey(key: string, path: readonly string[], file: string): Diagnostic {
  const isOverride = path[0] === 'overrides';
  const known = isOverride ? OVERRIDE_KEYS : CONFIG_KEYS;
  // The name of a flag, such as `error-body` or `--no-reuse`.
  const flag = key.replace(/^--/, '');
  const setting = Object.hasOwn(OPTIONS, flag) ? settingOf(flag) : undefined;
  const isForAll = isOverride && CONFIG_KEYS.includes(setting ?? key);
  const suggestion = known.find((one) => one === setting) ?? nearestName(key, known);
  const args = { key, isForAll, ...(suggestion !== undefined && { suggestion }) };
  return diagnose('UNKNOWN_CONFIG_KEY', args, { file, pointer: toPointer([...path, key]) });
}
