import { plural } from '../display.js';
import { didYouMean, type Messages } from '../messages.js';

/** Messages about the entries of the spec: those that the table gives, and those that `dedupe` replaces. */
export const SPEC_MESSAGES = {
  MALFORMED_LEDGER: ({ pointer }) => ({
    message: `${pointer} is not a valid record of generated entries. The entries it names are treated as written by hand.`,
    hint: 'Remove it, or restore the version that gen-responses wrote.',
  }),
  ENTRY_TAKEN_OVER: ({ name, asWritten }) => ({
    message: asWritten
      ? `Kept ${name}: it contains a comment, an anchor, an alias or a tag that was added by hand.`
      : `Kept ${name}: it was edited by hand.`,
    hint: 'To generate it again, delete it. A response can also be replaced with --on-conflict replace.',
  }),
  FORMER_NAME_USED: ({ name, now, here, elsewhere, renameRefs }) => ({
    message: `${countUses(here, elsewhere)} still ${here + elsewhere === 1 ? 'uses' : 'use'} ${name}, which is now ${now}.`,
    hint:
      here > 0 && !renameRefs
        ? 'Add --rename-refs to rewrite those in this file.'
        : `Change them to ${now} by hand.`,
  }),
  ENTRY_CONFLICT: ({ name, kind }) => ({
    message: `The spec already has a ${kind} ${name} that differs from the generated one.`,
    hint: 'Rename one of the two, keep the one in the spec with --on-conflict keep, or overwrite a response with --on-conflict replace.',
  }),
  DANGLING_RESPONSE: ({ name, nearest }) => ({
    message: `There is no response component ${name}.`,
    hint: didYouMean(nearest, 'Add the component, or fix the $ref.'),
  }),
  NOTHING_PRUNED: () => ({
    message: 'Nothing was removed: the spec has no operations, so other files may use its components.',
    hint: 'Add --force if no other file uses them.',
  }),
  DUPLICATES_REPLACED: ({ places, components, bytes, lines }) => ({
    message: `${plural(places, 'inline response')} ${places === 1 ? 'becomes a $ref' : 'become $refs'} to ${plural(components, 'component')}: ${difference(bytes, 'byte')} and ${difference(lines, 'line')}.`,
    hint: 'Rename new components if you like: a second run changes nothing.',
  }),
  NEAR_DUPLICATES: ({ total, keyOrder, description, examples, several }) => {
    const parts = Object.entries({
      'the order of keys': keyOrder,
      description,
      examples,
      'description and examples': several,
    });
    const found = parts.filter(([, count]) => count > 0);
    const list = found.map(([name, count]) => (found.length > 1 ? `${name} (${count})` : name));
    return {
      message: `${plural(total, 'inline response')} left that ${total === 1 ? 'differs' : 'differ'} from another one only in ${list.join(', ')}.`,
      hint: 'Make them equal and run dedupe again to replace them too.',
    };
  },
} satisfies Messages;

function countUses(here: number, elsewhere: number): string {
  const refs = (count: number) => `${count} ${count === 1 ? '$ref' : '$refs'}`;
  if (here === 0) return `${refs(elsewhere)} in other files`;
  return elsewhere === 0 ? refs(here) : `${refs(here)} here and ${elsewhere} in other files`;
}

function difference(saved: number, word: string): string {
  return `${plural(Math.abs(saved), word)} ${saved < 0 ? 'more' : 'less'}`;
}
