// Runs the three generators over a folder of specs: `node generate.js SPECS OUT` reads SPECS/NAME.yaml and writes
// OUT/GENERATOR/NAME/, each with a module `client`.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import openapiTypescript, { astToString } from 'openapi-typescript';
import orval from 'orval';

const [specs, out] = process.argv.slice(2).map((path) => resolve(path));
const names = readdirSync(specs).map((file) => basename(file, '.yaml'));
const specOf = (name) => join(specs, `${name}.yaml`);
const folderOf = (generator, name) => join(out, generator, name);

await createClient(
  names.map((name) => ({
    input: specOf(name),
    output: { path: join(folderOf('hey-api', name), 'client') },
    plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
    logs: { level: 'silent', file: false },
  })),
);

for (const name of names) {
  const target = folderOf('openapi-typescript', name);
  mkdirSync(target, { recursive: true });
  const nodes = await openapiTypescript(pathToFileURL(specOf(name)), { silent: true });
  writeFileSync(join(target, 'client.ts'), astToString(nodes));

  const output = { target: join(folderOf('orval', name), 'client.ts'), client: 'fetch', mode: 'single' };
  await orval.generate({ input: specOf(name), output });
}
