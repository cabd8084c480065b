/**
 * The library: text in, text and findings out. Nothing here prints, exits, or reads a file that was not handed in
 * through a resolver.
 */
export type { Diagnostic, DiagnosticCode, ExitCode, Place, Severity } from './diagnostic.js';
export type { Dialect } from './dialect.js';
export type { PresetName } from './generate/bodies/presets.js';
export type { ErrorBody } from './generate/error-body.js';
export {
  type GenerateResult,
  type GenerateTarget,
  generateComponents,
} from './generate/generate-components.js';
export type { GeneratedComponents } from './generate/generated-components.js';
export { jsonSchemaBody } from './generate/json-schema-body.js';
export { presetBody } from './generate/preset-body.js';
export { zodBody } from './generate/zod-body.js';
export type { Action, Change, MergePlan, PlanStep } from './merge/merge-plan.js';
export type { MergePolicy } from './merge/merge-policy.js';
export type {
  AugmentOptions,
  AugmentResult,
  ConflictPolicy,
  GenResponsesOptions,
  GenResponsesResult,
  RemoveOptions,
} from './options.js';
export { augmentDocument, genResponses, removeResponses, validateSpec } from './pipeline.js';
export { planMerge } from './plan-spec.js';
export { describeDiagnostic } from './report/describe-diagnostic.js';
export { buildStatusTable, type StatusTableResult } from './table/build-status-table.js';
export { type ReadTableOptions, readTable } from './table/read-table.js';
export { registryNames } from './table/registry-names.js';
export type { HeaderRule, StatusRow, StatusTable } from './table/status-table.js';
export { applyEdits, type TextEdit } from './text/text-edit.js';
export type { Resolver, ResolverAnswer } from './validate/resolver.js';
