import { MAX_EXPANDED_NODES } from './limits.js';
import { childrenOf, type SourceNode } from './source-node.js';
import { type Refusal, refuse } from './syntax-reading.js';

/** Size of an anchored node with its aliases written out; `open` while the reader is still inside it. */
type Sizes = Map<string, number | 'open'>;

/** Refuses aliases that stand inside their own anchor, and those that write out to more than anyone wrote. */
export function refuseExpansion(root: SourceNode): Refusal | undefined {
  const outcome = sizeOf(root, new Map());
  return typeof outcome === 'number' ? undefined : outcome;
}

function sizeOf(node: SourceNode, sizes: Sizes): number | Refusal {
  if (node.kind === 'alias') {
    const size = sizes.get(node.name) ?? 1;
    return size === 'open' ? refuse('CIRCULAR_ALIAS', { name: node.name }, node.start) : size;
  }
  if (node.anchor !== undefined) sizes.set(node.anchor, 'open');
  let total = 1;
  for (const child of childrenOf(node)) {
    const size = sizeOf(child, sizes);
    if (typeof size !== 'number') return size;
    total += size;
    if (total > MAX_EXPANDED_NODES) {
      return refuse('EXCESSIVE_ALIASES', { limit: MAX_EXPANDED_NODES }, child.start);
    }
  }
  if (node.anchor !== undefined) sizes.set(node.anchor, total);
  return total;
}
