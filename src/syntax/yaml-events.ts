import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  mapTag,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type ScalarTagDefinition,
  seqTag,
  strTag,
  YAMLException,
} from 'js-yaml';
import { refuseExpansion } from './alias-expansion.js';
import { EventTable } from './event-table.js';
import { MAX_DEPTH, MAX_MERGED_KEYS } from './limits.js';
import { refuse, type SyntaxReading } from './syntax-reading.js';
import { EventTree } from './yaml-event-tree.js';
import { beforeUnendedSpaces, skipSpace } from './yaml-text.js';

/** YAML 1.2 core plus `<<`; a tag that core does not know leaves the value as it is written. */
const SCHEMA = CORE_SCHEMA.withTags(
  mergeTag,
  { ...strTag, tagName: '', matchByTagPrefix: true } as ScalarTagDefinition<string>,
  { ...seqTag, tagName: '', matchByTagPrefix: true },
  { ...mapTag, tagName: '', matchByTagPrefix: true },
);

/**
 * The fast reader: js-yaml's events give offsets, values are built from them, nodes only where asked for.
 *
 * @param maxDepth of nested collections
 */
export function readYamlEvents(text: string, maxDepth = MAX_DEPTH): SyntaxReading {
  try {
    const events = parseEvents(text, { maxDepth });
    dropUnendedSpaces(text, events);
    const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
    if (documents === 0) return refuse('EMPTY_DOCUMENT', {}, 0);
    const tree = new EventTree(text, new EventTable(events), resolveScalar);
    const root = tree.root();
    if (documents > 1) return refuse('MULTIPLE_DOCUMENTS', {}, secondDocument(text, root.end));
    const refusal = tree.events.hasAliases ? refuseExpansion(root) : undefined;
    if (refusal !== undefined) return refusal;
    return { ok: true, root, value: construct(text, events) };
  } catch (error) {
    if (error instanceof YAMLException) return explain(text, error);
    throw error;
  }
}

/**
 * js-yaml takes spaces at the end of a text, which no line break ends, for one more line of a block scalar that has
 * no content. Changes that event.
 */
function dropUnendedSpaces(text: string, events: readonly Event[]): void {
  const last = events.findLast(({ type }) => type !== EVENT_ID.POP);
  if (last?.type === EVENT_ID.SCALAR && last.indent < 0 && isBlock(last))
    last.valueEnd = Math.max(last.valueStart, beforeUnendedSpaces(text, last.valueEnd));
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

function construct(source: string, events: Event[]): unknown {
  return constructFromEvents(events, { source, schema: SCHEMA, maxTotalMergeKeys: MAX_MERGED_KEYS })[0];
}

/** The value of one scalar on its own, resolved as the whole document is. */
function resolveScalar(text: string, event: ScalarEvent): unknown {
  const document: Event = {
    type: EVENT_ID.DOCUMENT,
    explicitStart: false,
    explicitEnd: false,
    directives: [],
  };
  return construct(text, [document, event, { type: EVENT_ID.POP }]);
}

function secondDocument(text: string, endOfFirst: number): number {
  const marker = text.slice(endOfFirst).search(/^(?:---|%)/m);
  return marker === -1 ? skipSpace(text, endOfFirst) : endOfFirst + marker;
}

/** Reasons of js-yaml that are findings of their own; the rest is for the second reader to judge. */
function explain(text: string, { reason, mark }: YAMLException): SyntaxReading {
  const offset = mark?.position ?? 0;
  if (reason.startsWith('nesting exceeded')) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, offset);
  if (reason.startsWith('merge keys exceeded')) {
    return refuse('EXCESSIVE_ALIASES', { limit: MAX_MERGED_KEYS }, offset);
  }
  if (reason === 'duplicated mapping key') {
    const isQuoted = /["']/.test(text.charAt(offset - 1));
    return refuse('DUPLICATE_KEY', {}, isQuoted ? offset - 1 : offset);
  }
  if (reason.startsWith('tab characters')) return refuse('TAB_INDENTATION', {}, offset);
  return refuse('NOT_PARSEABLE', { format: 'YAML', detail: reason }, offset);
}
