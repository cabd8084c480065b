import { loadCompiled } from '../compiled.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { OPTIONS, type OptionDefinition } from './option-table.js';
import { nameOfKey, settingOf } from './settings.js';

/** What is wrong with a config file, with pointers into it. Zod is loaded only if something is. */
export async function checkConfig(value: unknown, file: string): Promise<Diagnostic[]> {
  const isSound = loadCompiled<(value: unknown) => boolean>('config');
  if (isSound?.(value) !== true) {
    const { checkConfigShape } = await import('./config-schema.js');
    const faults = checkConfigShape(value, file);
    if (faults.length > 0) return faults;
  }
  const overrides = isObject(value) && Array.isArray(value.overrides) ? value.overrides : [];
  return [
    ...checkPatterns(value, [], file),
    ...overrides.flatMap((one, index) => checkPatterns(one, ['overrides', String(index)], file)),
  ];
}

/** Texts have the same form as on the command line. */
function checkPatterns(settings: unknown, path: readonly string[], file: string): Diagnostic[] {
  if (!isObject(settings)) return [];
  return Object.entries<OptionDefinition>(OPTIONS).flatMap(([option, definition]) => {
    const key = settingOf(option);
    if (definition.placeholder === undefined || definition.pattern === undefined) return [];
    const { accepts, expected } = definition.pattern;
    const texts = [settings[key]].flat().filter((value) => typeof value === 'string');
    if (texts.every(accepts)) return [];
    const place = { file, pointer: toPointer([...path, key]) };
    return [diagnose('INVALID_CONFIG', { key: nameOfKey([...path, key]), expected }, place)];
  });
}
