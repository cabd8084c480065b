import { parseArguments } from './cli/arguments.js';
import { answer } from './cli/help.js';

// Help and version are printed with as little loaded as possible.
const args = parseArguments(process.argv.slice(2));
const text = answer(args);
if (text === undefined) void import('./main.js').then(({ main }) => main(args));
else {
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return; // the reader of the pipe has closed it
    process.stderr.write(`gen-responses: could not print everything: ${message}\n`);
    process.exitCode = 2;
  });
  process.stdout.write(text);
}
