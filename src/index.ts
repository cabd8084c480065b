/**
 * The library: text in, text and findings out. Nothing here prints, exits, or reads a file that was not handed in
 * through a resolver.
 */
export { augmentDocument, genResponses } from './pipeline.js';
export type { AugmentOptions, AugmentResult, GenResponsesOptions, GenResponsesResult } from './options.js';
export { planMerge } from './merge/plan-merge.js';
export { readTable } from './table/read-table.js';
export { buildStatusTable, defaultStatusTable } from './table/build-status-table.js';
export { applyEdits, type TextEdit } from './text/text-edit.js';
