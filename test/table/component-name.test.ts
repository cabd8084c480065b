import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiName, componentName, isComponentName, NAMING_STYLES } from '../../src/table/component-name.js';
import { registryNames } from '../../src/table/registry-names.js';

describe('componentName', () => {
  it.each([
    ['Not Found', 'NotFound'],
    ['OK', 'OK'],
    ['URI Too Long', 'URITooLong'],
    ['HTTP Version Not Supported', 'HTTPVersionNotSupported'],
    ['Non-Authoritative Information', 'NonAuthoritativeInformation'],
    ["I'm a Teapot", 'ImATeapot'],
    ['I’m a Teapot', 'ImATeapot'],
    ['validation failed', 'ValidationFailed'],
    ['GraphQL error', 'GraphQLError'],
    ['rate_limit/exceeded (v2)', 'RateLimitExceededV2'],
    ['2FA required', '2FARequired'],
    ['🚫', ''],
  ])('%s gives %s', (message, name) => {
    expect(componentName(message, '400')).toBe(name);
  });

  it.each([
    ['pascal', 'URI Too Long', 'URITooLong', 'URITooLongError'],
    ['camel', 'URI Too Long', 'uriTooLong', 'uriTooLongError'],
    ['snake', 'URI Too Long', 'uri_too_long', 'uri_too_long_error'],
    ['kebab', 'URI Too Long', 'uri-too-long', 'uri-too-long-error'],
    ['code', 'URI Too Long', '414', '414Error'],
  ] as const)('%s style, without and with a suffix', (naming, message, plain, suffixed) => {
    expect(componentName(message, '414', { naming })).toBe(plain);
    expect(componentName(message, '414', { naming, suffix: 'Error' })).toBe(suffixed);
  });

  it.each([
    ['pascal', 'Internal Server Error', 'Error', 'InternalServerError'],
    ['snake', 'Internal Server Error', 'Error', 'internal_server_error'],
    ['kebab', 'Not Found', 'ErrorResponse', 'not-found-error-response'],
    ['kebab', 'Not Found', '.v1', 'not-found.v1'],
    ['pascal', 'Not Found', '_v1', 'NotFound_v1'],
  ] as const)('%s: %s with the suffix %s gives %s', (naming, message, suffix, name) => {
    expect(componentName(message, '404', { naming, suffix })).toBe(name);
  });

  it('gives the names that the registry has, in every style that OpenAPI allows', () => {
    for (const naming of NAMING_STYLES) {
      for (const { name } of registryNames({ naming, suffix: 'Response' }))
        expect(isComponentName(name)).toBe(true);
    }
  });

  it('gives an allowed name for every message that has an ASCII letter or digit and no others', () => {
    const message = fc.string({ unit: 'grapheme-ascii' }).filter((text) => /[a-z0-9]/i.test(text));
    fc.assert(
      fc.property(message, fc.constantFrom(...NAMING_STYLES), (text, naming) => {
        expect(isComponentName(componentName(text, '404', { naming }))).toBe(true);
      }),
    );
  });
});

it('registry names are these; a change breaks specs', () => {
  expect(registryNames().map(({ code, name }) => `${code} ${name}`)).toEqual([
    '100 Continue',
    '101 SwitchingProtocols',
    '102 Processing',
    '103 EarlyHints',
    '104 UploadResumptionSupported',
    '200 OK',
    '201 Created',
    '202 Accepted',
    '203 NonAuthoritativeInformation',
    '204 NoContent',
    '205 ResetContent',
    '206 PartialContent',
    '207 MultiStatus',
    '208 AlreadyReported',
    '226 IMUsed',
    '300 MultipleChoices',
    '301 MovedPermanently',
    '302 Found',
    '303 SeeOther',
    '304 NotModified',
    '305 UseProxy',
    '306 SwitchProxy',
    '307 TemporaryRedirect',
    '308 PermanentRedirect',
    '400 BadRequest',
    '401 Unauthorized',
    '402 PaymentRequired',
    '403 Forbidden',
    '404 NotFound',
    '405 MethodNotAllowed',
    '406 NotAcceptable',
    '407 ProxyAuthenticationRequired',
    '408 RequestTimeout',
    '409 Conflict',
    '410 Gone',
    '411 LengthRequired',
    '412 PreconditionFailed',
    '413 ContentTooLarge',
    '414 URITooLong',
    '415 UnsupportedMediaType',
    '416 RangeNotSatisfiable',
    '417 ExpectationFailed',
    '418 ImATeapot',
    '421 MisdirectedRequest',
    '422 UnprocessableContent',
    '423 Locked',
    '424 FailedDependency',
    '425 TooEarly',
    '426 UpgradeRequired',
    '428 PreconditionRequired',
    '429 TooManyRequests',
    '431 RequestHeaderFieldsTooLarge',
    '451 UnavailableForLegalReasons',
    '500 InternalServerError',
    '501 NotImplemented',
    '502 BadGateway',
    '503 ServiceUnavailable',
    '504 GatewayTimeout',
    '505 HTTPVersionNotSupported',
    '506 VariantAlsoNegotiates',
    '507 InsufficientStorage',
    '508 LoopDetected',
    '510 NotExtended',
    '511 NetworkAuthenticationRequired',
  ]);
});

it.each([
  ['Não Encontrado', 'NaoEncontrado'],
  ['Pet Missing!', 'PetMissing'],
  ['pet/gone_v1.2-a', 'petgone_v1.2-a'],
  ['不存在', undefined],
  ['!', undefined],
])('suggests an allowed name that is near %s', (name, suggestion) => {
  expect(asciiName(name)).toBe(suggestion);
});
