import { readFileSync } from 'node:fs';

/** Adds what `BENCH_ADDITIONS` holds to the root, what stands there first. */
export default function addResponses() {
  const additions = JSON.parse(readFileSync(process.env.BENCH_ADDITIONS, 'utf8'));
  const decorator = () => ({
    Root: {
      leave(root) {
        merge(root, additions);
      },
    },
  });
  return { id: 'bench', decorators: { oas2: { add: decorator }, oas3: { add: decorator } } };
}

function merge(target, source) {
  for (const [name, value] of Object.entries(source)) {
    if (target[name] === undefined) target[name] = value;
    else if (typeof value === 'object' && !Array.isArray(value)) merge(target[name], value);
  }
}
