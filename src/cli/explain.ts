import { type Diagnostic, diagnose, type ExitCode } from '../diagnostic.js';
import { explainSpec, type SpecExplanation } from '../inspect-spec.js';
import { renderReportData } from '../report/display.js';
import { type ExplainedSpec, renderExplanation, reportExplanation } from '../report/explanation.js';
import { findingsOf, reportFindings } from '../report/report.js';
import { nearestName } from '../text/nearest-name.js';
import { finish, styleOf } from './finish.js';
import { type GroupedSpec, readInGroups } from './read-in-groups.js';
import { type Run, resolverFor } from './run.js';
import { COMMAND_LINE } from './settings.js';
import { optionsOf } from './transform-spec.js';

/** One spec, and the names of all its operations. */
interface Explained {
  readonly spec: ExplainedSpec;
  readonly known: readonly string[];
}

/** `gen-responses explain <spec...>`: says for each operation and status what attach decides, and why. */
export async function explain(run: Run): Promise<ExitCode> {
  const { settings, io } = run;
  const { results: explained, diagnostics } = await readInGroups(run, [], explainOne);
  const general = reportFindings([...diagnostics, ...checkOperation(explained, run)], run.sources);
  const shown = explained.map(({ spec }) => spec);
  if (settings.format === 'json')
    io.stdout(renderReportData({ version: 1, specs: shown, diagnostics: general }));
  else {
    const style = styleOf('stdout', run);
    const texts = shown.filter(({ operations }) => operations.length > 0);
    io.stdout(texts.map((spec) => renderExplanation(spec, style)).join('\n'));
  }
  const findings = findingsOf({ specs: shown, diagnostics: general });
  const quiet = { ...run, settings: { ...settings, format: 'stylish' as const } };
  return finish({ specs: [], diagnostics: findings, output: { changed: false, written: false } }, quiet);
}

async function explainOne({ file, read, run, conditions }: GroupedSpec): Promise<Explained> {
  const options = { ...optionsOf(file, run), resolver: resolverFor(file, run), ...conditions };
  const all: SpecExplanation =
    'code' in read ? { operations: [], diagnostics: [read] } : await explainSpec(read.text, options);
  const operations = all.operations.filter(({ names }) => names.some((name) => isAsked(name, run)));
  const known = all.operations.flatMap(({ names }) => names);
  return { spec: reportExplanation(file.name, { ...all, operations }, run.sources), known };
}

/** Methods are compared without case. */
function isAsked(key: string, { settings: { operation } }: Run): boolean {
  if (operation === undefined) return true;
  const [method = '', ...path] = operation.trim().split(/\s+/);
  return key === [method.toUpperCase(), ...path].join(' ') || key === [method, ...path].join(' ');
}

function checkOperation(explained: readonly Explained[], { settings: { operation } }: Run): Diagnostic[] {
  const known = explained.flatMap((one) => one.known);
  const isFound = explained.some(({ spec }) => spec.operations.length > 0);
  if (operation === undefined || isFound || known.length === 0) return [];
  const suggestion = nearestName(operation, known);
  return [diagnose('OPERATION_NOT_FOUND', { operation, suggestion }, { file: COMMAND_LINE })];
}
