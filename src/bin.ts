import { buffer } from 'node:stream/consumers';
import { cli } from './cli/cli.js';
import { nodeFiles } from './node/files.js';

const { stdin, stdout, stderr, env } = process;
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error; // the reader has seen enough: no fault of anyone's
  });
}
process.exitCode = await cli(process.argv.slice(2), {
  stdin: () => buffer(stdin),
  stdout: (text) => void stdout.write(text),
  stderr: (text) => void stderr.write(text),
  files: nodeFiles,
  cwd: process.cwd(),
  env,
  isTTY: { stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
  now: () => performance.now(),
});
