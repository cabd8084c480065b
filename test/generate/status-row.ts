import type { StatusRow } from '../../src/table/status-table.js';

/** A row of the table in use: 404, with what a test says otherwise. */
export function statusRow(overrides: Partial<StatusRow> = {}): StatusRow {
  return {
    status: '404',
    name: 'NotFound',
    title: 'Not Found',
    phrase: 'Not Found',
    description: 'There is nothing at this address.',
    headers: [],
    bodyAllowed: true,
    ...overrides,
  };
}

/** One row of every kind: success, redirect, no body, errors, a vendor's code, a range, `default`. */
export const SAMPLE_ROWS: readonly StatusRow[] = [
  statusRow({ status: '200', name: 'OK', description: 'The request succeeded.', title: 'OK', phrase: 'OK' }),
  statusRow({
    status: '204',
    name: 'NoContent',
    description: 'The request succeeded, and there is nothing to send back.',
    title: 'No Content',
    phrase: 'No Content',
    bodyAllowed: false,
  }),
  statusRow({
    status: '302',
    name: 'Found',
    description: 'What was asked for is at another address for now.',
    title: 'Found',
    phrase: 'Found',
    headers: [{ name: 'Location', required: false, schema: { type: 'string', format: 'uri-reference' } }],
  }),
  statusRow({
    status: '400',
    name: 'BadRequest',
    description: 'The request cannot be understood.',
    title: 'Bad Request',
    phrase: 'Bad Request',
  }),
  statusRow({
    status: '401',
    name: 'Unauthorized',
    description: 'The request lacks valid credentials.',
    title: 'Unauthorized',
    phrase: 'Unauthorized',
    headers: [
      { name: 'WWW-Authenticate', required: true, description: 'How to log in.', schema: { type: 'string' } },
    ],
  }),
  statusRow({ details: 'It may have moved.\nAsk the owner.' }),
  statusRow({
    status: '422',
    name: 'UnprocessableContent',
    description: 'The content of the request makes no sense.',
    title: 'Unprocessable Content',
    phrase: 'Unprocessable Content',
  }),
  statusRow({
    status: '503',
    name: 'ServiceUnavailable',
    description: 'The server cannot answer for now.',
    title: 'Service Unavailable',
    phrase: 'Service Unavailable',
  }),
];

/** Rows that stand for no one code. */
export const OPEN_ROWS: readonly StatusRow[] = [
  withoutPhrase({ status: '4XX', name: 'ClientError', title: 'Client Error' }),
  withoutPhrase({ status: 'default', name: 'UnexpectedError', title: 'Unexpected Error' }),
];

/** A row without a phrase: nobody registered its code. */
export const VENDOR_ROW = withoutPhrase({ status: '499', name: 'ClientClosed', title: 'Client Closed' });

function withoutPhrase(overrides: Partial<StatusRow>): StatusRow {
  const { phrase: _, ...row } = statusRow(overrides);
  return row;
}
