import type { ExampleFacts } from './example-facts.js';

type Words = (facts: ExampleFacts) => readonly (string | number | boolean | undefined)[];

const STATUS: Words = ({ status, constant, title }) => [status, status?.toString(), constant, title];
const CODE: Words = ({ status, constant, message }) => [
  status,
  constant,
  constant.toLowerCase(),
  constant.toLowerCase().replaceAll('_', '-'),
  message,
  status?.toString(),
];
const TITLE: Words = ({ title }) => [title];
const MESSAGE: Words = ({ message }) => [message];
const DETAIL: Words = ({ detail }) => [detail];

/** What members of error bodies are called, in lower case without separators, and what a row has to say there. */
const WORDS: ReadonlyMap<string, Words> = new Map([
  ['status', STATUS],
  ['statuscode', STATUS],
  ['httpstatus', STATUS],
  ['httpstatuscode', STATUS],
  ['httpcode', STATUS],
  ['code', CODE],
  ['errorcode', CODE],
  ['title', TITLE],
  ['summary', TITLE],
  ['reason', TITLE],
  ['error', ({ message }) => [message, true]],
  ['message', MESSAGE],
  ['msg', MESSAGE],
  ['errormessage', MESSAGE],
  ['detail', DETAIL],
  ['details', DETAIL],
  ['description', DETAIL],
  ['errordescription', DETAIL],
  ['errors', DETAIL],
  ['messages', MESSAGE],
  ['type', ({ type }) => [type]],
  ['success', () => [false]],
  ['ok', () => [false]],
]);

/** What a row can say under the name of a member, best first; empty when the name means nothing to us. */
export function knownValues(name: string, facts: ExampleFacts): readonly (string | number | boolean)[] {
  const words = WORDS.get(name.toLowerCase().replace(/[^a-z]/g, ''));
  return (words?.(facts) ?? []).filter((value) => value !== undefined);
}
