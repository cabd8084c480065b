import { unescapeName } from '../../values/pointer.js';
import { plural } from '../display.js';
import { didYouMean, type Messages } from '../messages.js';
import { NOT_EDITABLE } from './document.js';

const GRAMMAR =
  'Terms are always, never, secured, body, parameters, query-parameters, header-parameters, path-parameters, methods such as POST, tag:NAME, path:GLOB and operation:ID. "!" negates, "+" is and, "," is or.';

export const ATTACH_MESSAGES = {
  INVALID_CONDITION: ({ problem, text, suggestion }) => {
    if (problem === 'contradiction')
      return {
        message: `No operation can meet the condition ${text}.`,
        hint: 'Separate alternatives with "," instead of "+".',
      };
    if (problem === 'tag')
      return { message: `YAML reads the "!" of ${text} as a tag.`, hint: 'Put the condition in quotes.' };
    if (problem === 'missing quote')
      return { message: `The quote in the condition is not closed: ${text}`, hint: 'Add the closing quote.' };
    if (problem === 'missing term')
      return { message: `A term is missing in the condition "${text}".`, hint: GRAMMAR };
    return {
      message: `Unknown term "${text}" in a condition.`,
      hint: didYouMean(suggestion, GRAMMAR),
    };
  },
  CONDITION_MATCHES_NOTHING: ({ kind, text, nearest }) => ({
    message: `${text} matches no operation of the spec.`,
    hint: didYouMean(
      nearest && `${text.startsWith('!') ? '!' : ''}${kind}:${nearest}`,
      `Name ${kind === 'operation' ? 'an operation' : `a ${kind}`} of the spec, or remove the term.`,
    ),
  }),
  CODES_WITHOUT_CONDITION: ({ codes }) => ({
    message: `No condition gives ${codes.join(', ')}, so --attach adds ${codes.length === 1 ? 'it' : 'them'} to no operation.`,
    hint: 'Write a condition such as "POST, PUT" in a When column of the table, or in a rule file for --rules.',
  }),
  UNKNOWN_RULE_SET: ({ value, known, suggestion }) => ({
    message: `Unknown rule set "${value}".`,
    hint: didYouMean(
      suggestion,
      `Use one of: ${known.join(', ')}, or the path of a rule file (./rules.yaml).`,
    ),
  }),
  UNKNOWN_RULE_KEY: ({ key, suggestion }) => ({
    message: `Unknown key "${key}" in the rule file.`,
    hint: didYouMean(suggestion, 'Remove it.'),
  }),
  INVALID_RULE: ({ key, expected }) => ({
    message: key === undefined ? 'The rule file is not a map.' : `Invalid "${key}" in the rule file.`,
    hint: `Use ${expected}.`,
  }),
  INVALID_OPT_OUT: ({ isRoot }) =>
    isRoot
      ? {
          message:
            'x-gen-responses at the root of a Swagger 2.0 spec is the record of generated entries, so it cannot be false.',
          hint: 'Move "x-gen-responses: false" to the operations or path items to leave alone.',
        }
      : {
          message: 'x-gen-responses must be false or { skip: [...] } with a list of status codes.',
          hint: 'Write "x-gen-responses: false" to leave the operation alone, or "x-gen-responses: { skip: [404] }" to skip codes.',
        },
  ONLY_DEFAULT_DECLARED: ({ declaring, operations }) => ({
    message: `The recommended conditions ask for no responses: ${declaring} of ${operations} operations declare their errors by "default" alone.`,
    hint: 'For status codes anyway, add --rules owasp or another rule set, or give the table a When column.',
  }),
  OPERATION_NOT_FOUND: ({ operation, suggestion }) => ({
    message: `No operation ${operation}.`,
    hint: didYouMean(
      suggestion && `"${suggestion}"`,
      'Write the method and the path as in the spec: --operation "GET /pets/{id}".',
    ),
  }),
  OPERATION_NOT_EDITABLE: ({ target, pointer, found }) => ({
    message: `Skipped ${nameOf(target)}: ${pointer === target ? '' : `cannot edit ${pointer}, because `}${NOT_EDITABLE[found]}.`,
    hint:
      found === 'reference'
        ? 'Bundle the spec into one file, or make the change in the file that the $ref names.'
        : 'Replace it with a plain map, or make the change by hand.',
  }),
  PATH_ITEMS_IN_OTHER_FILES: ({ count, ref }) => ({
    message: `Left out the operations in other files (${plural(count, '$ref')}${count === 1 ? ':' : ', such as'} ${ref}).`,
    hint: 'Bundle the spec into one file. If the other file is an OpenAPI document, run gen-responses on it instead.',
  }),
} satisfies Messages;

/** `GET /pets/{id}` for the pointer of an operation in a path. */
function nameOf(pointer: string): string {
  const [, path, field, method] = /^#\/paths\/([^/]+)\/(additionalOperations\/)?([^/]+)$/.exec(pointer) ?? [];
  return path === undefined || method === undefined
    ? pointer
    : operationName(path, method, field === undefined);
}

/** The name of an operation from two parts of its pointer; a method in `additionalOperations` is case-sensitive. */
export function operationName(path: string, method: string, isField: boolean): string {
  return `${isField ? method.toUpperCase() : unescapeName(method)} ${unescapeName(path)}`;
}
