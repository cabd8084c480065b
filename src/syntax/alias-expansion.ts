import { EVENT_ID, type Event } from 'js-yaml';
import { MAX_DEPTH, MAX_EXPANDED_NODES } from './limits.js';
import { type Refusal, refuse } from './syntax-reading.js';

/** A node with its aliases written out: how many nodes it holds, and how many collections nest in it. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

const LEAF: Extent = { size: 1, depth: 0 };

/** Refuses aliases inside their own anchor, and aliases that expand to more than anyone wrote. */
export function refuseExpansion(text: string, events: readonly Event[]): Refusal | undefined {
  const anchored = new Map<string, Extent | 'open'>();
  const open: { anchor: string; size: number; depth: number }[] = [];
  let alias = 0;
  for (const event of events) {
    const anchor = 'anchorStart' in event ? text.slice(event.anchorStart, event.anchorEnd) : '';
    let extent: Extent | 'open' = LEAF;
    if (event.type === EVENT_ID.ALIAS) {
      alias = event.anchorStart - 1;
      extent = anchored.get(anchor) ?? LEAF;
      if (extent === 'open') return refuse('CIRCULAR_ALIAS', { name: anchor }, alias);
    } else if (event.type === EVENT_ID.POP) {
      const { size, depth, anchor: name } = open.pop() ?? { ...LEAF, anchor: '' };
      extent = { size, depth: depth + 1 };
      if (name !== '') anchored.set(name, extent);
    } else {
      const isLeaf = event.type === EVENT_ID.SCALAR;
      if (anchor !== '') anchored.set(anchor, isLeaf ? LEAF : 'open');
      if (!isLeaf) {
        open.push({ anchor, size: 1, depth: 0 });
        continue;
      }
    }
    const parent = open.at(-1);
    if (parent === undefined) continue;
    parent.size += extent.size;
    parent.depth = Math.max(parent.depth, extent.depth);
    if (parent.size > MAX_EXPANDED_NODES)
      return refuse('EXCESSIVE_ALIASES', { limit: MAX_EXPANDED_NODES }, alias);
    if (parent.depth > MAX_DEPTH) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, alias);
  }
  return undefined;
}
