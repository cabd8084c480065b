import { openDocument, type Spec, type SpecDocument } from '../../src/openapi/open-spec.js';
import { openText as openTextOf } from '../../src/pipeline.js';

/** A document that opens, of OpenAPI 3.1 unless it says so. */
export function open(document: Record<string, unknown>): SpecDocument {
  const version = 'swagger' in document ? {} : { openapi: '3.1.0' };
  const { spec } = openDocument({ ...version, ...document }, 'api');
  if (spec === undefined) throw new Error('The fixture does not open.');
  return spec;
}

/** A text that opens. */
export function openText(text: string, file = 'api.yaml'): Spec {
  const { spec } = openTextOf(text, file);
  if (spec === undefined) throw new Error('The fixture does not open.');
  return spec;
}
