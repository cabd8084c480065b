import { asErrorIfDangling, type Diagnostic, diagnose, hasErrors } from './diagnostic.js';
import { editDocument } from './edit/edit-document.js';
import { loadBody } from './load-body.js';
import { applyPlan } from './merge/apply-plan.js';
import type { Change, MergeFacts } from './merge/merge-plan.js';
import { planDedupe } from './merge/plan-dedupe.js';
import { planRemove } from './merge/plan-remove.js';
import { openSpec, type Spec, withDocument } from './openapi/open-spec.js';
import { placeAt } from './openapi/place-at.js';
import { externalReferences, SpecFiles } from './openapi/spec-files.js';
import type { DedupeOptions, GenResponsesOptions, GenResponsesResult, RemoveOptions } from './options.js';
import { NO_PLAN, planSpec } from './plan-spec.js';
import { type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { hasExactNumbers, isPlainEntry } from './syntax/entry-extent.js';
import { readSource } from './syntax/read-source.js';
import { entryOf, nodeAt, type SourceDocument } from './syntax/source-node.js';
import { LineIndex } from './text/line-index.js';
import { applyEdits, originalOffset } from './text/text-edit.js';
import { checkEdits, type EditedDocument } from './validate/check-edits.js';
import { countPlaces, validateDocument } from './validate/validate-document.js';
import { fromPointer, startsWith, valueAt } from './values/pointer.js';

/**
 * Adds the responses of the table to a spec.
 *
 * @param text - An OpenAPI 2.0, 3.0, 3.1 or 3.2 document in YAML or JSON.
 * @returns the new text, its edits, the plan and the findings; if a finding is an error, the text is unchanged.
 * Problems of the document or the table are findings and never thrown.
 * @throws TypeError if the text is not a string or the options are not an object
 */
export async function genResponses(
  text: string,
  options: GenResponsesOptions = {},
): Promise<GenResponsesResult> {
  const settings = resolveOptions(options);
  const errorBody = await loadBody(settings);
  return run(text, settings, (spec, facts) => planSpec(spec, { ...settings, errorBody }, facts));
}

/**
 * Removes unused generated entries, and their record, from a spec.
 *
 * @returns as `genResponses` does.
 */
export async function removeResponses(
  text: string,
  options: RemoveOptions = {},
): Promise<GenResponsesResult> {
  const settings = { ...resolveOptions(options), prune: true };
  return run(text, settings, (spec, facts) => planRemove(spec, settings, facts));
}

/**
 * Replaces inline responses that equal a component, or each other under one status, by `$ref`s. Missing components
 * are added.
 *
 * @returns as `genResponses` does; `DUPLICATES_REPLACED` says how much shorter the text is.
 */
export async function dedupeResponses(
  text: string,
  options: DedupeOptions = {},
): Promise<GenResponsesResult> {
  const result = await run(text, resolveOptions(options), planDedupe, { isAuthors: true });
  const { plan, edits, diagnostics } = result;
  if (edits.length === 0) return result;
  const refs = plan.steps.flatMap(({ reason }) => (reason.code === 'equal' ? [reason.name] : []));
  const sum = (sizeOf: (text: string) => number) =>
    edits.reduce(
      (total, { offset, length, content }) =>
        total + sizeOf(text.slice(offset, offset + length)) - sizeOf(content),
      0,
    );
  const saved = {
    ...{ places: refs.length, components: new Set(refs).size },
    ...{ bytes: sum(Buffer.byteLength), lines: sum((part) => part.split('\n').length) },
  };
  const finding = diagnose('DUPLICATES_REPLACED', saved, { file: options.file ?? resolveOptions({}).file });
  return { ...result, diagnostics: [finding, ...diagnostics] };
}

/** @param isAuthors - What is inserted was in the document before. */
async function run(
  text: string,
  settings: ResolvedOptions,
  plan: (spec: Spec, facts: MergeFacts) => ReturnType<typeof planSpec>,
  { isAuthors = false } = {},
): Promise<GenResponsesResult> {
  const { file } = settings;
  const opened = openText(text, file);
  if (opened.spec === undefined) return refused(text, opened.diagnostics, file);
  const { spec } = opened;
  const files = new SpecFiles(file, settings.resolver);
  const planned = plan(spec, await factsOf(spec, files, settings));
  const { changes } = planned.plan;
  const found = [...opened.diagnostics, ...planned.diagnostics];
  const outcome = { specVersion: spec.declaredVersion, plan: planned.plan };
  if (hasErrors(found)) return { ...refused(text, found, file), ...outcome };

  const edits = editDocument(spec.source, changes);
  const newText = applyEdits(text, edits);
  const document = edits.length === 0 ? spec.document : applyPlan(spec.document, changes);
  const bug =
    edits.length === 0
      ? undefined
      : checkEdits({ original: spec.source, edits, newText, changes }, document, file);
  if (bug !== undefined) return { ...refused(text, [...found, bug], file), ...outcome };

  const sets = isAuthors ? [] : changes.filter(({ kind }) => kind === 'set');
  const inserted = sets.map(({ path }) => path);
  const changed = changes.map(({ path }) => path);
  const { strict } = settings;
  const faults = settings.validate
    ? await validateDocument(withDocument(spec, document, changed), { inserted, strict, files, found })
    : [];
  const placed = atEdits(faults, changes, { edits, newText }, file);
  const judged = strict ? found.map(asErrorIfDangling) : found;
  const diagnostics = located([...countPlaces(judged), ...placed], text, file);
  if (hasErrors(diagnostics)) return { text, edits: [], diagnostics, ...outcome };
  return { text: newText, edits, diagnostics, ...outcome };
}

export function openText(text: string, file: string): { spec?: Spec; diagnostics: readonly Diagnostic[] } {
  if (typeof text !== 'string') throw new TypeError('The text of a spec must be a string.');
  const { document, diagnostics } = readSource(text, { file });
  return document === undefined ? { diagnostics } : openSpec(document, file);
}

/** What the merge cannot see in the values of the document. */
export async function factsOf(
  { source, file, index }: Spec,
  files: SpecFiles,
  { resolver }: ResolvedOptions,
): Promise<MergeFacts> {
  const facts: MergeFacts = {
    isPlain: (path) => isPlainAt(source, path),
    hasExactNumbers: (path) => {
      const node = nodeAt(source.root, path);
      return node === undefined || hasExactNumbers(source.text, node, valueAt(source.value, path));
    },
  };
  if (resolver === undefined) return facts;
  const references = await externalReferences(file, index.referencesByRef.keys(), files);
  return { ...facts, externalReferences: references, files };
}

function isPlainAt(source: SourceDocument, path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  const map = nodeAt(source.root, path.slice(0, -1));
  const entry = entryOf(map, name);
  return map?.kind === 'map' && entry !== undefined && isPlainEntry(source.text, map, entry);
}

/**
 * Validates a spec without changing it: schema, references, and our own rules.
 *
 * @returns findings in the order of the text; errors with `strict`, else warnings.
 */
export async function validateSpec(
  text: string,
  options: Pick<GenResponsesOptions, 'file' | 'strict' | 'resolver'> = {},
): Promise<readonly Diagnostic[]> {
  const settings = resolveOptions(options);
  const { file } = settings;
  const { spec, diagnostics } = openText(text, file);
  const { strict, resolver } = settings;
  const files = new SpecFiles(file, resolver);
  const faults =
    spec === undefined ? [] : await validateDocument(spec, { inserted: [], strict, files, found: [] });
  return located([...diagnostics, ...faults], text, file);
}

function refused(text: string, diagnostics: readonly Diagnostic[], file: string): GenResponsesResult {
  return { text, edits: [], plan: NO_PLAN, diagnostics: located(diagnostics, text, file) };
}

/** Findings in inserted entries, which the original text does not contain, get the place of the edit. */
function atEdits(
  diagnostics: readonly Diagnostic[],
  changes: readonly Change[],
  { edits, newText }: Pick<EditedDocument, 'edits' | 'newText'>,
  file: string,
): Diagnostic[] {
  const set = changes.filter(({ kind }) => kind === 'set').map(({ path }) => path);
  let source: SourceDocument | undefined;
  return diagnostics.map((diagnostic) => {
    const { place } = diagnostic;
    const path = place.file === file ? fromPointer(place.pointer ?? '') : undefined;
    if (path === undefined || !set.some((changed) => startsWith(path, changed))) return diagnostic;
    source ??= readSource(newText, { file }).document;
    const { offset = 0 } = placeAt({ file, ...(source && { source }) }, path);
    return { ...diagnostic, place: { ...place, offset: originalOffset(offset, edits) } };
  });
}

/** Adds line and column to findings that have an offset. */
export function located(diagnostics: readonly Diagnostic[], text: string, file: string): Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const lines = new LineIndex(text);
  return diagnostics.map((diagnostic) => {
    const { place } = diagnostic;
    if (place.file !== file || place.offset === undefined || place.line !== undefined) return diagnostic;
    return { ...diagnostic, place: { ...place, ...lines.at(place.offset) } };
  });
}
