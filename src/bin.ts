import { parseArguments } from './cli/arguments.js';
import { answer } from './cli/help.js';
import { watchOutput } from './node/output.js';

// Help and version are printed with as little loaded as possible.
const args = parseArguments(process.argv.slice(2));
const text = answer(args);
if (text === undefined) void import('./main.js').then(({ main }) => main(args));
else {
  watchOutput(() => {
    process.exitCode = 2;
  });
  process.stdout.write(text);
}
