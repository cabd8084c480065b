import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MEGABYTE = 1_000_000;

/**
 * What is measured. `from` is a file in the folder of real specs; `octokit` one of the package `@octokit/openapi`;
 * where neither is at hand, a document of `bytes` is made up.
 *
 * @type {readonly { id: string, file: string, bytes: number, from?: string, octokit?: string, rounds: number }[]}
 */
export const SPECS = [
  {
    id: 'small',
    file: 'small.yaml',
    bytes: 0.02 * MEGABYTE,
    from: 'Nexmo__api-specification/definitions/numbers.yml',
    rounds: 9,
  },
  {
    id: '1mb',
    file: '1mb.yaml',
    bytes: MEGABYTE,
    from: 'mistralai__platform-docs-public/openapi-public-doc.yaml',
    rounds: 7,
  },
  {
    id: '4mb',
    file: '4mb.yaml',
    bytes: 4 * MEGABYTE,
    from: 'linode__linode-api-docs/openapi.yaml',
    rounds: 5,
  },
  { id: '10mb', file: '10mb.yaml', bytes: 10 * MEGABYTE, octokit: 'api.github.com.json', rounds: 5 },
  { id: 'json', file: '13mb.json', bytes: 13 * MEGABYTE, octokit: 'api.github.com.json', rounds: 5 },
];

/** Made-up documents of one kind, which only differ in size. */
export const GROWTH = [
  { id: 'grown-1', file: 'grown-1mb.yaml', bytes: MEGABYTE, rounds: 5 },
  { id: 'grown-10', file: 'grown-10mb.yaml', bytes: 10 * MEGABYTE, rounds: 3 },
];

/** Copies of a real spec of medium size. */
export const MANY = {
  id: 'many',
  file: 'many.yaml',
  bytes: 0.12 * MEGABYTE,
  from: 'moov-io__ach/openapi.yaml',
  copies: [100, 1000],
  rounds: 3,
};

/** What attach adds to the time of a run, on specs with many operations that it changes. */
export const ATTACH = [
  {
    id: 'attach',
    file: 'attach.yaml',
    bytes: 8 * MEGABYTE,
    from: 'daveshanley__vacuum/model/test_files/api.github.com.yaml',
    octokit: 'api.github.com.json',
    plain: [],
    attach: ['--attach'],
    rounds: 9,
  },
  {
    // Its operations declare their errors by `default` alone: nothing is attached, unless rules are named.
    id: 'attach-default',
    file: 'attach-default.yaml',
    bytes: 4 * MEGABYTE,
    from: 'linode__linode-api-docs/openapi.yaml',
    plain: [],
    attach: ['--attach'],
    rounds: 9,
  },
  {
    id: 'attach-owasp',
    file: 'attach-owasp.yaml',
    bytes: 4 * MEGABYTE,
    from: 'linode__linode-api-docs/openapi.yaml',
    plain: ['--codes', '400,401,403,404,429,500'],
    attach: ['--attach', '--rules', 'owasp', '--codes', '400,401,403,404,429,500'],
    rounds: 9,
  },
];

/** @returns {string | undefined} where the package keeps a document, when it is installed */
export function octokitFile(name) {
  const file = fileURLToPath(new URL(`./node_modules/@octokit/openapi/generated/${name}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}
