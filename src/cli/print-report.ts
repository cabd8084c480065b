import { buildReport } from '../report/build-report.js';
import { escapeLines } from '../report/escape-lines.js';
import { renderJson } from '../report/render-json.js';
import { renderStylish } from '../report/render-stylish.js';
import type { RunOutcome } from '../report/run-outcome.js';
import type { Arguments } from './arguments.js';
import { displayPath } from './display-path.js';
import { renderFix } from './render-fix.js';
import { useColor } from './use-color.js';
import type { World } from './world.js';

/**
 * Prints the report. Standard output carries one thing: the text of the spec where that is asked for, else the
 * JSON document, else the diff, else the report for people. Everything else goes to standard error.
 */
export function printReport(
  outcome: RunOutcome,
  { command, specs, options }: Arguments,
  argv: readonly string[],
  world: World,
): void {
  const preview = options.check === true || options['dry-run'] === true;
  const isStdout = (options.output ?? specs[0]) === '-';
  const textOnStdout = isStdout && !preview;
  const output =
    options.output === undefined || options.output === '-'
      ? undefined
      : displayPath(world.cwd, options.output);
  const json = options.format === 'json';
  const data = textOnStdout ? 'stderr' : 'stdout';
  const people = textOnStdout || json || options.diff === true ? 'stderr' : 'stdout';
  const report = buildReport(outcome);
  if (json) {
    world[data](renderJson(report));
  } else {
    // On a terminal a diff is looked at, not applied.
    for (const { diff = '' } of report.specs) world[data](world.isTTY[data] ? escapeLines(diff) : diff);
    const color = useColor(options['no-color'] === true, world.env, world.isTTY[people]);
    const style = {
      color,
      quiet: options.quiet === true,
      verbose: options.verbose === true,
      preview,
      ...(command === 'remove' ? { unchanged: 'unchanged' } : {}),
      ...(output === undefined ? {} : { output }),
    };
    world[people](renderStylish(report, outcome.sources, style));
  }
  const outdated = options.check === true ? report.specs.filter(({ changed }) => changed) : [];
  // No command brings standard output up to date.
  if (outdated.length > 0 && !isStdout) {
    const files = outdated.map(({ file }) => output ?? file);
    world[people](renderFix(files, argv, command));
  }
}
