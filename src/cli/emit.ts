import { dirname, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { emitComponents, writeDocument } from '../emit/components.js';
import { makeOverlay } from '../emit/overlay.js';
import type { EmittedText } from '../emit/zod-module.js';
import type { BodyModule } from '../emit/zod-schemas.js';
import { isPresetName } from '../generate/bodies/presets.js';
import { declareErrorCode, type ErrorBody } from '../generate/error-body.js';
import { type GenerateResult, generateComponents } from '../generate/generate-components.js';
import { addClassHeaders } from '../generate/row-headers.js';
import { SpecFiles } from '../openapi/spec-files.js';
import { containersOf, type SpecVersion } from '../openapi-version.js';
import { openText } from '../pipeline.js';
import { defaultStatusTable } from '../table/build-status-table.js';
import type { StatusTable } from '../table/status-table.js';
import { validateDocument } from '../validate/validate-document.js';
import { toPointer } from '../values/pointer.js';
import type { EmitTarget } from './command-table.js';
import { checkOutput, chooseTarget, printText } from './deliver.js';
import { expandSpecs } from './expand-specs.js';
import { prepare } from './prepare.js';
import { readErrorBody, readRowSchemas } from './read-error-body.js';
import { readStatusTable } from './read-status-table.js';
import { type Run, resolverFor } from './run.js';
import { COMMAND_LINE } from './settings.js';
import { optionsOf, readSpec } from './transform-spec.js';

/** `gen-responses emit <what>`: prints other formats generated from the table and the error body. */
export async function emit(run: Run): Promise<ExitCode> {
  const { emitTarget = 'components' } = run.settings;
  if (emitTarget === 'overlay') return printText(run, () => emitOverlay(run));
  return printText(run, async () => {
    const { table: read, source, diagnostics } = await readStatusTable(run);
    const table = read ?? defaultStatusTable();
    const chosen = await chooseBody(run);
    const own = readRowSchemas(emitTarget === 'json-schema' ? undefined : read, source, run);
    const found = [...diagnostics, ...own.diagnostics, ...chosen.diagnostics];
    const { body, module } = chosen;
    if (body === undefined || hasErrors(found)) return { diagnostics: found };
    const subject = {
      ...{ table, body, module, run },
      rowSchemas: own.rowSchemas,
      file: chooseTarget(undefined, run).name,
    };
    const declared = { ...subject, body: declareErrorCode(table, body) };
    const emitted = await EMITTERS[emitTarget](declared);
    return { ...emitted, diagnostics: [...found, ...emitted.diagnostics] };
  });
}

interface Subject {
  readonly table: StatusTable;
  readonly body: ErrorBody;
  readonly rowSchemas: ReadonlyMap<string, ErrorBody>;
  /** The author's module that the body is from. */
  readonly module?: BodyModule;
  readonly run: Run;
  /** Name of the result in findings. */
  readonly file: string;
}

const EMITTERS: {
  readonly [N in Exclude<EmitTarget, 'overlay'>]: (subject: Subject) => Promise<EmittedText>;
} = {
  components: emitComponentsFile,
  zod: async (subject) => {
    const { table, body, rowSchemas, module, run } = subject;
    const { emitZodModule } = await import('../emit/zod-module.js');
    const { problemBase } = run.settings;
    return emitZodModule(table, body, { context: { problemBase }, rowSchemas, module });
  },
  'json-schema': async ({ body }) => (await import('../emit/json-schema.js')).emitJsonSchema(body),
  docs: emitDocs,
};

async function chooseBody(
  run: Run,
): Promise<{ body?: ErrorBody; module?: BodyModule; diagnostics: readonly Diagnostic[] }> {
  const { errorBody = 'problem-details', module, diagnostics } = await readErrorBody(run);
  if (hasErrors(diagnostics)) return { diagnostics };
  if (typeof errorBody !== 'string') {
    return { body: errorBody, ...(module && { module: importOf(module, run) }), diagnostics };
  }
  if (!isPresetName(errorBody)) {
    return { diagnostics: [diagnose('BODY_NOT_EMITTED', { name: errorBody }, { file: COMMAND_LINE })] };
  }
  const { presetBody } = await import('../generate/preset-body.js');
  const { errorName } = run.settings;
  return { body: presetBody(errorBody, { errorName }), diagnostics };
}

/** How the file that is written imports a module: a path that compilers and runtimes resolve alike. */
function importOf(
  { path, exported }: { path: string; exported: string },
  { settings, cwd }: Run,
): BodyModule {
  const { output = '-' } = settings;
  const folder = output === '-' ? cwd : dirname(resolve(cwd, output));
  const file = relative(folder, path).split(sep).join('/');
  const specifier = (/^\.\.?\//.test(file) ? file : `./${file}`).replace(/ts$/, 'js');
  return { specifier, exported };
}

/** The document is validated like what is added to a spec. */
async function emitComponentsFile(subject: Subject): Promise<EmittedText> {
  const { file, run } = subject;
  const { settings, sources } = run;
  const version = settings.openapi;
  const { components, diagnostics } = generate(subject, version);
  if (hasErrors(diagnostics)) return { diagnostics };
  const text = emitComponents(components, version, settings.output);
  sources.add(file, text);
  const { spec, diagnostics: unreadable } = openText(text, file);
  if (spec === undefined) return { diagnostics: unreadable };
  const { responses, schemas, headers } = containersOf(version);
  const inserted = [responses, schemas, headers];
  const files = new SpecFiles(file, undefined);
  const faults = await validateDocument(spec, { inserted, strict: true, files, found: [] });
  // The author writes the table, and not the document.
  const places = new Map(subject.table.rows.map(({ name, place }) => [toPointer([...schemas, name]), place]));
  const placed = faults.map((fault) => ({
    ...fault,
    place: places.get(fault.place.pointer ?? '') ?? fault.place,
  }));
  return { text, diagnostics: [...diagnostics, ...placed] };
}

async function emitDocs(subject: Subject): Promise<EmittedText> {
  const { components, diagnostics } = generate(subject, '3.1');
  const { renderDocs } = await import('../emit/docs.js');
  const {
    headers = {},
    output = '',
    as = /\.html?$/i.test(output) ? 'html' : 'markdown',
  } = subject.run.settings;
  const rows = subject.table.rows.map((row) => addClassHeaders(row, headers));
  const text = await renderDocs({ ...subject.table, rows }, components);
  if (as !== 'html') return { text, diagnostics };
  const { renderDocsPage } = await import('../emit/docs-page.js');
  return { text: await renderDocsPage(text), diagnostics };
}

function generate(subject: Subject, version: SpecVersion): GenerateResult {
  const { table, body, rowSchemas, file } = subject;
  const { settings } = subject.run;
  return generateComponents(table, body, {
    ...{ version, rowSchemas, file, mediaTypes: settings.mediaType },
    ...{ headers: settings.headers, problemBase: settings.problemBase },
    // The document that is emitted lists each type that it has an example for.
    produces: [
      ...(settings.mediaType ?? []),
      ...[body, ...rowSchemas.values()].flatMap(({ mediaTypes }) => mediaTypes),
      ...table.rows.flatMap(({ mediaType }) => mediaType ?? []),
    ],
  });
}

/** `gen-responses emit overlay SPEC`: what the same run would do to the spec, as an overlay. */
async function emitOverlay(run: Run): Promise<EmittedText> {
  const { specs, diagnostics: unmatched } = await expandSpecs(run);
  if (specs.length > 1) {
    const args = { specs: specs.length };
    return { diagnostics: [diagnose('OVERLAY_NEEDS_ONE_SPEC', args, { file: COMMAND_LINE })] };
  }
  const { options, apply, diagnostics } = await prepare(run);
  const names = specs.map(({ name }) => name);
  const found = [...unmatched, ...checkOutput(run, names), ...diagnostics];
  const [spec] = specs;
  if (spec === undefined || hasErrors(found)) return { diagnostics: found };
  const input = await readSpec(spec, run);
  if ('code' in input) return { diagnostics: [...found, input] };
  run.sources.add(spec.name, input.text);
  const resolver = resolverFor(spec, run);
  const result = await apply(input.text, { ...optionsOf(spec, run), resolver, ...options });
  const all = [...found, ...result.diagnostics];
  const opened = openText(input.text, spec.name).spec;
  if (opened === undefined || hasErrors(all)) return { diagnostics: all };
  const overlay = makeOverlay(opened, result.plan.changes, spec.name);
  return { text: writeDocument(overlay, run.settings.output), diagnostics: all };
}
