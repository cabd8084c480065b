import type { Messages } from '../messages.js';

/** Sentences about what stands in the spec and what the table would have there. */
export const SPEC_MESSAGES = {
  MALFORMED_LEDGER: ({ pointer }) => ({
    message: `${pointer} is not a record that gen-responses wrote; what it speaks of is taken for the author's own.`,
    hint: 'Remove it, or restore the version that the tool wrote.',
  }),
  ENTRY_TAKEN_OVER: ({ name, asWritten }) => ({
    message: asWritten
      ? `${name} holds a comment, an anchor, an alias or a tag of the author's; it stays as it is.`
      : `${name} was changed by hand since it was generated; it is the author's now and stays as it is.`,
    hint: 'To have it generated again, remove it, or for a response use --on-conflict replace.',
  }),
  ENTRY_CONFLICT: ({ name, kind }) => ({
    message: `The spec has a ${kind} ${name} that gen-responses did not write and that differs from the table's.`,
    hint: 'Rename one of the two, or use --on-conflict keep; --on-conflict replace overwrites responses.',
  }),
  DANGLING_RESPONSE: ({ name, code, row, nearest }) => ({
    message: `There is no response component ${name}.`,
    hint:
      code !== undefined && row !== undefined
        ? `The table calls ${code} ${row}: refer to that, or write ${name} in the row's Component column.`
        : danglingHint(code, nearest),
  }),
  NOTHING_PRUNED: () => ({
    message:
      'Nothing was removed: the document has no operations, and other files may refer to its components.',
    hint: 'Use --force when no other file does.',
  }),
} satisfies Messages;

function danglingHint(code: string | undefined, nearest: string | undefined): string {
  if (code !== undefined) return `Add it with --codes +${code}, or with a row for ${code} in the table.`;
  if (nearest !== undefined) return `Did you mean ${nearest}?`;
  return 'Add the component, or correct the $ref.';
}
