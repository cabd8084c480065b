import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const OURS = here('../bin/gen-responses.js');
/** The peers add every entry, whatever the spec has of its own. */
const ALL = ['--no-reuse'];

/** Names of rows; the tables look some of them up. */
export const NAMES = {
  ours: 'gen-responses',
  unvalidated: 'gen-responses --no-validate',
  unwritten: 'gen-responses --no-validate --dry-run',
  again: 'gen-responses, nothing to change',
  uncached: 'gen-responses --no-cache, nothing to change',
  readOnce: 'read, parse once',
  plain: 'plain run',
  attach: 'attach',
  redocly: 'redocly bundle + decorator',
  bump: 'bump overlay',
  format: 'openapi-format --no-sort + overlay',
  jsYaml: 'js-yaml load, merge, dump',
};

/**
 * What is run on one spec, in this order.
 *
 * @param {{ id: string, file: string }} spec
 * @param {string} folder with the spec, its overlay and its additions
 * @returns {import('./measure.js').Command[]}
 */
export function commandsFor(spec, folder) {
  const extension = spec.file.endsWith('.json') ? 'json' : 'yaml';
  const out = (name) => join(folder, `${spec.id}.${name}.${extension}`);
  const additions = join(folder, `${spec.id}.additions.json`);
  const overlay = `${spec.id}.overlay.yaml`;
  const peer = (name, script, args, env = {}) => ({
    name: NAMES[name],
    script,
    args,
    env,
    output: out(name),
  });
  return [
    ...ourCommands(spec, out),
    peer(
      'redocly',
      entryOf('@redocly/cli'),
      [
        ...[
          'bundle',
          spec.file,
          '--output',
          out('redocly'),
          '--force',
          '--config',
          here('./peers/redocly.yaml'),
        ],
      ],
      { BENCH_ADDITIONS: additions, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    ),
    peer('bump', entryOf('bump-cli'), ['overlay', spec.file, overlay, '--out', out('bump')]),
    peer('format', entryOf('openapi-format'), [
      ...[spec.file, '--no-sort', '--overlayFile', overlay, '--output', out('format')],
    ]),
    peer('jsYaml', here('./peers/js-yaml-merge.js'), [spec.file, additions, out('jsYaml')]),
    { name: NAMES.readOnce, script: here('./peers/read-once.js'), args: [spec.file] },
  ];
}

/**
 * The same job with everything on, without validation, without writing either (which comes after validation), and
 * twice on what it wrote, the second time from the cache.
 */
export function ourCommands(spec, out) {
  const again = out('again');
  return [
    { name: NAMES.ours, script: OURS, args: [spec.file, ...ALL, '-o', out('ours')], output: out('ours') },
    {
      name: NAMES.unvalidated,
      script: OURS,
      args: [spec.file, ...ALL, '--no-validate', '-o', out('unvalidated')],
      output: out('unvalidated'),
    },
    {
      name: NAMES.unwritten,
      script: OURS,
      args: [spec.file, ...ALL, '--no-validate', '--dry-run', '--quiet'],
    },
    {
      name: NAMES.uncached,
      script: OURS,
      args: [again, ...ALL, '--no-cache'],
      before: () => cpSync(out('ours'), again),
    },
    {
      name: NAMES.again,
      script: OURS,
      args: [again, ...ALL],
      before: () => spawnSync(process.execPath, [OURS, again, ...ALL], { cwd: dirname(again) }),
    },
  ];
}

/** One job on many copies of a spec, with one thread and with several. Nothing is written. */
export function manyCommands({ id, copies }) {
  return copies.flatMap((count) =>
    ['1', '2'].map((jobs) => ({
      name: `${count} ${jobs}`,
      script: OURS,
      args: [`${id}-${count}/*.yaml`, '--dry-run', '--quiet', '--no-cache', '--jobs', jobs],
    })),
  );
}

/** A plain run and one that attaches, to be compared. Nothing is written. */
export function attachCommands({ file, plain, attach }) {
  const args = [file, '--dry-run', '--quiet', '--no-cache'];
  return [
    { name: NAMES.plain, script: OURS, args: [...args, ...plain] },
    { name: NAMES.attach, script: OURS, args: [...args, ...attach] },
  ];
}

/** The script behind the first command of a package. */
function entryOf(name) {
  const manifest = join(here('./node_modules'), name, 'package.json');
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : Object.values(bin)[0]);
}
