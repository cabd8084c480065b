import { DIAGNOSTICS, type Diagnostic, type ExitCode } from '../diagnostic.js';

/** The exit code that a finding asks for: its code's own, at least 1 when it was made an error. */
export function exitCodeOf({ code, severity }: Diagnostic): ExitCode {
  if (severity !== 'error') return 0;
  const { exit }: { exit: ExitCode } = DIAGNOSTICS[code];
  return exit === 0 ? 1 : exit;
}

/** Of several outcomes the gravest counts. */
export function highestExit(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((highest, code) => (code > highest ? code : highest), 0);
}
