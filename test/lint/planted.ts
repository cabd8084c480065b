/** A fault put into what we write, and where the linter must find it. */
export interface Planted {
  readonly linter: 'redocly' | 'spectral';
  readonly rule: string;
  /** Version of the document that it is put into; the body is `problem-details-strict`. */
  readonly version: '3.0' | '3.1';
  /** What is replaced, everywhere. */
  readonly from: string | RegExp;
  readonly to: string;
  readonly pointer: string;
}

const PATH = '#/paths/~1pets~1{petId}';
const BODY = '#/components/schemas/ProblemDetails';

/** The lines of an operation by which it refers to a response. */
function reference(status: string): RegExp {
  return new RegExp(` {8}'${status}':\\n {10}\\$ref: .*\\n`, 'g');
}

export const PLANTED: readonly Planted[] = [
  {
    linter: 'redocly',
    rule: 'operation-4xx-response',
    version: '3.1',
    from: reference('4\\d\\d'),
    to: '',
    pointer: `${PATH}/get/responses`,
  },
  {
    linter: 'redocly',
    rule: 'operation-4xx-problem-details-rfc7807',
    version: '3.1',
    from: 'application/problem+json',
    to: 'application/json',
    pointer: '#/components/responses/NotFound',
  },
  {
    linter: 'redocly',
    rule: 'no-unused-components',
    version: '3.1',
    from: reference('404'),
    to: '',
    pointer: '#/components/responses/NotFound',
  },
  {
    linter: 'redocly',
    rule: 'spec-ref-siblings',
    version: '3.0',
    from: /( +)\$ref: .*NotFound.*\n/g,
    to: '$&$1summary: No such pet.\n',
    pointer: `${PATH}/get/responses/404/summary`,
  },
  {
    linter: 'redocly',
    rule: 'struct',
    version: '3.1',
    from: /( {4}NotFound:\n) +description: .*\n/,
    to: '$1',
    pointer: '#/components/responses/NotFound',
  },
  {
    linter: 'redocly',
    rule: 'no-invalid-media-type-examples',
    version: '3.1',
    from: 'status: 404',
    to: "status: '404'",
    pointer: '#/components/responses/NotFound/content/application~1problem+json/example/status',
  },
  ...missing('owasp:api8:2023-define-error-validation', '400'),
  ...missing('owasp:api8:2023-define-error-responses-401', '401'),
  ...missing('owasp:api8:2023-define-error-responses-500', '500'),
  ...missing('owasp:api4:2023-rate-limit-responses-429', '429'),
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-rate-limit-retry-after',
    version: '3.1',
    from: 'Retry-After:',
    to: 'Retry-Later:',
    pointer: '#/components/responses/TooManyRequests/headers',
  },
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-string-limit',
    version: '3.1',
    from: /.*maxLength: 4096\n/,
    to: '',
    pointer: `${BODY}/properties/detail`,
  },
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-string-limit',
    version: '3.1',
    from: /.*maxLength: 8192\n/g,
    to: '',
    pointer: '#/components/responses/Unauthorized/headers/WWW-Authenticate/schema',
  },
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-string-restricted',
    version: '3.1',
    from: /( +title:\n(?: {10}.*\n)*?) +pattern: .*\n/,
    to: '$1',
    pointer: `${BODY}/properties/title`,
  },
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-integer-format',
    version: '3.1',
    from: /.*format: int32\n/,
    to: '',
    pointer: `${BODY}/properties/status`,
  },
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-integer-limit',
    version: '3.1',
    from: /.*maximum: 599\n/,
    to: '',
    pointer: `${BODY}/properties/status`,
  },
  {
    linter: 'spectral',
    rule: 'owasp:api4:2023-integer-limit-legacy',
    version: '3.0',
    from: /.*maximum: 599\n/,
    to: '',
    pointer: `${BODY}/properties/status`,
  },
  {
    linter: 'spectral',
    rule: 'owasp:api3:2023-no-additionalProperties',
    version: '3.0',
    from: /( {4}ProblemDetails:\n)( +)/,
    to: '$1$2additionalProperties: true\n$2',
    pointer: `${BODY}/additionalProperties`,
  },
];

function missing(rule: string, status: string): Planted[] {
  const pointer = `${PATH}/get/responses`;
  return [{ linter: 'spectral', rule, version: '3.1', from: reference(status), to: '', pointer }];
}
