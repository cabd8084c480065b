/**
 * The library: text in, text and findings out. Nothing prints or exits, and files are read only through a resolver
 * that the caller passes.
 */
export { augmentDocument } from './augment-document.js';
export { type Config, defineConfig, type SpecConfig } from './config.js';
export type {
  Diagnostic,
  DiagnosticArgs,
  DiagnosticCode,
  ExitCode,
  Place,
  Severity,
  SpecFault,
  TableReason,
} from './diagnostic.js';
export type { PresetName } from './generate/bodies/presets.js';
export type { BodySchemas, ErrorBody, ExampleContext } from './generate/error-body.js';
export {
  type GenerateResult,
  type GenerateTarget,
  generateComponents,
} from './generate/generate-components.js';
export type {
  GeneratedComponents,
  GeneratedResponse,
  GeneratedSchema,
  ResponseObject,
  SchemaObject,
} from './generate/generated-components.js';
export { presetBody } from './generate/preset-body.js';
export type { TextBounds } from './generate/row-headers.js';
export { type BodyResult, jsonSchemaBody } from './generate/schema-body.js';
export { zodBody } from './generate/zod-body.js';
export type { StandaloneSchema } from './json-schema/collect.js';
export type { ExampleBody } from './json-schema/make-example.js';
export type { Action, Change, MergePlan, MergePolicy, PlanStep, Reason } from './merge/merge-plan.js';
export type { Resolver, ResolverAnswer } from './openapi/spec-files.js';
export type { SpecVersion } from './openapi-version.js';
export type {
  AugmentOptions,
  AugmentResult,
  ConflictPolicy,
  GenResponsesOptions,
  GenResponsesResult,
  RemoveOptions,
  ZodSchema,
} from './options.js';
export { genResponses, removeResponses, validateSpec } from './pipeline.js';
export { planMerge } from './plan-spec.js';
export { describeDiagnostic } from './report/describe-diagnostic.js';
export { describeReason } from './report/messages/reason.js';
export type { Wording } from './report/messages.js';
export { readRules } from './rules/read-rules.js';
export type { Rule, RuleSet, RuleSetName } from './rules/rule-sets.js';
export {
  type BuildTableOptions,
  buildStatusTable,
  type StatusTableResult,
  type TableOptions,
} from './table/build-status-table.js';
export type { ClassHeader, HeadersByClass } from './table/class-headers.js';
export type { ColumnChoice } from './table/column-choice.js';
export type { RoleReason, StatusEvidence } from './table/column-role.js';
export type { NamingOptions, NamingStyle } from './table/component-name.js';
export type { ExplainedColumn, ExplainedTable } from './table/read-grids.js';
export {
  explainTable,
  type ReadTableOptions,
  type ReadTableResult,
  readTable,
} from './table/read-table.js';
export { registryNames } from './table/registry-names.js';
export type { HeaderRule, HeaderSchema, StatusCase, StatusRow, StatusTable } from './table/status-table.js';
export type { Column, SourceCell, SourceRow, TableFormat, TableSource } from './table/table-source.js';
export { applyEdits, type TextEdit } from './text/text-edit.js';
