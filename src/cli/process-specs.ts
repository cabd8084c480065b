import { resolve } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { type Finding, reportFindings, type SpecReport } from '../report/report.js';
import { nearestName } from '../text/nearest-name.js';
import { distinct, groupBy } from '../values/group-by.js';
import { optionsOf } from './arguments.js';
import { COMMANDS } from './command-table.js';
import { checkOutput, chooseTarget } from './deliver.js';
import { checkAnySpec, expandSpecs, type Group, groupSpecs, type SpecFile } from './expand-specs.js';
import { finish } from './finish.js';
import type { Work } from './process-all.js';
import { placeOfSetting, type Run } from './run.js';
import { COMMAND_LINE } from './settings.js';
import { recordFiles, SpecCache } from './spec-cache.js';
import type { SpecResult } from './transform-spec.js';

/**
 * Transforms every spec of the command line or the config, and reports it. Nothing is prepared if the cache has every
 * report, and nothing is written if a preparation has errors.
 */
export async function processSpecs(run: Run): Promise<ExitCode> {
  const { specs, diagnostics: unmatched } = await expandSpecs(run);
  const { groups, diagnostics: unused } = await groupSpecs(specs, run);
  const misuse = [
    ...[...unmatched, ...unused, ...checkWords(run), ...checkTargets(groups)],
    ...groups.flatMap((group) => [...checkRefRoot(group.run), ...checkOutput(group.run)]),
  ];
  const works: PreparedGroup[] = [];
  const only = specs.length === 1 ? specs[0]?.path : undefined;
  for (const group of groups) works.push(await prepareGroup(group, hasErrors(misuse), only));
  const findings = works.flatMap((work) => work.findings);
  // Groups that share a table share its findings.
  const diagnostics = distinct([...reportFindings(misuse, run.sources), ...findings]);
  const isRefused = hasErrors(misuse) || works.some((work) => work.isRefused);
  const reports = isRefused ? [] : await reportAll(specs, works, run);
  return finishSpecs(reports, diagnostics, run);
}

/** What transforms specs is loaded only if there is something to transform: it takes longer than reading the cache. */
async function reportAll(specs: readonly SpecFile[], works: readonly Work[], run: Run) {
  const known = new Map(works.flatMap((work) => [...work.known]));
  const isAllKnown = specs.every((spec) => known.has(spec));
  if (isAllKnown) return specs.flatMap((spec) => known.get(spec) ?? []);
  const { processAll } = await import('./process-all.js');
  return processAll(specs, works, run);
}

interface PreparedGroup extends Work {
  readonly findings: readonly Finding[];
  readonly isRefused?: boolean;
}

/** @param only the path of the spec if the run has no other: of several, threads may read each */
async function prepareGroup(
  group: Group,
  isRefused: boolean,
  only: string | undefined,
): Promise<PreparedGroup> {
  const { run, specs } = group;
  const cache = isRefused ? undefined : SpecCache.open(run);
  const noted = reportFindings(cache?.diagnostics ?? [], run.sources);
  const cached = [...((await cache?.find(specs)) ?? [])];
  const known = new Map(cached.map(([spec, { report }]) => [spec, report]));
  const [first] = cached;
  if (first !== undefined && cached.length === specs.length)
    return { ...group, findings: [...noted, ...first[1].findings], known };
  const recorder = recordFiles(run.files);
  const ahead = only === undefined ? undefined : run.files.readAhead(only);
  const { prepare } = await import('./prepare.js');
  const transform = await prepare({ ...run, files: recorder.files });
  await ahead;
  const findings = reportFindings(transform.diagnostics, run.sources);
  const all = [...noted, ...findings];
  if (hasErrors(transform.diagnostics)) return { ...group, findings: all, isRefused: true, known: new Map() };
  const readFiles = recorder.readFiles();
  const onResult = (spec: SpecFile, { inputs, report }: SpecResult) => {
    if (readFiles !== undefined && inputs !== undefined)
      cache?.keep(spec, { ...inputs, readFiles, findings, report });
  };
  return { ...group, findings: all, transform, known, onResult };
}

/** Files that are not OpenAPI documents are findings of the run. */
function finishSpecs(reports: readonly SpecReport[], general: readonly Finding[], run: Run): ExitCode {
  const isSkipped = ({ diagnostics }: SpecReport) => diagnostics[0]?.code === 'FILE_SKIPPED';
  const specs = reports.filter((report) => !isSkipped(report));
  const skipped = reports.filter(isSkipped);
  const found = [
    ...reportFindings(checkAnySpec(specs, skipped, run), run.sources),
    ...skipped.flatMap(({ diagnostics }) => diagnostics),
  ];
  return finish({ specs, diagnostics: [...general, ...found] }, run);
}

/** Several specs that would be written to one place. */
function checkTargets(groups: readonly Group[]): Diagnostic[] {
  const writes = groups.flatMap(({ run, specs }) =>
    specs.map((spec) => {
      const target = chooseTarget(spec, run);
      const isStdout = target.kind === 'stdout';
      const id = isStdout ? '-' : run.files.identify(target.path);
      const file = isStdout ? undefined : target.name;
      return { id, run, file, isInPlace: target.kind === 'in-place' };
    }),
  );
  return [...groupBy(writes, ({ id }) => id).values()].flatMap((same) => {
    // If a file is both a spec and the output of another one, the output is reported.
    const last = same.findLast(({ isInPlace }) => !isInPlace);
    if (same.length === 1 || last === undefined) return [];
    const args = { specs: same.length, file: last.file };
    return [diagnose('OUTPUT_NEEDS_ONE_SPEC', args, placeOfSetting('output', last.run))];
  });
}

/** A word that looks like a command or a code and is not a file is a mistake: no spec is changed. */
function checkWords({ settings, files, cwd, config }: Run): Diagnostic[] {
  const words = settings.command !== 'inject' || config?.namesSpecs === true ? [] : settings.specs;
  const strays = words.filter(
    (word) => /^[A-Za-z\d][A-Za-z\d-]*$/.test(word) && !files.exists(resolve(cwd, word)),
  );
  return strays.map((name) => {
    const suggestion =
      nearestName(name, Object.keys(COMMANDS)) ?? nearestName(`--${name}`, optionsOf('inject'));
    return diagnose('UNKNOWN_COMMAND', { name, suggestion }, { file: COMMAND_LINE });
  });
}

function checkRefRoot(run: Run): Diagnostic[] {
  const { settings, files, cwd } = run;
  const { refRoot } = settings;
  if (refRoot === undefined || files.kind(resolve(cwd, refRoot)) === 'folder') return [];
  const args = { option: '--ref-root', value: refRoot, expected: 'an existing folder' };
  return [diagnose('INVALID_OPTION_VALUE', args, placeOfSetting('refRoot', run))];
}
