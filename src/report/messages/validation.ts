import type { SpecFault } from '../../diagnostic.js';
import type { Messages } from '../messages.js';

/** Sentences about what the validation of the new text found. */
export const VALIDATION_MESSAGES = {
  ADDITION_FAULT: ({ fault }) => ({
    message: `What would be added is not valid: ${describe(fault)}.`,
    hint: 'Nothing is written. Correct the table, the error body or the option that this comes from.',
  }),
  PRE_EXISTING_FAULT: ({ fault }) => ({
    message: `The spec has a fault of its own: ${describe(fault)}.`,
    hint: adviceOn(fault),
  }),
  MORE_FAULTS: ({ count }) => ({
    message: `The spec has ${count} more ${count === 1 ? 'fault' : 'faults'} of its own.`,
    hint: 'Correct the ones above first; a linter for specs lists all.',
  }),
  VALIDATION_INCOMPLETE: ({ validator, detail }) => ({
    message: `${validator} gave up on this spec, so that only part of it was checked: ${detail}`,
    hint: 'What the table adds was checked on its own. Validate the spec with another tool.',
  }),
  REFERENCE_OUTSIDE_ROOT: ({ reference }) => ({
    message: `"${reference}" lies outside of the folder that references are read under; it was not read.`,
    hint: 'Name a folder that holds both files with --ref-root.',
  }),
  NAME_SHARED_WITH_SCHEMA: ({ name }) => ({
    message: `The response "${name}" has the name of a schema; some code generators keep both in one namespace.`,
    hint: 'Tell them apart with --suffix Response.',
  }),
} satisfies Messages;

function describe(fault: SpecFault): string {
  switch (fault.kind) {
    case 'missing-property':
      return `the property "${fault.name}" is missing`;
    case 'missing-choice':
      return `one of the properties ${quoted(fault.names)} must be there`;
    case 'unknown-property':
      return `the property "${fault.name}" is not allowed here`;
    case 'wrong-type':
      return `the value must be of type ${fault.expected.join(' or ')}`;
    case 'value-not-allowed':
      return `the value must be one of: ${fault.allowed.join(', ')}`;
    case 'malformed-name':
      return `the name "${fault.name}" has characters that are not allowed`;
    case 'dangling-reference':
      return `"${fault.reference}" leads nowhere`;
    case 'unreadable-reference':
      return `"${fault.reference}" could not be read: ${fault.reason}`;
    case 'wrong-kind-reference':
      return `a ${fault.expected} is needed here, and the reference leads to a ${fault.found}`;
    case 'reference-siblings':
      return `next to a $ref, ${quoted(fault.names)} would be ignored`;
    case 'other':
      return fault.detail;
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function adviceOn({ kind }: SpecFault): string {
  switch (kind) {
    case 'missing-property':
      return 'Add the property.';
    case 'missing-choice':
      return 'Add the one that fits.';
    case 'unknown-property':
      return 'Remove it, look for a slip in its name, or for one that belongs to another version of OpenAPI.';
    case 'dangling-reference':
      return 'Add what it refers to, or correct the reference.';
    case 'unreadable-reference':
      return 'Correct the reference, or restore the file.';
    case 'malformed-name':
      return 'Use letters, digits, dots, hyphens and underscores only.';
    case 'wrong-kind-reference':
      return 'Refer to a component of the right kind.';
    case 'reference-siblings':
      return 'Move them to what the reference leads to.';
    default:
      return 'Correct the value; it was like this before.';
  }
}
