// A command line that works like the real one (REAL_BIN) and then breaks the promise that DAMAGE names.
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const DAMAGES = {
  none: () => {},
  outside: (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('info: ', 'info:  ')),
  again: (file) => appendFileSync(file, '# once more\n'),
};

const { DAMAGE = 'none', REAL_BIN } = process.env;
if (DAMAGE === 'crash') process.exit(70);
const { stdout, status } = spawnSync(process.execPath, [REAL_BIN, ...process.argv.slice(2)], {
  encoding: 'utf8',
});
for (const { file } of JSON.parse(stdout).specs) DAMAGES[DAMAGE](file);
process.stdout.write(stdout);
process.exitCode = status;
