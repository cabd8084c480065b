import { Choices } from './choices.js';
import { judge } from './judge.js';
import { makeDocument } from './make-document.js';
import { renderYaml } from './render-document.js';
import { renderJson } from './render-json.js';

/** A text that was made of numbers, what it says, and the choices that are left. */
export interface MadeText {
  readonly text: string;
  readonly format: 'yaml' | 'json';
  readonly value: Record<string, unknown>;
  readonly choices: Choices;
}

/** A document of any content in any layout. */
export function makeText(numbers: readonly number[]): MadeText {
  const choices = new Choices(numbers);
  const format = choices.chance(25) ? 'json' : 'yaml';
  const made = makeDocument(choices);
  const text = format === 'json' ? renderJson(choices, made.value) : renderYaml(choices, made);
  return { text, format, value: judge(text, format), choices };
}

/** A broken property: what was promised, and the texts to see it by. */
export class Broken extends Error {
  constructor(promise: string, detail: string, texts: Readonly<Record<string, string>>) {
    const shown = Object.entries(texts).map(
      ([name, text]) => `--- ${name}: ${JSON.stringify(text)}\n${text}`,
    );
    super([`${promise}: ${detail}`, ...shown].join('\n'));
    this.name = promise;
  }
}
