import type { Words } from '../json-schema/stated-values.js';
import { nameWords } from '../table/component-name.js';
import { phraseOwner } from '../table/phrases.js';
import { adaptExample, insteadOf } from './adapt-example.js';
import { type ExampleFacts, isDetail, kindOf, knownValues } from './example-facts.js';

/** What a row says in the members of a body that is not ours. */
export function wordsOf(facts: ExampleFacts): Words {
  return {
    known: (name, siblings) => knownValues(facts, name, siblings),
    ifRequired: (name) => {
      if (isDetail(name)) return [facts.message];
      const kind = kindOf(name);
      const numbers = [facts.anyStatus, `${facts.anyStatus}`];
      return kind === 'code' ? [facts.constant, ...numbers] : kind === 'status' ? numbers : [];
    },
    denies: (name, value) => {
      const isStated = kindOf(name) === 'status' || kindOf(name) === 'code';
      const { status, code } = facts;
      return (
        isStated &&
        status !== undefined &&
        `${value}` !== code &&
        /^[45]\d\d$/.test(`${value}`) &&
        `${value}` !== `${status}`
      );
    },
    nearest: (values) => [...values].sort((a, b) => distanceOf(a, facts) - distanceOf(b, facts)),
    says: (value) => distanceOf(value, facts) <= 1,
    names: (value) => facts.code === undefined && namesStatus(value, facts),
    // The author's example of a detail describes another error.
    insteadOf: (name, example, siblings) => [
      ...insteadOf(name, example, siblings, facts),
      ...(isDetail(name) && typeof example === 'string' ? [facts.message] : []),
    ],
    adapt: (example, accepts) => adaptExample(example, facts, accepts),
  };
}

/**
 * 0 for a word that holds the error code or the message, or begins or ends it (`index_not_found`, `unavailable`), 1 for
 * one that holds the status or its phrase, 2 for one that says whose fault it is (`invalid_request`, `server_error`), 3
 * for `unknown`, 4 for a certain fault of that side (`invalid_name`), 6 for one that says something else, else 5.
 */
function distanceOf(value: unknown, { constant, statusConstant, anyStatus }: ExampleFacts): number {
  const words = nameWords(String(value));
  const word = words.join('_').toUpperCase();
  const holds = (name: string): boolean =>
    name !== '' &&
    (word.includes(name) ||
      (word.length > 3 && (`${name}_`.startsWith(`${word}_`) || `_${name}`.endsWith(`_${word}`))));
  const owner = phraseOwner(words.join(' '));
  // `Found` does not mean `Not Found`; the phrases of 400 and 500 are general.
  const isOther =
    /^(?:SUCCE(?:SS(?:FUL)?|EDED)(?:_|$)|(?:INFO|WARN(?:ING)?|DEBUG|NOTICE)$)/.test(word) ||
    (owner !== undefined && !/^[45]00$/.test(owner) && owner !== `${anyStatus}`);
  if (isOther && word !== constant) return 6;
  if (holds(constant)) return 0;
  if (owner === `${anyStatus}` || words.includes(`${anyStatus}`) || holds(statusConstant)) return 1;
  if (/^(?:UNKNOWN|UNSPECIFIED|UNEXPECTED|OTHER|GENER(?:AL|IC))(?:_(?:ERROR|FAILURE|REASON))?$/.test(word))
    return 3;
  const side = /INVALID|BAD_REQUEST|CLIENT/.test(word)
    ? 4
    : /INTERNAL|SERVER|FATAL|^API_ERROR$/.test(word)
      ? 5
      : undefined;
  if (side === undefined) return 5;
  if (!String(anyStatus).startsWith(`${side}`)) return 6;
  return /INVALID_(?!REQUEST|INPUT|ARG|PARAM|DATA|VALUE)/.test(word) ? 4 : 2;
}

/** Whether a word is the phrase of the status, or ends it: `NotFound`, `unavailable`. */
function namesStatus(value: string, { statusConstant, anyStatus }: ExampleFacts): boolean {
  const words = nameWords(String(value));
  const owner = phraseOwner(words.join(' '));
  if (owner !== undefined) return owner === `${anyStatus}`;
  return value.length > 3 && `_${statusConstant}`.endsWith(`_${words.join('_').toUpperCase()}`);
}
