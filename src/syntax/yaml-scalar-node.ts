import {
  CHOMPING_MODE,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { ScalarNode, SourceNode } from './source-node.js';
import { endOfLine, nextLine, skipSpace } from './yaml-text.js';

const SCALAR_STYLES = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
} as const;

export function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** @param from - An offset before the scalar; only space, comments and properties are in between. */
export function scalarNode(text: string, event: ScalarEvent, from: () => number): ScalarNode {
  const properties = propertiesOf(text, event);
  const style = event.valueStart < 0 ? 'empty' : SCALAR_STYLES[event.style];
  let start = event.valueStart;
  let end = event.valueEnd;
  if (style === 'single' || style === 'double') [start, end] = [start - 1, end + 1];
  else if (style !== 'plain') {
    const afterProperties = Math.max(from(), event.anchorEnd, event.tagEnd);
    if (style === 'empty') start = end = afterProperties;
    else [start, end] = [skipSpace(text, afterProperties), blockEnd(text, event)];
  }
  return { kind: 'scalar', style, start, end, ...properties, outerStart: properties.outerStart ?? start };
}

/** The end of a block scalar's content; blank lines after it are content only where `+` keeps them. */
function blockEnd(text: string, { valueStart, valueEnd, chomping, indent }: ScalarEvent): number {
  if (chomping === CHOMPING_MODE.KEEP) return valueEnd;
  if (indent < 0) return valueStart; // no line says how far they are indented: none is content
  let end = valueStart;
  for (let line = valueStart; line < valueEnd; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    if (/[^ ]/.test(content) || content.length > indent) end = Math.min(nextLine(text, line), valueEnd);
  }
  return end;
}

type NodeProperties = Partial<Pick<SourceNode, 'anchor' | 'tag' | 'outerStart'>>;
const NO_PROPERTIES: NodeProperties = {};

/** The anchor and tag of an event, and where the first of them starts. */
export function propertiesOf(
  text: string,
  event: MappingEvent | SequenceEvent | ScalarEvent,
): NodeProperties {
  const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
  if (anchorStart < 0 && tagStart < 0) return NO_PROPERTIES;
  const starts = [anchorStart - 1, tagStart].filter((start) => start >= 0);
  return {
    ...(anchorStart >= 0 && { anchor: text.slice(anchorStart, anchorEnd) }),
    ...(tagStart >= 0 && { tag: text.slice(tagStart, tagEnd) }),
    ...(starts.length > 0 && { outerStart: Math.min(...starts) }),
  };
}
