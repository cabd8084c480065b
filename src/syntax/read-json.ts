import { readJsonNode, surveyJson } from './json-nodes.js';
import { MAX_DEPTH } from './limits.js';
import { childrenOf, type SourceNode } from './source-node.js';
import { type Refusal, refuse, type SyntaxReading } from './syntax-reading.js';

/**
 * Reads JSON with the platform's parser; nodes are made where they are asked for.
 *
 * @returns undefined for a text that is not JSON; it may be YAML in flow style
 */
export function readJson(text: string): SyntaxReading | undefined {
  const contentStart = text.startsWith('\uFEFF') ? 1 : 0;
  let value: unknown;
  try {
    value = JSON.parse(contentStart === 0 ? text : text.slice(contentStart));
  } catch {
    return undefined;
  }
  const survey = surveyJson(text);
  const { tooDeepAt } = survey;
  if (tooDeepAt !== undefined) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, tooDeepAt);
  const root = readJsonNode({ text, survey }, contentStart);
  if (countMembers(value) !== survey.members) return duplicateKey(root);
  return { ok: true, root, value, anchors: [] };
}

/** Checks values itself: a call for each of them would cost a large spec milliseconds. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item);
    return count;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    count += typeof member === 'object' ? 1 + countMembers(member) : 1;
  }
  return count;
}

function duplicateKey(node: SourceNode): Refusal {
  return findDuplicate(node) ?? refuse('DUPLICATE_KEY', {}, node.start);
}

function findDuplicate(node: SourceNode): Refusal | undefined {
  const seen = new Set<string | undefined>();
  for (const { name, key } of node.kind === 'map' ? node.entries : []) {
    if (seen.has(name)) return refuse('DUPLICATE_KEY', {}, key.start);
    seen.add(name);
  }
  for (const child of childrenOf(node)) {
    const refusal = findDuplicate(child);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
