import type { Messages } from '../messages.js';

const BASELINE_PROBLEMS = {
  json: 'it is not JSON',
  version: 'it was made by another version of gen-responses',
  report: 'it is not a report of gen-responses coverage',
} as const;

const MAKE_BASELINE = 'Make it with: gen-responses coverage <spec> -o baseline.json';

export const COVERAGE_MESSAGES = {
  NO_OPERATIONS: ({ optedOut }) => ({
    message:
      optedOut === 0
        ? 'The spec has no operations to measure.'
        : `The spec has no operations to measure: ${optedOut} opted out.`,
    hint: 'Name the file that has the operations.',
  }),
  COVERAGE_BELOW_MINIMUM: ({ percent, minimum, missing }) => ({
    message: `${percent}% of the responses that the conditions ask for are declared, less than ${minimum}% (${missing} missing).`,
    hint: 'Declare them, or add them with --attach. To leave an operation out, write "x-gen-responses: false" in it.',
  }),
  NEWLY_MISSING: ({ operation, statuses }) => ({
    message: `${operation} lacks ${statuses.join(', ')}, which ${statuses.length === 1 ? 'is' : 'are'} not missing in the baseline.`,
    hint: 'Declare them, or add them with --attach.',
  }),
  INVALID_BASELINE: ({ problem }) => ({
    message: `Cannot use the baseline: ${BASELINE_PROBLEMS[problem]}.`,
    hint: MAKE_BASELINE,
  }),
  BASELINE_OF_OTHER_SPEC: ({ specs }) => ({
    message: `The baseline does not have this spec. It has ${specs.join(', ') || 'no specs'}.`,
    hint: MAKE_BASELINE,
  }),
} satisfies Messages;
