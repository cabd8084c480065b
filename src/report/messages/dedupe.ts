import { plural } from '../display.js';
import type { Messages } from '../messages.js';

/** Messages of `dedupe`. */
export const DEDUPE_MESSAGES = {
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

function difference(saved: number, word: string): string {
  return `${plural(Math.abs(saved), word)} ${saved < 0 ? 'more' : 'less'}`;
}
