import type { Place } from '../diagnostic.js';
import { placeAt } from '../openapi/place-at.js';
import type { Location, SpecFile } from '../openapi/spec-files.js';
import { LineIndex } from '../text/line-index.js';

/**
 * The place of a location: the key of a property or the start of a list item. A value that is not in the text
 * (missing, or from an alias or `<<`) gets the place of its nearest ancestor.
 *
 * @param main Findings in this file get line and column later; those of other files get them here.
 */
export function placeOf({ in: spec, path }: Location, main: SpecFile): Place {
  const place = placeAt(spec, path);
  return spec === main ? place : { ...place, ...linesOf(spec).at(place.offset ?? 0) };
}

const LINES = new WeakMap<SpecFile, LineIndex>();

function linesOf(spec: SpecFile): LineIndex {
  const lines = LINES.get(spec) ?? new LineIndex(spec.source.text);
  LINES.set(spec, lines);
  return lines;
}
