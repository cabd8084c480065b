// The least that a tool of this kind can do: load, merge, write.
import { readFileSync, writeFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';

const [input, additions, output] = process.argv.slice(2);
const isJson = input.endsWith('.json');
const text = readFileSync(input, 'utf8');
const document = isJson ? JSON.parse(text) : load(text);
merge(document, JSON.parse(readFileSync(additions, 'utf8')));
writeFileSync(output, isJson ? `${JSON.stringify(document, null, 2)}\n` : dump(document, { noRefs: true }));

function merge(target, source) {
  for (const [name, value] of Object.entries(source)) {
    if (target[name] === undefined) target[name] = value;
    else if (typeof value === 'object' && !Array.isArray(value)) merge(target[name], value);
  }
}
