import { cli } from './cli/cli.js';
import { nodeFiles } from './node/files.js';
import { readStdin } from './node/read-file.js';
import { endOnSignals } from './node/signals.js';

endOnSignals();
const { stdout, stderr, env } = process;
let isUnheard = false;
for (const stream of [stdout, stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || isUnheard) return; // the reader has seen enough: no fault of anyone's
    isUnheard = true;
    if (stream === stdout) stderr.write(`gen-responses: not all could be printed: ${message}\n`);
  });
}

// Modules of the author's run in this process. What they print is no data of ours, and an end that they bring about
// is no success.
const writeData = stdout.write.bind(stdout);
stdout.write = stderr.write.bind(stderr);
const endTooEarly = () => {
  stderr.write('gen-responses: the process ended before the work was done.\n');
  process.exitCode = 70;
};
process.on('exit', endTooEarly);

const exitCode = await cli({
  io: {
    argv: process.argv.slice(2),
    stdin: readStdin,
    stdout: (text) => void writeData(text),
    stderr: (text) => void stderr.write(text),
    env,
    isTTY: { stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
    now: () => performance.now(),
  },
  files: nodeFiles,
  cwd: process.cwd(),
});

process.off('exit', endTooEarly);
const flushed = (write: typeof writeData) => new Promise((done) => write('', done));
await Promise.all([flushed(writeData), flushed(stderr.write.bind(stderr))]);
process.exit(isUnheard ? 2 : exitCode); // a timer of such a module would keep it alive
