import { constantMembers } from '../generate/constant-members.js';
import type { ErrorBody, ExampleContext } from '../generate/error-body.js';
import { type ErrorCase, errorCases } from '../generate/error-cases.js';
import { definitionAt } from '../json-schema/collect.js';
import { sameValueSchemas } from '../json-schema/sample.js';
import type { StatusRow } from '../table/status-table.js';
import { asList, isCollection } from '../values/is-object.js';
import { comment, identifier, indent, keyOf, quote, unused } from './typescript-text.js';

/** A row, and the body that its response has in the module; absent where the schema is in the spec. */
export interface RowBody {
  readonly row: StatusRow;
  readonly written?: {
    readonly body: ErrorBody;
    readonly name: string;
    /** The type that a sender fills in. */
    readonly input: string;
  };
}

interface WrittenBuilders {
  readonly functions: readonly string[];
  /** The error codes of the table, as the bodies hold them. */
  readonly errorCodes: ReadonlySet<string | number>;
}

/** A function for each error: for each case of a row that has cases with keys, else for the row. */
export function writeBuilders(
  rows: readonly RowBody[],
  context: ExampleContext,
  taken: Set<string>,
): WrittenBuilders {
  const functions: string[] = [];
  const errorCodes = new Set<string | number>();
  for (const { row, written } of rows) {
    const required = written && requiredMembers(written.body);
    for (const one of errorsOf(row)) {
      const members = written && constantMembers(written.body, one?.row ?? row, context);
      const code = one?.row.errorCode;
      if (code !== undefined) errorCodes.add(codeIn(members, code));
      if (written === undefined || members === undefined || required === undefined) continue;
      const name = unused(identifier(one?.key ?? row.name, 'camel'), taken, row.status.toLowerCase());
      const missing = required.filter((member) => !Object.hasOwn(members, member));
      const { input } = written;
      functions.push(`${titleOf(row, one)}\n${writeBuilder({ name, input, members, missing })}`);
    }
  }
  return { functions, errorCodes };
}

/** The cases that have a key; `undefined` is the row itself. */
function errorsOf(row: StatusRow): (ErrorCase | undefined)[] {
  const cases = errorCases(row);
  return cases.length > 0 && cases.length === row.cases?.length ? [...cases] : [undefined, ...cases];
}

/** Members that a body must have; `undefined` for a body that is not one object, such as a union. */
export function requiredMembers({ jsonSchema }: ErrorBody): readonly string[] | undefined {
  if (jsonSchema === undefined) return undefined;
  const schemas = sameValueSchemas(jsonSchema.root, (ref) => definitionAt(jsonSchema, ref));
  const isUnion = schemas.some(({ anyOf, oneOf }) => anyOf !== undefined || oneOf !== undefined);
  if (isUnion || !schemas.some(({ properties }) => properties !== undefined)) return undefined;
  return schemas.flatMap(({ required }) => asList(required).map(String));
}

/** A code that the body holds as a number is a number. */
function codeIn(members: unknown, code: string): string | number {
  const holds = (value: unknown): boolean =>
    isCollection(value)
      ? Object.values(value).some(holds)
      : typeof value === 'number' && String(value) === code;
  return holds(members) ? Number(code) : code;
}

function titleOf({ status, title, description }: StatusRow, one: ErrorCase | undefined): string {
  const texts = one === undefined ? [title, description] : [one.key, one.summary];
  return `/** ${comment(`${status} ${texts.filter((text) => text !== undefined).join(': ')}`)} */`;
}

interface Builder {
  readonly name: string;
  readonly input: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
}

function writeBuilder({ name, input, members, missing }: Builder): string {
  const given = missing.length === 0 ? '' : ` & Pick<${input}, ${missing.map(quote).join(' | ')}>`;
  const lines = Object.entries(members).map(
    ([member, value]) => `${keyOf(member)}: ${JSON.stringify(value, undefined, 2)},`,
  );
  return `export function ${name}(members: Partial<${input}>${given}${given === '' ? ' = {}' : ''}): ${input} {
  return {
${[...lines, '...members,'].map((line) => indent(indent(line))).join('\n')}
  };
}`;
}
