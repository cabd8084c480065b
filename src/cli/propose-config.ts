import { agreedErrorSchema, type ErrorSchema } from '../merge/error-schema.js';
import { readLedger } from '../merge/ledger.js';
import { collectErrorVotes } from '../openapi/error-votes.js';
import { LocalFiles } from '../openapi/local-files.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { containersOf } from '../openapi-version.js';
import type { NamingStyle } from '../table/component-name.js';
import { asMap } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';

/** What a spec does already, so that the config can follow it. */
export interface SpecFacts {
  readonly file: string;
  /** The schema that its error responses agree on. */
  readonly errorSchema?: ErrorSchema;
  /** Of its response components. */
  readonly names: readonly string[];
  /** Operations refer to response components. */
  readonly refersToResponses: boolean;
  /** An earlier run added responses, or attached them. */
  readonly made?: 'responses' | 'attached';
}

export function describeSpec(spec: SpecDocument): SpecFacts {
  const { responses, schemas } = containersOf(spec.version);
  const ledger = readLedger(spec);
  const components = valueAt(spec.document, responses);
  const own = (name: string) => !ledger.responses.has(name);
  const schema = agreedErrorSchema(collectErrorVotes(spec, new LocalFiles(spec, undefined)));
  const prefix = `#/${schemas.join('/')}/`;
  // A schema in another file, or of ours, is found again by every run.
  const isOwn = schema?.target.startsWith(prefix) && !ledger.schemas.has(schema.target.slice(prefix.length));
  const start = `#/${responses.join('/')}/`;
  const made = ledger.attached.size > 0 ? 'attached' : ledger.responses.size > 0 ? 'responses' : undefined;
  return {
    file: spec.file,
    made,
    errorSchema: isOwn ? schema : undefined,
    names: Object.keys(asMap(components)).filter(own),
    refersToResponses: [...spec.index.referencesByRef.keys()].some((ref) => ref.startsWith(start)),
  };
}

/**
 * A commented config file in YAML.
 *
 * @param patterns files and patterns of specs
 * @returns the text, and its choices for people
 */
export function proposeConfig(
  patterns: readonly string[],
  facts: readonly SpecFacts[],
): { text: string; choices: readonly string[] } {
  const body = commonErrorSchema(facts);
  // Versions of one API have the same names.
  const names = [...new Set(facts.flatMap((fact) => fact.names))];
  const naming = commonStyle(names);
  const suffix = commonSuffix(names);
  const onlyReferenced = facts.some(({ refersToResponses }) => refersToResponses);
  const attach = facts.some(({ made }) => made === 'attached');
  const choices = [
    ...(body === undefined ? [] : [`errorBody: ${body.target}`]),
    ...(naming === undefined ? [] : [`naming: ${naming}`]),
    ...(suffix === undefined ? [] : [`suffix: ${suffix}`]),
    ...(onlyReferenced ? ['onlyReferenced: true'] : []),
    ...(attach ? ['attach: true'] : []),
  ];
  const setting = (isChosen: boolean, text: string) => (isChosen ? text : `# ${text}`);
  const text = `# yaml-language-server: $schema=./node_modules/gen-responses/schemas/config.schema.json

# Files and patterns, for when the command line names none.
specs:
${(patterns.length > 0 ? patterns : ['openapi.yaml']).map((one) => `  - ${quote(one)}\n`).join('')}
# The table of status codes: a page in Markdown, or CSV, YAML or JSON. Without it, the built-in table.
# table: docs/errors.md

# Which codes: a list, a class such as 4xx, or all. Without it, every row of the table.
# codes: 400,401,403,404,409,500

# Body of error responses: a preset (problem-details, simple, …), a schema of the spec or a file.
${describeBody(facts, body)}${setting(body !== undefined, `errorBody: ${quote(body?.target ?? './error.schema.json')}`)}

# Names of new responses: pascal, camel, snake, kebab or code, with a suffix.
${setting(naming !== undefined, `naming: ${naming ?? 'pascal'}`)}
${setting(suffix !== undefined, `suffix: ${suffix ?? 'Error'}`)}

# Add only responses that a $ref in the spec uses: write the $ref, and the next run adds the response.
${setting(onlyReferenced, 'onlyReferenced: true')}

# Add $refs to the operations that can give a response, where they lack it.
${setting(attach, 'attach: true')}

# Headers of every generated response (all), or of a class.
# headers:
#   4xx:
#     - name: X-Request-Id
#       format: uuid

# Other settings for some of the specs.
# overrides:
#   - files: internal/*.yaml
#     errorBody: problem-details
`;
  return { text, choices };
}

/** A schema that every spec has and uses. */
function commonErrorSchema(facts: readonly SpecFacts[]): ErrorSchema | undefined {
  const [first] = facts;
  const isCommon = facts.every(({ errorSchema }) => errorSchema?.target === first?.errorSchema?.target);
  return isCommon ? first?.errorSchema : undefined;
}

function describeBody(facts: readonly SpecFacts[], body: ErrorSchema | undefined): string {
  const lines = facts.flatMap(({ file, errorSchema }) => {
    if (errorSchema === undefined) return [];
    const { target, count, total } = errorSchema;
    return [
      `# ${JSON.stringify(file).slice(1, -1)} uses ${target} in ${count} of ${total} error responses.\n`,
    ];
  });
  const note = '# Without a setting, each spec keeps its own.\n';
  return `${lines.join('')}${body === undefined && lines.length > 0 ? note : ''}`;
}

const FEWEST_NAMES = 3;

/** 80% of the names, and three at least. */
function isMost(count: number, total: number): boolean {
  return total >= FEWEST_NAMES && count * 5 >= total * 4;
}

/** In this order, because `404` and `notfound` have more than one form. A suffix is found apart. */
const STYLES: readonly (readonly [NamingStyle, RegExp])[] = [
  ['code', /^(?:[1-5](?:\d\d|XX)|default)(?:Error|Response)?$/],
  ['snake', /^[a-z\d]+(?:_[a-z\d]+)+$/],
  ['kebab', /^[a-z\d]+(?:-[a-z\d]+)+$/],
  ['camel', /^[a-z]+(?:[A-Z][a-z\d]*)+$/],
];

/** The style of most names, unless it is the default. A name of one word in small letters fits each with words. */
function commonStyle(names: readonly string[]): NamingStyle | undefined {
  const [style] =
    STYLES.find(([style, form]) => {
      const own = names.filter((name) => form.test(name));
      const words = style === 'code' ? [] : names.filter((name) => /^[a-z]+$/.test(name));
      return own.length > 0 && isMost(own.length + words.length, names.length);
    }) ?? [];
  return style;
}

/** Other styles than pascal write it in their own way: `not_found_error`. */
function commonSuffix(names: readonly string[]): string | undefined {
  return ['Error', 'Response'].find((suffix) => {
    const own = names.filter(
      (name) => name.length > suffix.length && new RegExp(`${suffix}$`, 'i').test(name),
    );
    return isMost(own.length, names.length);
  });
}

function quote(text: string): string {
  return /^[\w][\w./-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
