import { availableParallelism } from 'node:os';
import { buffer } from 'node:stream/consumers';
import type { Arguments } from './cli/arguments.js';
import { runCommand } from './cli/run-command.js';
import { nodeFiles } from './node/files.js';
import { watchOutput } from './node/output.js';
import { endOnSignals } from './node/signals.js';
import { createThread } from './node/thread.js';

/** Runs a command line in this process, and ends it. */
export async function main(args: Arguments): Promise<void> {
  endOnSignals();
  const { stdout, stderr, env } = process;
  let hasFailed = false;
  watchOutput(() => {
    hasFailed = true;
  });

  // Error-body modules run in this process. What they print must not mix with our data, and when they end the process
  // early, that is not a success.
  const writeData = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  const endTooEarly = () => {
    stderr.write(
      'gen-responses: the process ended early. Make sure that the error-body module does not end it.\n',
    );
    process.exitCode = 70;
  };
  process.on('exit', endTooEarly);

  const exitCode = await runCommand(args, {
    io: {
      argv: process.argv.slice(2),
      stdin: () => buffer(process.stdin),
      stdout: (text) => void writeData(text),
      stderr: (text) => void stderr.write(text),
      env,
      columns: { stdout: stdout.columns, stderr: stderr.columns },
      isTTY: { stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
      now: () => performance.now(),
    },
    files: nodeFiles,
    threads: {
      available: availableParallelism(),
      create: (data) => createThread(new URL('./spec-worker.js', import.meta.url), data),
    },
    cwd: process.cwd(),
  });

  process.off('exit', endTooEarly);
  const flushed = (write: typeof writeData) => new Promise((done) => write('', done));
  await Promise.all([flushed(writeData), flushed(stderr.write.bind(stderr))]);
  process.exit(hasFailed ? 2 : exitCode); // a timer of a module would keep the process alive
}
