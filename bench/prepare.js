// Puts one spec, and what each peer needs to do the job on it, into a folder. A process of its own: the peak memory
// that Linux tells of a child starts at what its parent holds.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { augmentDocument } from '../dist/index.js';
import { makeSpec, withComments } from './make-spec.js';
import { octokitFile } from './specs.js';

const [folder, specsFolder, given] = process.argv.slice(2);
const spec = JSON.parse(given);
const isJson = spec.file.endsWith('.json');

const { text, origin } = source();
writeFileSync(join(folder, spec.file), text);
const document = isJson ? JSON.parse(text) : load(text);
const { additions, responses } = whatWeAdd(document);
writeFileSync(join(folder, `${spec.id}.additions.json`), JSON.stringify(additions));
const overlay = {
  overlay: '1.0.0',
  info: { title: 'Responses', version: '1.0.0' },
  actions: [{ target: '$', update: additions }],
};
writeFileSync(join(folder, `${spec.id}.overlay.yaml`), dump(overlay));
const { openapi, swagger } = document;
const facts = { origin, bytes: Buffer.byteLength(text), lines: text.split('\n').length, responses };
process.stdout.write(JSON.stringify({ ...facts, version: openapi ?? swagger }));

function source() {
  const real = spec.from === undefined ? undefined : join(specsFolder, spec.from);
  if (real !== undefined && existsSync(real)) return { text: readFileSync(real, 'utf8'), origin: spec.from };
  const octokit = spec.octokit === undefined ? undefined : octokitFile(spec.octokit);
  if (octokit !== undefined) {
    const json = readFileSync(octokit, 'utf8');
    const origin = `@octokit/openapi ${spec.octokit}`;
    if (isJson) return { text: json, origin };
    const yaml = dump(JSON.parse(json), { lineWidth: 110, noRefs: true });
    return { text: withComments(yaml), origin: `${origin}, as YAML with comments` };
  }
  const made = makeSpec(spec.bytes);
  return { text: isJson ? JSON.stringify(load(made), null, 2) : made, origin: 'made up' };
}

/** The plan that gen-responses makes for the spec, as one object to be merged into it; our ledger is left out. */
function whatWeAdd(value) {
  const additions = {};
  let responses = 0;
  for (const change of augmentDocument(value, { reuse: false, ledger: false }).plan.changes) {
    if (change.path.at(-2) === 'responses') responses += 1;
    let parent = additions;
    for (const name of change.path.slice(0, -1)) {
      parent[name] ??= {};
      parent = parent[name];
    }
    parent[change.path.at(-1)] = change.value;
  }
  return { additions, responses };
}
