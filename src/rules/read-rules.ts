import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { STATUS_KEY } from '../openapi-version.js';
import { readSource } from '../syntax/read-source.js';
import { entryOf, type SourceDocument } from '../syntax/source-node.js';
import { excerpt } from '../text/excerpt.js';
import { LineIndex } from '../text/line-index.js';
import { nearestName } from '../text/nearest-name.js';
import { asMap, isObject } from '../values/is-object.js';
import { parseCondition } from './condition.js';
import { invalidCondition, taggedCondition } from './invalid-condition.js';
import type { IgnoredParameters, Rule, RuleSet } from './rule-sets.js';

const SWITCHES = ['400-beside-422', 'webhooks', 'follows-practice'] as const;
const RULE_KEYS = ['when', 'source', 'ignored-path-parameters'] as const;
const IGNORED = ['plain-strings', 'enums'] as const satisfies readonly IgnoredParameters[];
const RULE_MAP = 'a map of conditions by status code, such as "404: path-parameters"';

/**
 * Reads a rule file in YAML or JSON: conditions by status, and switches.
 *
 * @param file name of the text in findings
 * @returns the rule set; use it only if no finding is an error
 * @throws TypeError if the text is not a string
 */
export function readRules(
  text: string,
  file: string,
): { rules: RuleSet; diagnostics: readonly Diagnostic[] } {
  if (typeof text !== 'string') throw new TypeError('The text of a rule file must be a string.');
  const { document, diagnostics } = readSource(text, { file });
  const lines = new LineIndex(text);
  const placeAt = (offset: number): Place => ({ file, offset, ...lines.at(offset) });
  const reader = new RuleReader(document, placeAt);
  const unread = diagnostics.map((one): Diagnostic => {
    const place = placeAt(one.place.offset ?? 0);
    return one.code === 'EMPTY_DOCUMENT'
      ? diagnose('INVALID_RULE', { expected: RULE_MAP }, place)
      : { ...one, place };
  });
  return { rules: reader.read(), diagnostics: [...unread, ...reader.diagnostics] };
}

class RuleReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: SourceDocument | undefined;
  readonly #placeAt: (offset: number) => Place;

  constructor(document: SourceDocument | undefined, placeAt: (offset: number) => Place) {
    this.#document = document;
    this.#placeAt = placeAt;
  }

  read(): RuleSet {
    const value = this.#document?.value;
    const rules = new Map<string, Rule>();
    const switches = new Map<string, boolean>();
    if (this.#document !== undefined && !isObject(value))
      this.diagnostics.push(diagnose('INVALID_RULE', { expected: RULE_MAP }, this.#placeAt(0)));
    for (const [key, entry] of Object.entries(asMap(value))) {
      if (key === '$schema') continue;
      const name = SWITCHES.find((one) => one === key);
      if (name !== undefined) {
        if (typeof entry === 'boolean') switches.set(name, entry);
        else this.#fault([key], key, 'true or false');
      } else if (STATUS_KEY.test(key)) {
        const rule = this.#readRule(key, entry);
        const status = /xx$/i.test(key) ? key.toUpperCase() : key.toLowerCase();
        if (rule !== undefined) rules.set(status, rule);
      } else this.#unknownKey(key);
    }
    return {
      rules,
      beside422: switches.get('400-beside-422') === true,
      webhooks: switches.get('webhooks') === true,
      followsPractice: switches.get('follows-practice') === true,
    };
  }

  #readRule(status: string, entry: unknown): Rule | undefined {
    const map = isObject(entry) ? entry : { when: entry };
    const path = isObject(entry) && Object.hasOwn(entry, 'when') ? [status, 'when'] : [status];
    const unknown = Object.keys(map).filter((key) => !RULE_KEYS.some((known) => known === key));
    for (const key of unknown) {
      const suggestion = nearestName(key, RULE_KEYS);
      const place = this.#keyPlace([status, key]);
      this.diagnostics.push(diagnose('UNKNOWN_RULE_KEY', { key, suggestion }, place));
    }
    const { when } = map;
    const tagged = taggedCondition(this.#document, this.#entry(path)?.value, this.#placeAt);
    if (tagged !== undefined) {
      this.diagnostics.push(tagged);
      return undefined;
    }
    // An unknown key may be a misspelled "when".
    if (when === undefined && unknown.length > 0) return undefined;
    if (typeof when !== 'string') {
      this.#fault(path, status, 'a condition such as secured, or a map with "when"');
      return undefined;
    }
    const ignored = IGNORED.find((one) => one === map['ignored-path-parameters']);
    if (map['ignored-path-parameters'] !== undefined && ignored === undefined)
      this.#fault([status, 'ignored-path-parameters'], 'ignored-path-parameters', IGNORED.join(' or '));
    const place = this.#valuePlace(path);
    const { condition, problem } = parseCondition(when);
    if (problem !== undefined) this.diagnostics.push(invalidCondition(problem, place));
    return (
      condition && { condition, place, ...(ignored !== undefined && { ignoredPathParameters: ignored }) }
    );
  }

  #unknownKey(key: string): void {
    const suggestion = /^\d/.test(key) ? undefined : nearestName(key, [...SWITCHES, 'default']);
    if (/^-?\d+$/.test(key))
      this.#fault([key], key, 'a status code from 100 to 599, a range such as 4XX, or default');
    else {
      const args = { key: excerpt(key), suggestion };
      this.diagnostics.push(diagnose('UNKNOWN_RULE_KEY', args, this.#keyPlace([key])));
    }
  }

  #fault(path: readonly string[], key: string, expected: string): void {
    this.diagnostics.push(diagnose('INVALID_RULE', { key, expected }, this.#keyPlace(path)));
  }

  #keyPlace(path: readonly string[]): Place {
    return this.#placeAt(this.#entry(path)?.key.start ?? 0);
  }

  /** The place of the text of a value, behind its quote. */
  #valuePlace(path: readonly string[]): Place {
    const node = this.#entry(path)?.value;
    const isQuoted = node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double');
    return this.#placeAt((node?.start ?? 0) + (isQuoted ? 1 : 0));
  }

  #entry(path: readonly string[]) {
    let node = this.#document?.root;
    let entry: ReturnType<typeof entryOf>;
    for (const name of path) {
      entry = entryOf(node, name);
      node = entry?.value;
    }
    return entry;
  }
}
