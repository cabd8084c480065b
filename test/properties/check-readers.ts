import type { SourceNode } from '../../src/syntax/source-node.js';
import { readYamlEvents } from '../../src/syntax/yaml-events.js';
import { readYamlNodes } from '../../src/syntax/yaml-nodes.js';
import { Broken, makeText } from './made-text.js';
import { differenceOf } from './same-value.js';

/**
 * The two readers say the same of a text, values and places. The fast one may leave a text to the other.
 *
 * @throws Broken
 */
export function checkReaders(numbers: readonly number[]): void {
  const { text, format, value } = makeText(numbers);
  if (format === 'yaml') compareReaders(text, value);
}

/** @param value - What the text says; left out where nobody knows but the readers. */
export function compareReaders(text: string, value?: unknown): 'both' | 'second' | 'none' {
  const [fast, second] = [readYamlEvents(text), readYamlNodes(text)];
  if (!second.ok) {
    if (fast.ok || value !== undefined)
      throw new Broken('the second reader reads all', second.code, { text });
    return 'none';
  }
  const difference = value === undefined ? undefined : differenceOf(second.value, value);
  if (difference !== undefined) throw new Broken('the second reader reads right', difference, { text });
  if (!fast.ok) return 'second';
  const values = differenceOf(fast.value, second.value);
  if (values !== undefined) throw new Broken('the readers agree on values', values, { text });
  const places = differenceOf(written(fast.root), written(second.root));
  if (places !== undefined) throw new Broken('the readers agree on places', places, { text });
  return 'both';
}

/** A node with all it holds, getters asked. */
function written(node: SourceNode): unknown {
  const { kind, start, end, outerStart, anchor = null, tag = null } = node;
  const base = { kind, start, end, outerStart, anchor, tag };
  if (node.kind === 'alias') return { ...base, name: node.name };
  if (node.kind === 'scalar') return { ...base, style: node.style };
  if (node.kind === 'seq') return { ...base, style: node.style, items: node.items.map(written) };
  const entries = node.entries.map(({ name = null, key, value }) => ({
    name,
    key: written(key),
    value: written(value),
  }));
  return { ...base, style: node.style, entries };
}
