import { expect, expectTypeOf, test } from 'vitest';
import * as library from '../src/index.js';

/** Additions are a minor version, removals a major one: change this list knowingly. */
const PUBLIC = [
  'applyEdits',
  'augmentDocument',
  'buildStatusTable',
  'defineConfig',
  'describeDiagnostic',
  'describeReason',
  'explainTable',
  'genResponses',
  'generateComponents',
  'jsonSchemaBody',
  'planMerge',
  'presetBody',
  'readRules',
  'readTable',
  'registryNames',
  'removeResponses',
  'validateSpec',
  'zodBody',
];

test('the library exports exactly this', () => {
  expect(Object.keys(library).sort()).toEqual(PUBLIC);
});

/** Types that the signatures speak of can be named by those who use them: this compiles or it does not. */
type Named = [
  ...[library.BodyResult, library.BodySchemas, library.ExampleBody, library.ExampleContext],
  ...[library.GeneratedResponse, library.GeneratedSchema, library.ResponseObject, library.SchemaObject],
  ...[library.StandaloneSchema, library.TextBounds, library.HeaderSchema, library.SpecFault, library.Wording],
  ...[library.BuildTableOptions, library.TableOptions, library.NamingOptions, library.NamingStyle],
  ...[library.ColumnChoice, library.ExplainedTable, library.ExplainedColumn, library.RoleReason],
  ...[library.StatusEvidence, library.TableReason],
  ...[library.ReadTableResult, library.TableFormat, library.TableSource, library.SourceRow],
  ...[library.SourceCell, library.Column, library.DiagnosticArgs, library.StatusCase, library.ZodSchema],
];

test('and the types that they speak of', () => {
  expectTypeOf<Named>().toBeArray();
});
