import { describeTableReason } from '../report/messages/table.js';
import type { RoleReason, StatusEvidence } from '../table/column-role.js';
import type { ExplainedColumn, ExplainedTable } from '../table/read-grids.js';

/** What `table --explain` prints: each table with its line, and what its columns were taken for. */
export function renderExplainedTables(tables: readonly ExplainedTable[], file: string): string {
  if (tables.length === 0) return `${file}: no tables\n`;
  return tables
    .map((table) => {
      const head = `${file}:${table.line}`;
      if (table.reason !== undefined) return `${head}: left alone: ${describeTableReason(table.reason)}\n`;
      return `${head}: code table\n${table.columns.map(renderColumn).join('')}`;
    })
    .join('\n');
}

function renderColumn({ number, heading, role, reason }: ExplainedColumn): string {
  return `  ${number} "${heading.replace(/\s+/g, ' ')}": ${role} (${describeReason(reason)})\n`;
}

const EVIDENCE: { readonly [E in StatusEvidence]: string } = {
  heading: 'the heading says code or status',
  phrase: 'phrases follow the codes',
  values: 'the values are typical of statuses',
};

function describeReason(reason: RoleReason): string {
  switch (reason.code) {
    case 'chosen':
      return 'given by --columns';
    case 'printed-heading':
      return 'its heading in a printed table';
    case 'key':
      return 'its key';
    case 'statuses':
      return `${reason.hits} of ${reason.cells} cells start with a status code, and ${EVIDENCE[reason.also]}`;
    case 'same-headings':
      return `same headings as the table in line ${reason.line}`;
    case 'identifiers':
      return `${reason.hits} of ${reason.cells} cells are identifiers`;
    case 'phrases':
      return `${reason.hits} of ${reason.cells} cells are the phrase of their code`;
    case 'message-heading':
      return 'the heading says message, and the cells are short';
    case 'message-beside-error-codes':
      return 'the heading says message, beside error codes';
    case 'description-heading':
      return 'the heading says description';
    case 'first-text':
      return 'the first column of text';
    case 'form':
      return `${reason.hits} of ${reason.cells} cells have its form`;
    case 'other-text':
      return 'other text';
    case 'repeats-status':
      return 'repeats the status code';
    case 'row-numbers':
      return 'numbers the rows';
    case 'empty':
      return 'no text';
  }
}
