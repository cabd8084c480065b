import { MAX_DEPTH, MAX_EXPANDED_NODES } from './limits.js';
import { childrenOf, type SourceNode } from './source-node.js';
import { type Refusal, refuse } from './syntax-reading.js';

/** What a node comes to with its aliases written out: nodes, and collections one in the other. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

/** By anchor; `open` while the reader is still inside it. */
type Extents = Map<string, Extent | 'open'>;

const LEAF: Extent = { size: 1, depth: 0 };

/** Refuses aliases that stand inside their own anchor, and those that write out to more than anyone wrote. */
export function refuseExpansion(root: SourceNode): Refusal | undefined {
  const outcome = extentOf(root, new Map());
  return 'code' in outcome ? outcome : undefined;
}

function extentOf(node: SourceNode, extents: Extents): Extent | Refusal {
  if (node.kind === 'alias') {
    const extent = extents.get(node.name) ?? LEAF;
    return extent === 'open' ? refuse('CIRCULAR_ALIAS', { name: node.name }, node.start) : extent;
  }
  if (node.kind === 'scalar' && node.anchor === undefined) return LEAF;
  if (node.anchor !== undefined) extents.set(node.anchor, 'open');
  const merged = mergedIn(node);
  let [size, depth] = [1, 0];
  for (const child of childrenOf(node)) {
    const extent = extentOf(child, extents);
    if ('code' in extent) return extent;
    size += extent.size;
    depth = Math.max(depth, extent.depth - (merged.get(child) ?? 0));
    if (size > MAX_EXPANDED_NODES)
      return refuse('EXCESSIVE_ALIASES', { limit: MAX_EXPANDED_NODES }, child.start);
    if (depth >= MAX_DEPTH) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, child.start);
  }
  const extent = node.kind === 'scalar' ? LEAF : { size, depth: depth + 1 };
  if (node.anchor !== undefined) extents.set(node.anchor, extent);
  return extent;
}

/** The values of `<<`, and how many collections around their entries go when those become the map's own. */
function mergedIn(node: SourceNode): ReadonlyMap<SourceNode, number> {
  const values = node.kind === 'map' ? node.entries.filter(({ name }) => name === '<<') : [];
  return new Map(values.map(({ value }) => [value, value.kind === 'seq' ? 2 : 1]));
}
