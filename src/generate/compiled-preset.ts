import { loadCompiled } from '../compiled.js';
import type { StandaloneSchema } from '../json-schema/collect.js';
import type { SpecVersion } from '../openapi-version.js';
import type { StatusTable } from '../table/status-table.js';
import type { ErrorBodyPreset } from './bodies/error-body-preset.js';
import { PRESETS, type PresetName } from './bodies/presets.js';
import type { BodySchemas, ErrorBody, ExampleContext } from './error-body.js';
import { exampleRows } from './error-cases.js';
import { exampleFacts } from './example-facts.js';

/** What a build makes of the Zod schema of a preset. */
export interface CompiledPreset {
  /** Whether the schema accepts a body. */
  (body: unknown): boolean;
  readonly schemas: Readonly<Record<SpecVersion, BodySchemas['schemas']>>;
  readonly root: StandaloneSchema['root'];
  readonly definitions: Readonly<Record<string, StandaloneSchema['root']>>;
}

/**
 * The error body of a preset as a build has compiled it. `presetBody` gives the same, and loads Zod for it, which
 * takes longer than most specs take to read.
 *
 * @returns `undefined` where the source was not built, or an example of the table is rejected (only Zod gives the reason)
 */
export function compiledPreset(
  preset: PresetName,
  table: StatusTable,
  context: ExampleContext,
  compiled = loadCompiled<CompiledPreset>(`body-${preset}`),
): ErrorBody | undefined {
  if (compiled === undefined) return undefined;
  const examples = presetExamples(preset);
  const rows = table.rows.flatMap(exampleRows);
  if (!rows.every((row) => compiled(examples.example(row, context)))) return undefined;
  return {
    name: PRESETS[preset].name,
    ...examples,
    schemas: (version) => ({ schemas: compiled.schemas[version], diagnostics: [] }),
    reject: (body) => (compiled(body) ? undefined : 'not what the schema says'),
    jsonSchema: { root: compiled.root, definitions: new Map(Object.entries(compiled.definitions)) },
  };
}

/** What of a preset's error body needs no schema. */
type SchemalessBody = Pick<ErrorBody, 'mediaTypes' | 'headerBounds' | 'codeMember' | 'example'>;

export function presetExamples(preset: PresetName): SchemalessBody {
  const { mediaType, headerBounds, codeMember, example }: ErrorBodyPreset = PRESETS[preset];
  return {
    mediaTypes: [mediaType],
    headerBounds,
    codeMember,
    example: (row, context) => example(exampleFacts(row, context)),
  };
}
