import { cli } from '../../src/cli/cli.js';
import type { World } from '../../src/cli/world.js';
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
  world: Partial<World> = {},
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const exit = await cli(argv, {
    stdin: async () => Buffer.from(stdin),
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    files: nodeFiles,
    cwd,
    env: {},
    isTTY: { stdout: false, stderr: false },
    now: () => 0,
    ...world,
  });
  return { exit, stdout, stderr };
}
