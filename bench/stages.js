// Where our time goes: the stages of one run, each timed once in a process that is new, as a user's is.
// `node bench/stages.js FILE` works on any spec that is not refused.
import { performance } from 'node:perf_hooks';

const path = process.argv[2];
const stages = {};

const {
  nodeFiles,
  resolveOptions,
  loadBody,
  readSource,
  openSpec,
  planSpec,
  applyPlan,
  editDocument,
  applyEdits,
  checkEdits,
  ...validation
} = await timed('load our modules', loadModules);
const settings = resolveOptions({ file: path, reuse: false });
const input = await timed('read', () => nodeFiles.read(path, path));
const { document } = await timed('parse', () => readSource(input.text, { file: path }));
const { spec } = openSpec(document, path);
const { plan } = await timed('plan', async () =>
  planSpec(spec, { ...settings, errorBody: await loadBody(settings) }, {}),
);
const { edits, newText } = await timed('edit', () => {
  const edits = editDocument(document, plan.changes);
  return { edits, newText: applyEdits(input.text, edits) };
});
const expected = applyPlan(spec.document, plan.changes);
await timed('proof', () =>
  checkEdits({ original: document, edits, newText, changes: plan.changes }, expected, path),
);
const paths = plan.changes.map(({ path: changed }) => changed);
const changed = validation.withDocument(spec, expected, paths);
const files = new validation.SpecFiles(path, undefined);
const references = await timed('references', () => validation.checkReferences(changed, files));
await timed('schema', () => validation.checkSpecSchema(changed, references));
process.stdout.write(JSON.stringify(stages));

/** @template T @param {string} name @param {() => T} work @returns {Promise<Awaited<T>>} */
async function timed(name, work) {
  const start = performance.now();
  const result = await work();
  stages[name] = performance.now() - start;
  return result;
}

async function loadModules() {
  const modules = await Promise.all([
    import('../dist/node/files.js'),
    import('../dist/syntax/read-source.js'),
    import('../dist/pipeline.js'),
    import('../dist/resolve-options.js'),
    import('../dist/load-body.js'),
    import('../dist/plan-spec.js'),
    import('../dist/merge/apply-plan.js'),
    import('../dist/openapi/open-spec.js'),
    import('../dist/edit/edit-document.js'),
    import('../dist/text/text-edit.js'),
    import('../dist/validate/check-edits.js'),
    import('../dist/validate/check-references.js'),
    import('../dist/openapi/spec-files.js'),
    import('../dist/validate/check-spec-schema.js'),
  ]);
  return Object.assign({}, ...modules);
}
