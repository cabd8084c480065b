import { dedupeResponses } from '../../src/pipeline.js';
import { expectNoBug } from './check-run.js';
import { Choices } from './choices.js';
import { judge } from './judge.js';
import { Broken } from './made-text.js';
import { makeValue, type PlainMap } from './make-document.js';
import { renderYaml } from './render-document.js';
import { renderJson } from './render-json.js';
import { differenceOf } from './same-value.js';

/**
 * Replaces the copies in a document that has many, in any layout: what it says with `$ref`s resolved stays, so does
 * every comment, and a second run does nothing.
 *
 * @returns `refused` where the spec could not be edited, and was said so.
 * @throws Broken
 */
export async function checkDedupe(numbers: readonly number[]): Promise<'edited' | 'refused'> {
  const choices = new Choices(numbers);
  const format = choices.chance(25) ? 'json' : 'yaml';
  const made = makeCopies(choices);
  const text =
    format === 'json' ? renderJson(choices, made) : renderYaml(choices, { value: made, merged: new Map() });
  const value = judge(text, format);
  const first = await dedupeResponses(text, { validate: false });
  const texts = { text, result: first.text };
  expectNoBug(first.diagnostics, texts);
  if (first.diagnostics.some(({ severity }) => severity === 'error')) return 'refused';

  const after = judge(first.text, format);
  const difference = differenceOf(resolved(value).paths, resolved(after).paths);
  if (difference !== undefined) throw new Broken('the resolved document stays', difference, texts);
  for (const [name, response] of Object.entries(responsesOf(value))) {
    const changed = differenceOf(response, responsesOf(after)[name]);
    if (changed !== undefined) throw new Broken('components stay', `${name} ${changed}`, texts);
  }
  const lost = commentsOf(text).filter((comment) => !commentsOf(first.text).includes(comment));
  if (format === 'yaml' && lost.length > 0) throw new Broken('comments stay', lost.join(), texts);

  const second = await dedupeResponses(first.text, { validate: false });
  if (second.edits.length > 0)
    throw new Broken('a second run is empty', '', { ...texts, second: second.text });
  return first.edits.length > 0 ? 'edited' : 'refused';
}

/** Operations whose responses come from a few that repeat. */
function makeCopies(choices: Choices): PlainMap {
  const pool = [0, 1, 2].map((index) => ({ description: `R${index}`, 'x-any': makeValue(choices, 2) }));
  const pick = () => {
    const copy = structuredClone(pool[choices.below(3)]);
    return choices.chance(10) ? { ...copy, description: 'other' } : copy;
  };
  const responses = () =>
    Object.fromEntries(
      ['200', '404', '4XX', 'default'].filter(() => choices.chance(80)).map((status) => [status, pick()]),
    );
  const paths = ['/a', '/b', '/c', '/d'].map((path) => [path, { get: { responses: responses() } }]);
  const own = choices.pick<PlainMap>([{}, { Own: pick() }, { NotFound: pick(), OK: pick() }]);
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: Object.fromEntries(paths),
    ...(choices.chance(60) && { components: { responses: own } }),
  };
}

function responsesOf({ components }: PlainMap): PlainMap {
  return (components as { responses?: PlainMap | null } | undefined)?.responses ?? {};
}

/** The document with every `$ref` to a response resolved. */
function resolved(document: PlainMap): PlainMap {
  const copy = JSON.parse(JSON.stringify(document), (_, value) => {
    const name = typeof value?.$ref === 'string' && /^#\/components\/responses\/(.*)$/.exec(value.$ref)?.[1];
    return name ? structuredClone(responsesOf(document)[name]) : value;
  });
  return copy;
}

/** The writer numbers its comments. */
function commentsOf(text: string): string[] {
  return text.match(/#c\d+/g) ?? [];
}
