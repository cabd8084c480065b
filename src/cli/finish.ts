import { type Diagnostic, type ExitCode, levelOf } from '../diagnostic.js';
import { escapeControl, escapeLines } from '../report/display.js';
import { renderAnnotations } from '../report/formats/github-actions.js';
import { FORMATTERS } from '../report/formats.js';
import {
  buildReport,
  type Finding,
  type Fix,
  findingsOf,
  type Outcome,
  type Report,
  type ReportStyle,
  reportFindings,
} from '../report/report.js';
import { displayPath, type Io, type Run } from './run.js';
import { COMMAND_LINE, isOnStdout, isPreview, type Settings } from './settings.js';

/**
 * Prints the report of a run. Standard output carries one thing: the text of the result where that is asked for, else
 * the report of a format for programs, else the diff, else the report for people. Everything else goes to standard
 * error.
 *
 * @returns the exit code
 */
export function finish(outcome: Outcome, run: Run): ExitCode {
  const { settings, io, cwd } = run;
  const { command, format, diff, output } = settings;
  const report = buildReport(outcome);
  const preview = isPreview(settings);
  const data = isOnStdout(settings) && !preview ? 'stderr' : 'stdout';
  const isForPeople = format === 'stylish';
  const people = diff || !isForPeople ? 'stderr' : data;
  const stream = isForPeople ? people : data;
  const target = output === undefined || output === '-' ? undefined : displayPath(cwd, output);
  const outdated = settings.check ? outdatedFiles(report, target) : [];
  const style = {
    ...styleOf(stream, run),
    quiet: settings.quiet,
    verbose: settings.verbose,
    preview,
    // A spec follows no table in these commands.
    unchanged: command === 'remove' || command === 'dedupe' ? 'unchanged' : undefined,
    output: target,
    fix: outdated.length > 0 ? fixOf(outdated, run) : undefined,
  };
  // A diff on a terminal is read, not applied.
  const show = (text: string) => (io.isTTY[data] ? escapeLines(text) : text);
  if (isForPeople) for (const spec of report.specs) io[data](show(spec.diff ?? ''));
  const text = FORMATTERS[format](report, style);
  io[stream](text);
  annotate(findingsOf(report), style, { settings, io });
  const gap = isForPeople && text !== '' ? '\n' : '';
  if (style.fix !== undefined && format !== 'markdown') io[people](gap + renderFix(style.fix));
  return highestExit([outdated.length > 0 ? 1 : 0, ...findingsOf(report).map(exitCodeOf)]);
}

/** In a GitHub workflow, the report for people comes with annotations. */
export function annotate(
  findings: readonly Finding[],
  style: Pick<ReportStyle, 'quiet' | 'verbose' | 'fix'>,
  { settings, io }: Pick<Run, 'settings' | 'io'>,
): void {
  const isAnnotated = settings.format === 'stylish' && io.env.GITHUB_ACTIONS === 'true';
  if (isAnnotated) io.stderr(renderAnnotations(findings, style));
}

/** Reports what kept a run from starting. */
export function refuse(diagnostics: readonly Diagnostic[], run: Run): ExitCode {
  const findings = reportFindings(diagnostics, run.sources);
  if (run.settings.format !== 'stylish') return finish({ specs: [], diagnostics: findings }, run);
  for (const { file, line, column, message, hint } of findings) {
    const place =
      file === COMMAND_LINE ? [] : [`${escapeControl([file, line, column].filter(Boolean).join(':'))} `];
    run.io.stderr(`gen-responses: ${place}${escapeControl(message)}\n  ${escapeControl(hint)}\n`);
  }
  annotate(findings, run.settings, run);
  return highestExit(findings.map(exitCodeOf));
}

/** The stack of a bug, for `--verbose`. */
export function renderTrace(error: unknown): string {
  return error instanceof Error ? `${escapeLines(error.stack ?? '')}\n` : '';
}

function outdatedFiles({ specs, output }: Report, target: string | undefined): string[] {
  if (output?.file !== undefined) return output.changed ? [output.file] : [];
  return specs.filter(({ changed }) => changed).map(({ file }) => target ?? file);
}

/** The exit code that a finding asks for: its code's own, at least 1 when it was made an error. */
export function exitCodeOf({ code, severity }: Pick<Finding, 'code' | 'severity'>): ExitCode {
  return severity === 'error' ? levelOf(code).exit || 1 : 0;
}

export function highestExit(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((highest, code) => (code > highest ? code : highest), 0);
}

/** Whether what goes to a stream is colored, and the width of its terminal. */
export function styleOf(stream: 'stdout' | 'stderr', { settings, io }: Pick<Run, 'settings' | 'io'>) {
  const isTTY = io.isTTY[stream];
  return {
    color: useColor(settings.color, io.env, isTTY),
    // Terminals without a size have 0 columns.
    width: isTTY ? io.columns?.[stream] || 80 : undefined,
  };
}

/**
 * Whether to color what goes to a stream: the flag decides, then FORCE_COLOR, then NO_COLOR
 * (set and not empty), then whether the stream is a terminal that can.
 */
function useColor(color: boolean, env: Io['env'], isTTY: boolean): boolean {
  if (!color) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env.NO_COLOR ?? '') !== '') return false;
  return isTTY && env.TERM !== 'dumb';
}

const FILES_SHOWN = 10;

/** In UTF-16 code units. */
const LONGEST_FIX = 400;

function fixOf(files: readonly string[], { settings, io, config }: Run): Fix {
  const names = files.slice(0, FILES_SHOWN).map(escapeControl).join(', ');
  const list = files.length > FILES_SHOWN ? `${names} and ${files.length - FILES_SHOWN} more` : names;
  const [problem, toUpdate] = FIX_WORDS[settings.command] ?? ['Out of date', 'To update'];
  const purpose = isOnStdout(settings) ? 'To print the new text' : toUpdate;
  const fix = escapeControl(fixCommand(io.argv));
  const isOfConfig = config !== undefined && !config.flags.check;
  const first = isOfConfig ? `remove "check" from ${escapeControl(config.file)} and ` : '';
  // A command of hundreds of names hides the report above it.
  const isLong = fix.length > LONGEST_FIX;
  return {
    ...{ files, problem, list },
    action: `${purpose}, ${first}run${isLong ? ' the same command without --check' : ''}`,
    command: isLong ? undefined : fix,
  };
}

function renderFix({ problem, list, action, command }: Fix): string {
  return `${problem}: ${list}. ${action}${command === undefined ? '.' : `:\n  ${command}`}\n`;
}

const FIX_WORDS: { readonly [C in Settings['command']]?: readonly [found: string, purpose: string] } = {
  remove: ['Generated entries found in', 'To remove them'],
  dedupe: ['Duplicate responses found in', 'To replace them'],
};

const REPORTING = new Set(['--check', '--dry-run', '--diff', '--quiet', '-q', '--verbose', '--no-color']);

const FORMAT = /^(?:--format(?:=.*)?|-f.*)$/s;

/** The command that updates what `--check` found: the same one, without the options that only report. */
export function fixCommand(argv: readonly string[]): string {
  const kept = argv.filter((argument, index) => {
    const isFormat = FORMAT.test(argument) || /^(?:--format|-f)$/.test(argv[index - 1] ?? '');
    return !isFormat && !REPORTING.has(argument);
  });
  return ['npx gen-responses', ...kept.map(quote)].join(' ');
}

/** For a POSIX shell. */
function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
