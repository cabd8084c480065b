import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findConventions } from '../../src/openapi/conventions.js';
import { openSpec } from '../../src/openapi/open-spec.js';
import { readSource } from '../../src/syntax/read-source.js';

/** Real specs stand beside the project, not in it. */
const SPECS = new URL('../../../shared/specs/', import.meta.url);

/** What was counted by hand (with grep and a few lines of script) in each file: error statuses only. */
const COUNTED: [file: string, conventions: Record<string, string>][] = [
  // 87 of 87 $refs; 14 more are written inline.
  ['XeroAPI__Xero-OpenAPI/xero_accounting.yaml', { 400: '400Error' }],
  // 400: 93 of 122; 404: 108 of 110.
  [
    'treeverse__lakeFS/api/swagger.yml',
    {
      400: 'BadRequest',
      401: 'Unauthorized',
      403: 'Forbidden',
      404: 'NotFound',
      409: 'Conflict',
      412: 'PreconditionFailed',
      501: 'NotImplemented',
      default: 'ServerError',
    },
  ],
  // Swagger 2.0.
  ['netlify__open-api/swagger.yml', { default: 'error' }],
  ['prometheus__alertmanager/api/v2/openapi.yaml', { 400: 'BadRequest', 500: 'InternalServerError' }],
  // 404: 4 of 8 is not most.
  [
    'opensearch-project__opensearch-api-specification/spec/namespaces/indices.yaml',
    { 400: 'indices.create@400', 500: 'indices.create@500' },
  ],
  // Its other statuses point into another file, or there by half.
  [
    'camaraproject__QualityOnDemand/code/API_definitions/qos-provisioning.yaml',
    { 403: 'PermissionDenied403', 409: 'AssignmentConflict409' },
  ],
  ['openai__openai-openapi/openapi.yaml', { 429: 'TooManyRequests' }],
];

describe.skipIf(!existsSync(SPECS))('conventions of real specs', () => {
  test.each(COUNTED)('%s', (file, expected) => {
    const { document } = readSource(readFileSync(new URL(file, SPECS), 'utf8'), { file });
    const { spec } = document === undefined ? {} : openSpec(document, file);
    if (spec === undefined) throw new Error('The spec does not open.');
    const errors = [...findConventions(spec, () => false)].filter(([status]) => /^[45d]/.test(status));
    expect(Object.fromEntries(errors)).toEqual(expected);
  });
});
