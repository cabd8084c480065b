import type { Diagnostic } from '../diagnostic.js';

/** A finding about a file that a row of the table names, with the name that reports have for the file. */
export function renameFile(finding: Diagnostic, names: ReadonlyMap<string, string>): Diagnostic {
  const file = names.get(finding.place.file);
  return file === undefined ? finding : { ...finding, place: { ...finding.place, file } };
}
