import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { readSource } from '../../src/syntax/read-source.js';
import { childrenOf, type SourceNode } from '../../src/syntax/source-node.js';
import { Broken, makeText } from './made-text.js';
import { differenceOf } from './same-value.js';

/**
 * A made-up text is read as it was meant, and its nodes are where the `yaml` package sees them.
 *
 * @throws Broken
 */
export function checkReaders(numbers: readonly number[]): void {
  const { text, format, value } = makeText(numbers);
  const { document, diagnostics } = readSource(text, { file: 'openapi.yaml' });
  if (document === undefined) throw new Broken('it is read', diagnostics[0]?.code ?? '', { text });
  const difference = differenceOf(document.value, value);
  if (difference !== undefined) throw new Broken('it is read as it was meant', difference, { text });
  if (format === 'yaml') comparePlaces(text, document.root);
}

/** @throws Broken where our nodes and those of the `yaml` package have other kinds, styles or places */
export function comparePlaces(text: string, root: SourceNode): void {
  const document = parseDocument(text, { resolveKnownTags: false, uniqueKeys: false, logLevel: 'error' });
  compare(text, root, document.contents);
}

const STYLES: Readonly<Record<string, string>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function compare(text: string, node: SourceNode, other: Node | null): void {
  const [ours, theirs] = [
    seen(node),
    other === null ? { kind: 'scalar', style: 'empty' } : seenByYaml(other),
  ];
  const difference = differenceOf(ours, theirs);
  if (difference !== undefined) {
    const detail = `${JSON.stringify(ours)} is not ${JSON.stringify(theirs)}`;
    throw new Broken('nodes are where yaml sees them', detail, { text });
  }
  const theirChildren = childrenOfYaml(other);
  for (const [index, child] of childrenOf(node).entries()) compare(text, child, theirChildren[index] ?? null);
}

function seen(node: SourceNode): Record<string, unknown> {
  const { kind, start, end, anchor } = node;
  if (kind === 'alias') return { kind, start, end };
  const isEmpty = start === end;
  const isBlock = node.style === 'block' || node.style === 'literal' || node.style === 'folded';
  const properties = anchor === undefined ? {} : { anchor };
  const base = { kind, style: node.style, ...properties };
  if (isEmpty) return base;
  // The `yaml` package counts the blank lines below to a block.
  if (isBlock) return node.style === 'block' ? base : { ...base, start };
  return { ...base, start, end };
}

function seenByYaml(node: Node): Record<string, unknown> {
  const [start, end] = node.range ?? [0, 0];
  if (isAlias(node)) return { kind: 'alias', start, end };
  const properties = 'anchor' in node && node.anchor !== undefined ? { anchor: node.anchor } : {};
  if (isScalar(node)) {
    if (start === end) return { kind: 'scalar', style: 'empty', ...properties };
    const style = STYLES[node.type ?? ''];
    const base = { kind: 'scalar', style, ...properties, start };
    return style === 'literal' || style === 'folded' ? base : { ...base, end };
  }
  const kind = isMap(node) ? 'map' : 'seq';
  const isFlow = 'flow' in node && node.flow === true;
  // A pair in a flow list is a map without brackets.
  if (!isFlow) return { kind, style: 'block', ...properties };
  return { kind, style: 'flow', ...properties, start, end };
}

function childrenOfYaml(node: Node | null): (Node | null)[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => [key as Node | null, value as Node | null]);
  return isSeq(node) ? (node.items as (Node | null)[]) : [];
}
