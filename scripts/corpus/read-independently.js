import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { isMap, isSeq, parseDocument } from 'yaml';

/**
 * Reads a spec with readers that are not the project's: JSON.parse, else `yaml`, else js-yaml as a whole.
 *
 * @returns {{ reader: 'JSON.parse' | 'yaml' | 'js-yaml' | undefined, value: unknown, rangeOf: (path: string[]) =>
 * [number, number] | undefined, inYaml: boolean }} `reader` is undefined when none of them can; `rangeOf` gives the offsets of an
 * entry, from its key to the end of its value, as `yaml` sees them; `inYaml` is whether `yaml` takes the text
 */
export function readIndependently(text) {
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'silent' });
  const rangeOf = (path) => rangeIn(document.contents, path);
  const inYaml = document.errors.length === 0;
  for (const [reader, read] of readersOf(text, document)) {
    try {
      return { reader, value: read(), rangeOf, inYaml };
    } catch {
      // The next one may take it.
    }
  }
  return { reader: undefined, value: undefined, rangeOf, inYaml };
}

function readersOf(text, document) {
  const json = () => JSON.parse(text.replace(/^\uFEFF/, ''));
  const yaml = () => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    return document.toJS({ maxAliasCount: -1 });
  };
  const jsYaml = () => load(text, { schema: CORE_SCHEMA.withTags(mergeTag) });
  const readers = [
    ['yaml', yaml],
    ['js-yaml', jsYaml],
  ];
  return /^\uFEFF?\s*[{[]/.test(text) ? [['JSON.parse', json], ...readers] : readers;
}

function rangeIn(root, path) {
  let node = root;
  let range;
  for (const name of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => String(key?.value ?? key) === name) : undefined;
    const value = isSeq(node) ? node.items[Number(name)] : pair?.value;
    const start = (pair?.key ?? value)?.range?.[0];
    if (start === undefined) return undefined;
    range = [start, value?.range?.[1] ?? pair.key.range[1]];
    node = value;
  }
  return range;
}
