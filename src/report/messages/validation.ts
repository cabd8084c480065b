import type { SpecFault } from '../../diagnostic.js';
import { capitalize } from '../../text/pascal-case.js';
import { didYouMean, type Messages } from '../messages.js';

export const VALIDATION_MESSAGES = {
  ADDITION_FAULT: ({ fault }) => ({
    message: `The generated response is invalid: ${describe(fault)}.`,
    hint: 'Nothing was written. Fix the table, the error body or the option that this comes from.',
  }),
  PRE_EXISTING_FAULT: ({ fault }) => ({
    message: `${capitalize(describe(fault))}.`,
    hint: adviceOn(fault),
  }),
  MORE_FAULTS: ({ count }) => ({
    message: `${count} more ${count === 1 ? 'problem' : 'problems'} in the spec ${count === 1 ? 'is' : 'are'} not listed.`,
    hint: 'Fix the ones above first, or list all of them with a linter.',
  }),
  VALIDATION_INCOMPLETE: ({ validator, detail }) => ({
    message: `${validator} stopped on this spec, so only part of it was checked: ${detail}`,
    hint: 'The generated responses were checked on their own. Validate the whole spec with another tool.',
  }),
  REFERENCE_OUTSIDE_ROOT: ({ reference, root }) => ({
    message: `"${reference}" was not read: it is outside the folder for local $refs.`,
    hint:
      root === undefined
        ? 'Move the file into that folder, or name a folder that contains both with --ref-root.'
        : `Add --ref-root ${/^[\w./@-]+$/.test(root) ? root : `'${root}'`} if the file may be read.`,
  }),
  NAME_SHARED_WITH_SCHEMA: ({ name }) => ({
    message: `The response "${name}" has the same name as a schema, which breaks some code generators.`,
    hint: 'Add --suffix Response.',
  }),
} satisfies Messages;

function describe(fault: SpecFault): string {
  switch (fault.kind) {
    case 'missing-property':
      return `property "${fault.name}" is missing`;
    case 'missing-choice':
      return `one of the properties ${quoted(fault.names)} is required`;
    case 'unknown-property':
      return `property "${fault.name}" is not allowed here`;
    case 'wrong-type':
      return `the value must be of type ${fault.expected.join(' or ')}`;
    case 'value-not-allowed':
      return `the value must be one of: ${fault.allowed.join(', ')}`;
    case 'malformed-name':
      return `the name "${fault.name}" contains characters that are not allowed`;
    case 'dangling-reference':
      return `"${fault.reference}" does not resolve`;
    case 'unreadable-reference':
      return `cannot read "${fault.reference}": ${fault.reason}`;
    case 'wrong-kind-reference':
      return `the $ref points to ${withArticle(fault.found)}, but ${withArticle(fault.expected)} is expected here`;
    case 'reference-siblings':
      return `${quoted(fault.names)} next to a $ref ${fault.names.length === 1 ? 'is' : 'are'} ignored`;
    case 'self-reference':
      return `the $ref "${fault.reference}" leads back to itself`;
    case 'excluded-properties':
      return 'it has properties that must not be used together, such as "example" and "examples"';
    case 'limit':
      return describeLimit(fault);
    case 'other':
      return fault.detail.replace(/\.+$/, '');
  }
}

function describeLimit({ keyword, limit }: Extract<SpecFault, { kind: 'limit' }>): string {
  switch (keyword) {
    case 'minItems':
      return `the list needs at least ${limit} ${limit === '1' ? 'item' : 'items'}`;
    case 'minProperties':
      return `the map needs at least ${limit} ${limit === '1' ? 'property' : 'properties'}`;
    case 'maxProperties':
      return `the map can have only ${limit} ${limit === '1' ? 'property' : 'properties'}`;
    case 'uniqueItems':
      return 'the list has equal items';
    case 'pattern':
      return `the value does not match the pattern ${limit}`;
    case 'format':
      return `the value is not a valid ${limit}`;
  }
}

function withArticle(name: string): string {
  return `${/^[aeo]/.test(name) ? 'an' : 'a'} ${name}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function adviceOn(fault: SpecFault): string {
  switch (fault.kind) {
    case 'missing-property':
      return 'Add the property.';
    case 'missing-choice':
      return 'Add one of them.';
    case 'unknown-property':
      return 'Remove it, or check its spelling and whether this version of OpenAPI has it.';
    case 'dangling-reference':
      return didYouMean(fault.suggestion, 'Add the target, or fix the $ref.');
    case 'unreadable-reference':
      return 'Fix the $ref, or restore the file.';
    case 'malformed-name':
      return 'Use only letters, digits, dots, hyphens and underscores.';
    case 'wrong-kind-reference':
      return `Refer to ${withArticle(fault.expected)}.`;
    case 'self-reference':
      return 'Replace one $ref of the loop with a definition.';
    case 'excluded-properties':
      return 'Remove all but one of them.';
    case 'reference-siblings':
      return `Remove ${fault.names.length === 1 ? 'it' : 'them'}, or use a copy of the target instead of the $ref.`;
    default:
      return 'Fix the value (gen-responses did not write it).';
  }
}
