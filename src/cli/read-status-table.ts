import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.js';
import { SourceText } from '../report/source-text.js';
import type { StatusTable } from '../table/status-table.js';
import type { TableSource } from '../table/table-source.js';
import { displayPath } from './display-path.js';
import type { OptionValues } from './option-table.js';
import type { World } from './world.js';

interface TableInUse {
  /** Absent when the table could not be read, and when the default one is meant as it is. */
  readonly table?: StatusTable;
  /** The rows of the file of `--table` as they are written. */
  readonly source?: TableSource;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The table that `--table`, `--codes`, `--naming` and `--suffix` ask for.
 *
 * @param sources takes the texts that findings about the table point into
 */
export async function readStatusTable(
  { table: path, codes, naming, suffix }: OptionValues,
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
  sources: Map<string, SourceText>,
): Promise<TableInUse> {
  if (codes !== undefined) sources.set('--codes', new SourceText(codes));
  const selection = {
    ...(codes !== undefined && { codes }),
    ...(naming !== undefined && { naming }),
    ...(suffix !== undefined && { suffix }),
  };
  if (path === undefined && Object.keys(selection).length === 0) return { diagnostics: [] };
  if (path === undefined) {
    const { buildStatusTable } = await import('../table/build-status-table.js');
    return buildStatusTable(selection);
  }
  const file = displayPath(cwd, path);
  const read = files.read(resolve(cwd, path), file);
  if ('code' in read) return { diagnostics: [read] };
  sources.set(file, new SourceText(read.text));
  const { readTable } = await import('../table/read-table.js');
  return readTable(read.text, { file, ...selection });
}
