import { parseArguments } from '../../src/cli/arguments.js';
import { answer } from '../../src/cli/help.js';
import type { Io, Run } from '../../src/cli/run.js';
import { runCommand } from '../../src/cli/run-command.js';
import type { ExitCode } from '../../src/diagnostic.js';
import { nodeFiles } from '../../src/node/files.js';

export interface Ran {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, in a folder of its own, as a script would: no terminal, no colors. */
export async function runCli(
  cwd: string,
  argv: readonly string[],
  stdin: string | Uint8Array = '',
  host: Partial<Io & Pick<Run, 'files' | 'threads'>> = {},
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const { files = nodeFiles, threads, ...io } = host;
  const args = parseArguments(argv);
  const text = answer(args);
  if (text !== undefined) return { exit: 0, stdout: text, stderr };
  const exit = await runCommand(args, {
    io: {
      argv,
      stdin: async () => Buffer.from(stdin),
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      env: {},
      isTTY: { stdout: false, stderr: false },
      now: () => 0,
      ...io,
    },
    files,
    cwd,
    ...(threads && { threads }),
  });
  return { exit, stdout, stderr };
}
