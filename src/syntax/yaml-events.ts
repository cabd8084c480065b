import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  mapTag,
  mergeTag,
  parseEvents,
  type ScalarEvent,
  type ScalarTagDefinition,
  seqTag,
  strTag,
  YAMLException,
} from 'js-yaml';
import { refuseExpansion } from './alias-expansion.js';
import { MAX_DEPTH, MAX_MERGED_KEYS } from './limits.js';
import { parseUnderindented } from './parse-underindented.js';
import { childrenOf, type SourceNode } from './source-node.js';
import { type Refusal, refuse, type SyntaxReading } from './syntax-reading.js';
import { EventTree } from './yaml-event-tree.js';
import { isBlock } from './yaml-scalar-node.js';
import { beforeUnendedSpaces, skipSpace } from './yaml-text.js';

/** YAML 1.2 core plus `<<`; a tag that core does not know leaves the value as it is written. */
const SCHEMA = CORE_SCHEMA.withTags(
  mergeTag,
  { ...strTag, tagName: '', matchByTagPrefix: true } as ScalarTagDefinition<string>,
  { ...seqTag, tagName: '', matchByTagPrefix: true },
  { ...mapTag, tagName: '', matchByTagPrefix: true },
);

/** Reads YAML with js-yaml: its events have offsets, values are built from them, nodes where they are asked for. */
export function readYamlEvents(text: string): SyntaxReading {
  let root: SourceNode | undefined;
  try {
    const events = parse(text);
    dropUnendedSpaces(text, events);
    const tree = new EventTree(text, events, resolveScalar);
    if (tree.documents === 0) return refuse('EMPTY_DOCUMENT', {}, 0);
    root = tree.root();
    if (tree.documents > 1) return refuse('MULTIPLE_DOCUMENTS', {}, secondDocument(text, root.end));
    const refusal = tree.hasAliases ? refuseExpansion(text, events) : undefined;
    if (refusal !== undefined) return refusal;
    return { ok: true, root, value: construct(text, events), anchors: tree.anchors };
  } catch (error) {
    if (error instanceof YAMLException) return toRefusal(text, error, root);
    throw error;
  }
}

function parse(text: string): Event[] {
  const options = { maxDepth: MAX_DEPTH };
  try {
    return parseEvents(text, options);
  } catch (error) {
    if (error instanceof YAMLException && error.reason === DEFICIENT)
      return parseUnderindented(text, options);
    throw error;
  }
}

/** js-yaml's reason for lines of a flow collection that begin too far left, or with a tab. */
const DEFICIENT = 'deficient indentation';

/**
 * js-yaml takes spaces at the end of a text, which no line break ends, for one more line of a block scalar that has
 * no content. Changes that event.
 */
function dropUnendedSpaces(text: string, events: readonly Event[]): void {
  const last = events.findLast(({ type }) => type !== EVENT_ID.POP);
  if (last?.type === EVENT_ID.SCALAR && last.indent < 0 && isBlock(last))
    last.valueEnd = Math.max(last.valueStart, beforeUnendedSpaces(text, last.valueEnd));
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

const DETAILS: Readonly<Record<string, string>> = {
  'cannot merge mappings; the provided source object is unacceptable': 'the value of "<<" must be a map',
  [DEFICIENT]: 'this line must be indented further, with spaces',
};

/** @param root - Where the text was parsed, and no value could be built from it. */
function toRefusal(text: string, { reason, mark }: YAMLException, root: SourceNode | undefined): Refusal {
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
  const alias = /^unidentified alias "(.+)"$/.exec(reason)?.[1];
  if (alias !== undefined) {
    const detail = `the alias *${alias} has no anchor before it`;
    return refuse('NOT_PARSEABLE', { format: 'YAML', detail }, offset - 1);
  }
  const key = reason.endsWith('complex keys') && root !== undefined ? findCollectionKey(root) : undefined;
  const detail = key === undefined ? (DETAILS[reason] ?? reason) : 'a key must not be a list or map';
  return refuse('NOT_PARSEABLE', { format: 'YAML', detail }, key?.start ?? offset);
}

function findCollectionKey(node: SourceNode): SourceNode | undefined {
  const entries = node.kind === 'map' ? node.entries : [];
  const complex = entries.find(({ key }) => key.kind === 'map' || key.kind === 'seq');
  if (complex !== undefined) return complex.key;
  for (const child of childrenOf(node)) {
    const found = findCollectionKey(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
