import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import type { SourceDocument, SourceNode } from '../syntax/source-node.js';
import { excerpt } from '../text/excerpt.js';
import type { ConditionProblem } from './condition.js';

/** The finding about a condition that cannot be read. @param place that of its start */
export function invalidCondition({ offset, text, ...rest }: ConditionProblem, place: Place): Diagnostic {
  return diagnose('INVALID_CONDITION', { ...rest, text: excerpt(text) }, placeInside(place, offset));
}

/** The place of a part of a text on one line. */
export function placeInside(place: Place, offset: number): Place {
  return {
    ...place,
    ...(place.offset !== undefined && { offset: place.offset + offset }),
    ...(place.column !== undefined && { column: place.column + offset }),
  };
}

/** The finding about a condition such as `!secured` without quotes, whose `!` YAML reads as a tag. */
export function taggedCondition(
  document: SourceDocument | undefined,
  node: SourceNode | undefined,
  placeAt: (offset: number) => Place,
): Diagnostic | undefined {
  if (document === undefined || node?.tag === undefined || node.tag.startsWith('!!')) return undefined;
  const text = document.text.slice(node.outerStart, node.end).trim();
  return diagnose('INVALID_CONDITION', { problem: 'tag', text: excerpt(text) }, placeAt(node.outerStart));
}
