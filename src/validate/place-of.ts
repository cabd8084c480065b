import type { Place } from '../diagnostic.js';
import { placeAt } from '../openapi/place-at.js';
import type { Location, SpecFile } from '../openapi/spec-files.js';
import { LineIndex } from '../text/line-index.js';

/**
 * Where a location stands in its text: the key of a property, the start of a list's item; of what the text does not
 * hold (it came by an alias or `<<`, or is missing), the nearest thing around it.
 *
 * @param main Of this file the edge knows the text; line and column of others are computed here.
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
