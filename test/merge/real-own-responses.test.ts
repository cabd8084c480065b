import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { genResponses } from '../../src/pipeline.js';
import { describeReason } from '../../src/report/messages/reason.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

/** Real specs stand beside the project, not in it. */
const SPECS = new URL('../../../shared/specs/', import.meta.url);

/** Counted by a script of another language over the operations of `paths`. */
const COUNTED: [file: string, codes: string, kept: string[]][] = [
  // The webhooks and the 14 inline ones have a say in the total only.
  [
    'XeroAPI__Xero-OpenAPI/xero_accounting.yaml',
    '400,404',
    ['#/components/responses/400Error: 87 of 101 responses under 400'],
  ],
  [
    'apache__iceberg/open-api/rest-catalog-open-api.yaml',
    '500,502',
    ['#/components/responses/ServerErrorResponse: 31 of 35 responses under 5XX, for 500, 502'],
  ],
  ['sumup__sumup-openapi/openapi.yaml', '404', ['#/components/responses/ErrorNotFound: named for 404']],
  [
    'camaraproject__QualityOnDemand/code/API_definitions/qos-provisioning.yaml',
    '401,404',
    [
      '../common/CAMARA_common.yaml#/components/responses/Generic401: 4 of 4 responses under 401',
      '#/components/responses/NotFound404: 2 of 4 responses under 404',
    ],
  ],
  [
    'figma__rest-api-spec/openapi/openapi.yaml',
    '403',
    ['#/components/responses/ForbiddenErrorResponseWithErrMessage: 31 of 45 responses under 403'],
  ],
  [
    'daveshanley__vacuum/model/test_files/api.github.com.yaml',
    '200,403',
    ['#/components/responses/forbidden: 204 of 238 responses under 403'],
  ],
  ['goharbor__harbor/api/v2.0/swagger.yaml', '404', ['#/responses/404: 101 of 117 responses under 404']],
  // The most used response under 400 is one of an operation.
  ['opensearch-project__opensearch-api-specification/spec/namespaces/indices.yaml', '400', []],
];

describe.skipIf(!existsSync(SPECS))('responses of their own in real specs', () => {
  test.each(COUNTED)('%s, %s', async (file, codes, expected) => {
    const text = readFileSync(new URL(file, SPECS), 'utf8');
    const { table } = buildStatusTable({ codes });
    const { plan } = await genResponses(text, { file, table, validate: false });
    const kept = plan.steps.flatMap(({ action, pointer, reason }) =>
      action === 'keep' && reason.code === 'own-response' ? [`${pointer}: ${describeReason(reason)}`] : [],
    );
    expect(kept).toEqual(expected);
  });
});
