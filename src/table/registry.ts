import { header, type RegisteredHeader } from './registered-header.js';

/** The state of an entry in the IANA registry. */
type RegistryState = 'registered' | 'temporary' | 'obsoleted' | 'unused';

/** One code of the IANA HTTP Status Code Registry. */
export interface RegistryEntry {
  /** `'100'` to `'511'`. */
  readonly code: string;
  /** The registered reason phrase; `(Unused)` for 306 and 418. */
  readonly phrase: string;
  /** `'RFC 9110'`; the draft's name for a temporary entry. */
  readonly rfc: string;
  /** Section of `rfc` that defines the code; absent for a draft, whose sections still move. */
  readonly section?: string;
  readonly state: RegistryState;
  /** Whether `--codes all` and class selectors take it: neither temporary, obsoleted nor unused. */
  readonly selectable: boolean;
  /** False for 1xx, 204, 205 and 304 (RFC 9110 sections 15.2, 15.3.5, 15.3.6, 15.4.5). */
  readonly bodyAllowed: boolean;
  readonly headers: readonly RegisteredHeader[];
  /** Phrases that older specifications or common use gave the code. */
  readonly formerPhrases: readonly string[];
  /** One or two sentences of at most 80 characters; they land in people's API docs. */
  readonly description: string;
}

interface Extras {
  readonly state?: RegistryState;
  readonly headers?: readonly RegisteredHeader[];
  readonly former?: readonly string[];
}

const RFC_9110 = 'RFC 9110';
const BODILESS: ReadonlySet<string> = new Set(['204', '205', '304']);

function define(
  code: string,
  phrase: string,
  [rfc, section]: readonly [rfc: string, section?: string],
  description: string,
  { state = 'registered', headers = [], former = [] }: Extras = {},
): RegistryEntry {
  return {
    code,
    phrase,
    rfc,
    ...(section === undefined ? {} : { section }),
    state,
    selectable: state === 'registered',
    bodyAllowed: !code.startsWith('1') && !BODILESS.has(code),
    headers,
    formerPhrases: former,
    description,
  };
}

const location = (section: string, description: string): RegisteredHeader =>
  header('Location', [RFC_9110, section], description, { format: 'uri-reference' });

const retryAfter = (rfc: string, section: string): RegisteredHeader =>
  header('Retry-After', [rfc, section], 'When to try again: seconds to wait, or a date.', {
    numberDescription: 'Seconds to wait before trying again.',
  });

const NEW_URI = 'New URI of the resource.';
const TEMPORARY_URI = 'Temporary URI of the resource.';

/** Every entry of the registry, by number. Unassigned numbers have none. */
export const REGISTRY: readonly RegistryEntry[] = [
  define('100', 'Continue', [RFC_9110, '15.2.1'], 'The server accepted the request headers. Send the body.'),
  define(
    '101',
    'Switching Protocols',
    [RFC_9110, '15.2.2'],
    'The server switches to the protocol in the Upgrade header.',
  ),
  define(
    '102',
    'Processing',
    ['RFC 2518', '10.1'],
    'The server received the request and is still processing it.',
  ),
  define(
    '103',
    'Early Hints',
    ['RFC 8297', '2'],
    'Headers that the final response is likely to have, sent early.',
  ),
  define(
    '104',
    'Upload Resumption Supported',
    ['draft-ietf-httpbis-resumable-upload'],
    'The upload can be resumed if it is interrupted.',
    { state: 'temporary' },
  ),
  define('200', 'OK', [RFC_9110, '15.3.1'], 'The request succeeded.'),
  define('201', 'Created', [RFC_9110, '15.3.2'], 'The resource was created.', {
    headers: [location('15.3.2', 'URI of the created resource.')],
  }),
  define('202', 'Accepted', [RFC_9110, '15.3.3'], 'The request was accepted and is still being processed.'),
  define(
    '203',
    'Non-Authoritative Information',
    [RFC_9110, '15.3.4'],
    'The request succeeded, but a proxy changed the response.',
  ),
  define('204', 'No Content', [RFC_9110, '15.3.5'], 'The request succeeded. The response has no body.'),
  define(
    '205',
    'Reset Content',
    [RFC_9110, '15.3.6'],
    'The request succeeded. Reset the form or view that sent it.',
  ),
  define(
    '206',
    'Partial Content',
    [RFC_9110, '15.3.7'],
    'The body is the part of the resource that the Range header asked for.',
    {
      headers: [header('Content-Range', [RFC_9110, '15.3.7.1'], 'Part of the resource that is in the body.')],
    },
  ),
  define('207', 'Multi-Status', ['RFC 4918', '11.1'], 'The body has a separate status for each resource.'),
  define(
    '208',
    'Already Reported',
    ['RFC 5842', '7.1'],
    'The members of this collection were already listed in this response.',
  ),
  define(
    '226',
    'IM Used',
    ['RFC 3229', '10.4.1'],
    'The body is a transformed version of the resource, such as a diff.',
  ),
  define(
    '300',
    'Multiple Choices',
    [RFC_9110, '15.4.1'],
    'The resource is available in several formats. Choose one of them.',
    { headers: [location('15.4.1', 'URI of the preferred choice.')] },
  ),
  define(
    '301',
    'Moved Permanently',
    [RFC_9110, '15.4.2'],
    'The resource has moved permanently to the URI in the Location header.',
    { headers: [location('15.4.2', NEW_URI)] },
  ),
  define(
    '302',
    'Found',
    [RFC_9110, '15.4.3'],
    'The resource is temporarily at the URI in the Location header.',
    { headers: [location('15.4.3', TEMPORARY_URI)], former: ['Moved Temporarily'] },
  ),
  define(
    '303',
    'See Other',
    [RFC_9110, '15.4.4'],
    'The result is at the URI in the Location header. Fetch it with GET.',
    { headers: [location('15.4.4', 'URI of the result.')] },
  ),
  define('304', 'Not Modified', [RFC_9110, '15.4.5'], 'The resource has not changed; use the cached copy.', {
    headers: [
      header('ETag', [RFC_9110, '15.4.5'], 'Version identifier of the resource.'),
      header('Cache-Control', [RFC_9110, '15.4.5'], 'Caching rules for the response.'),
      header('Content-Location', [RFC_9110, '15.4.5'], 'URI of the returned version of the resource.', {
        format: 'uri-reference',
      }),
      header('Expires', [RFC_9110, '15.4.5'], 'Date after which the response is stale.'),
      header('Vary', [RFC_9110, '15.4.5'], 'Request headers that decide which format is sent.'),
    ],
  }),
  define('305', 'Use Proxy', [RFC_9110, '15.4.6'], 'Deprecated. The request had to go through a proxy.'),
  define('306', '(Unused)', [RFC_9110, '15.4.7'], 'Unused. Reserved by an earlier version of HTTP.', {
    state: 'unused',
    former: ['Switch Proxy'],
  }),
  define(
    '307',
    'Temporary Redirect',
    [RFC_9110, '15.4.8'],
    'The resource is temporarily at the URI in the Location header. Use the same method there.',
    { headers: [location('15.4.8', TEMPORARY_URI)] },
  ),
  define(
    '308',
    'Permanent Redirect',
    [RFC_9110, '15.4.9'],
    'The resource has moved permanently to the URI in the Location header. Use the same method there.',
    { headers: [location('15.4.9', NEW_URI)] },
  ),
  define('400', 'Bad Request', [RFC_9110, '15.5.1'], 'The request is malformed or has invalid parameters.'),
  define('401', 'Unauthorized', [RFC_9110, '15.5.2'], 'The request has no valid credentials.', {
    headers: [
      header('WWW-Authenticate', [RFC_9110, '15.5.2'], 'Authentication methods that the server accepts.', {
        required: true,
      }),
    ],
  }),
  define('402', 'Payment Required', [RFC_9110, '15.5.3'], 'Payment is required to access the resource.'),
  define('403', 'Forbidden', [RFC_9110, '15.5.4'], 'The client does not have permission for this request.'),
  define('404', 'Not Found', [RFC_9110, '15.5.5'], 'The resource does not exist.'),
  define(
    '405',
    'Method Not Allowed',
    [RFC_9110, '15.5.6'],
    'The resource does not support this method. The Allow header lists the ones that it supports.',
    {
      headers: [
        header('Allow', [RFC_9110, '15.5.6'], 'Methods that the resource supports.', {
          required: true,
        }),
      ],
    },
  ),
  define('406', 'Not Acceptable', [RFC_9110, '15.5.7'], 'No available format matches the Accept header.'),
  define(
    '407',
    'Proxy Authentication Required',
    [RFC_9110, '15.5.8'],
    'The client must authenticate with the proxy.',
    {
      headers: [
        header('Proxy-Authenticate', [RFC_9110, '15.5.8'], 'Authentication methods that the proxy accepts.', {
          required: true,
        }),
      ],
    },
  ),
  define(
    '408',
    'Request Timeout',
    [RFC_9110, '15.5.9'],
    'The server timed out while waiting for the request.',
    { former: ['Request Time-out'] },
  ),
  define(
    '409',
    'Conflict',
    [RFC_9110, '15.5.10'],
    'The request conflicts with the current state of the resource.',
  ),
  define('410', 'Gone', [RFC_9110, '15.5.11'], 'The resource has been permanently removed.'),
  define('411', 'Length Required', [RFC_9110, '15.5.12'], 'The request needs a Content-Length header.'),
  define(
    '412',
    'Precondition Failed',
    [RFC_9110, '15.5.13'],
    'A condition in the request headers, such as If-Match, is not met.',
  ),
  define('413', 'Content Too Large', [RFC_9110, '15.5.14'], 'The request body is too large.', {
    headers: [retryAfter(RFC_9110, '15.5.14')],
    former: ['Payload Too Large', 'Request Entity Too Large'],
  }),
  define('414', 'URI Too Long', [RFC_9110, '15.5.15'], 'The request URI is too long.', {
    former: ['Request-URI Too Long', 'Request-URI Too Large'],
  }),
  define(
    '415',
    'Unsupported Media Type',
    [RFC_9110, '15.5.16'],
    'The format of the request body is not supported.',
    {
      headers: [header('Accept', [RFC_9110, '15.5.16'], 'Media types that the server accepts.')],
    },
  ),
  define(
    '416',
    'Range Not Satisfiable',
    [RFC_9110, '15.5.17'],
    'The requested range is outside the resource.',
    {
      headers: [
        header('Content-Range', [RFC_9110, '15.5.17'], 'Size of the resource, such as `bytes */1234`.'),
      ],
      former: ['Requested Range Not Satisfiable'],
    },
  ),
  define(
    '417',
    'Expectation Failed',
    [RFC_9110, '15.5.18'],
    'The server cannot meet the Expect header of the request.',
  ),
  define(
    '418',
    '(Unused)',
    [RFC_9110, '15.5.19'],
    "Unused. Some servers return it as an April Fools' joke.",
    { state: 'unused', former: ["I'm a Teapot"] },
  ),
  define(
    '421',
    'Misdirected Request',
    [RFC_9110, '15.5.20'],
    'The server does not serve this host. Try again on a new connection.',
  ),
  define(
    '422',
    'Unprocessable Content',
    [RFC_9110, '15.5.21'],
    'The request body is well formed but has invalid values.',
    { former: ['Unprocessable Entity'] },
  ),
  define('423', 'Locked', ['RFC 4918', '11.3'], 'The resource is locked.'),
  define(
    '424',
    'Failed Dependency',
    ['RFC 4918', '11.4'],
    'The request failed because another request that it depends on failed.',
  ),
  define(
    '425',
    'Too Early',
    ['RFC 8470', '5.2'],
    'The request was sent as early data and might be replayed. Send it again.',
  ),
  define(
    '426',
    'Upgrade Required',
    [RFC_9110, '15.5.22'],
    'The client must switch to the protocol in the Upgrade header.',
    {
      headers: [
        header('Upgrade', [RFC_9110, '15.5.22'], 'Protocols that the server accepts.', {
          required: true,
        }),
      ],
    },
  ),
  define(
    '428',
    'Precondition Required',
    ['RFC 6585', '3'],
    'The request must be conditional. Add a header such as If-Match.',
  ),
  define(
    '429',
    'Too Many Requests',
    ['RFC 6585', '4'],
    'The client sent too many requests. Try again later.',
    { headers: [retryAfter('RFC 6585', '4')] },
  ),
  define('431', 'Request Header Fields Too Large', ['RFC 6585', '5'], 'The request headers are too large.'),
  define(
    '451',
    'Unavailable For Legal Reasons',
    ['RFC 7725', '3'],
    'The resource is unavailable for legal reasons.',
  ),
  define('500', 'Internal Server Error', [RFC_9110, '15.6.1'], 'An unexpected error occurred on the server.'),
  define('501', 'Not Implemented', [RFC_9110, '15.6.2'], 'The server does not support this operation.'),
  define(
    '502',
    'Bad Gateway',
    [RFC_9110, '15.6.3'],
    'The server got an invalid response from an upstream server.',
  ),
  define(
    '503',
    'Service Unavailable',
    [RFC_9110, '15.6.4'],
    'The server is overloaded or under maintenance. Try again later.',
    { headers: [retryAfter(RFC_9110, '15.6.4')] },
  ),
  define(
    '504',
    'Gateway Timeout',
    [RFC_9110, '15.6.5'],
    'The server got no response from an upstream server in time.',
    { former: ['Gateway Time-out'] },
  ),
  define(
    '505',
    'HTTP Version Not Supported',
    [RFC_9110, '15.6.6'],
    'The server does not support this HTTP version.',
  ),
  define(
    '506',
    'Variant Also Negotiates',
    ['RFC 2295', '8.1'],
    'The server is misconfigured for content negotiation.',
  ),
  define(
    '507',
    'Insufficient Storage',
    ['RFC 4918', '11.5'],
    'The server does not have enough storage to complete the request.',
  ),
  define(
    '508',
    'Loop Detected',
    ['RFC 5842', '7.2'],
    'The server stopped the request because it ran into an infinite loop.',
  ),
  define('510', 'Not Extended', ['RFC 2774', '7'], 'Obsolete. The request lacks a required extension.', {
    state: 'obsoleted',
  }),
  define(
    '511',
    'Network Authentication Required',
    ['RFC 6585', '6'],
    'The client must authenticate to access the network.',
  ),
];

const BY_CODE: ReadonlyMap<string, RegistryEntry> = new Map(REGISTRY.map((entry) => [entry.code, entry]));

/** The entry of a code such as `'404'`; none for unassigned numbers, ranges and `default`. */
export function registryEntry(code: string): RegistryEntry | undefined {
  return BY_CODE.get(code);
}

/** What an entry is called: its phrase, or for an unused one the phrase that it had. */
export function registryTitle({ state, phrase, formerPhrases: [former] }: RegistryEntry): string {
  return state === 'unused' && former !== undefined ? former : phrase;
}
