import { header, type RegisteredHeader } from './registered-header.js';

/** How an entry stands in the IANA registry. */
export type RegistryState = 'registered' | 'temporary' | 'obsoleted' | 'unused';

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
  /** What the code says, in one or two sentences of ours. */
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
  header('Retry-After', [rfc, section], 'When to try again: a number of seconds, or an HTTP date.');

const NEW_ADDRESS = 'Where the resource is now.';

/** Every entry of the registry, by number. Unassigned numbers have none. */
export const REGISTRY: readonly RegistryEntry[] = [
  define(
    '100',
    'Continue',
    [RFC_9110, '15.2.1'],
    'The first part of the request has arrived and was not refused. The client should send the rest of it.',
  ),
  define(
    '101',
    'Switching Protocols',
    [RFC_9110, '15.2.2'],
    'The server agrees to change the protocol of this connection to the one that its Upgrade header field names.',
  ),
  define(
    '102',
    'Processing',
    ['RFC 2518', '10.1'],
    'The server has accepted the whole request and is still working on it.',
  ),
  define(
    '103',
    'Early Hints',
    ['RFC 8297', '2'],
    'Header fields that the final response is likely to carry, sent ahead of it.',
  ),
  define(
    '104',
    'Upload Resumption Supported',
    ['draft-ietf-httpbis-resumable-upload'],
    'The server can resume this upload should it be interrupted.',
    { state: 'temporary' },
  ),
  define(
    '200',
    'OK',
    [RFC_9110, '15.3.1'],
    'The request succeeded. What the content holds depends on the request method.',
  ),
  define(
    '201',
    'Created',
    [RFC_9110, '15.3.2'],
    'The request succeeded and one or more new resources were created.',
    { headers: [location('15.3.2', 'The main resource that was created.')] },
  ),
  define(
    '202',
    'Accepted',
    [RFC_9110, '15.3.3'],
    'The request was taken in, but the work is not finished and may yet fail.',
  ),
  define(
    '203',
    'Non-Authoritative Information',
    [RFC_9110, '15.3.4'],
    "The request succeeded, and a proxy changed the content of the origin server's 200 response.",
  ),
  define('204', 'No Content', [RFC_9110, '15.3.5'], 'The request succeeded and the response has no content.'),
  define(
    '205',
    'Reset Content',
    [RFC_9110, '15.3.6'],
    'The request succeeded. The client should reset the view from which it was sent.',
  ),
  define(
    '206',
    'Partial Content',
    [RFC_9110, '15.3.7'],
    'The response holds the ranges of the resource that the request asked for in its Range header field.',
    {
      headers: [
        header(
          'Content-Range',
          [RFC_9110, '15.3.7.1'],
          'Which part of the resource the content is; absent from a multipart response.',
        ),
      ],
    },
  ),
  define(
    '207',
    'Multi-Status',
    ['RFC 4918', '11.1'],
    'The content reports the status of several resources, each on its own.',
  ),
  define(
    '208',
    'Already Reported',
    ['RFC 5842', '7.1'],
    'Inside a multi-status response: the members of this collection were listed earlier in the same response.',
  ),
  define(
    '226',
    'IM Used',
    ['RFC 3229', '10.4.1'],
    'The content is the result of instance manipulations, such as a difference from an earlier version, applied to the resource.',
  ),
  define(
    '300',
    'Multiple Choices',
    [RFC_9110, '15.4.1'],
    'The resource has more than one representation. The client or its user can choose one of them.',
    { headers: [location('15.4.1', 'The choice that the server prefers.')] },
  ),
  define(
    '301',
    'Moved Permanently',
    [RFC_9110, '15.4.2'],
    'The resource has a new permanent URI, which future requests should use. A client may change POST to GET when it follows.',
    { headers: [location('15.4.2', NEW_ADDRESS)] },
  ),
  define(
    '302',
    'Found',
    [RFC_9110, '15.4.3'],
    'The resource is for now under another URI, given by the Location header field. Future requests should keep using the original URI.',
    { headers: [location('15.4.3', NEW_ADDRESS)], former: ['Moved Temporarily'] },
  ),
  define(
    '303',
    'See Other',
    [RFC_9110, '15.4.4'],
    'The answer to the request is at another URI, to be fetched with GET.',
    { headers: [location('15.4.4', 'Where the answer can be fetched.')] },
  ),
  define(
    '304',
    'Not Modified',
    [RFC_9110, '15.4.5'],
    'The condition of a GET or HEAD request was false: the representation that the client has stored is still current and can be used.',
    {
      headers: [
        header('ETag', [RFC_9110, '15.4.5'], 'Entity tag of the current representation.'),
        header('Cache-Control', [RFC_9110, '15.4.5'], 'How caches may store and reuse the response.'),
        header('Content-Location', [RFC_9110, '15.4.5'], 'The URI of this particular representation.', {
          format: 'uri-reference',
        }),
        header('Expires', [RFC_9110, '15.4.5'], 'The HTTP date after which the response is stale.'),
        header(
          'Vary',
          [RFC_9110, '15.4.5'],
          'The request header fields that the choice of representation rests on.',
        ),
      ],
    },
  ),
  define(
    '305',
    'Use Proxy',
    [RFC_9110, '15.4.6'],
    'Deprecated. The request was to be repeated through a proxy; clients ignore it for security reasons.',
  ),
  define(
    '306',
    '(Unused)',
    [RFC_9110, '15.4.7'],
    'Reserved. It was used in an earlier draft of HTTP and has no meaning now.',
    { state: 'unused', former: ['Switch Proxy'] },
  ),
  define(
    '307',
    'Temporary Redirect',
    [RFC_9110, '15.4.8'],
    'The resource is for now under another URI. The client must follow with the same request method.',
    { headers: [location('15.4.8', NEW_ADDRESS)] },
  ),
  define(
    '308',
    'Permanent Redirect',
    [RFC_9110, '15.4.9'],
    'The resource has a new permanent URI. The client must follow with the same request method.',
    { headers: [location('15.4.9', NEW_ADDRESS)] },
  ),
  define(
    '400',
    'Bad Request',
    [RFC_9110, '15.5.1'],
    'The server cannot or will not process the request because of something that it sees as a client error.',
  ),
  define(
    '401',
    'Unauthorized',
    [RFC_9110, '15.5.2'],
    'The request lacks valid authentication credentials for the resource. The client may repeat it with a new or changed Authorization header field.',
    {
      headers: [
        header(
          'WWW-Authenticate',
          [RFC_9110, '15.5.2'],
          'At least one challenge: how the client can authenticate.',
          { required: true },
        ),
      ],
    },
  ),
  define(
    '402',
    'Payment Required',
    [RFC_9110, '15.5.3'],
    'Reserved for use with payments. It has no standard meaning yet.',
  ),
  define(
    '403',
    'Forbidden',
    [RFC_9110, '15.5.4'],
    'The server understood the request and refuses to fulfil it. Repeating it with the same credentials will not help.',
  ),
  define(
    '404',
    'Not Found',
    [RFC_9110, '15.5.5'],
    'The server found no current representation of the resource, or does not want to say that there is one.',
  ),
  define(
    '405',
    'Method Not Allowed',
    [RFC_9110, '15.5.6'],
    'The server knows the request method, but the resource does not support it.',
    {
      headers: [
        header(
          'Allow',
          [RFC_9110, '15.5.6'],
          'The methods that the resource supports, separated by commas.',
          {
            required: true,
          },
        ),
      ],
    },
  ),
  define(
    '406',
    'Not Acceptable',
    [RFC_9110, '15.5.7'],
    'The resource has no representation that fits the Accept header fields of the request, and the server will not send another one instead.',
  ),
  define(
    '407',
    'Proxy Authentication Required',
    [RFC_9110, '15.5.8'],
    'The client must authenticate with the proxy before the request can go on.',
    {
      headers: [
        header(
          'Proxy-Authenticate',
          [RFC_9110, '15.5.8'],
          'At least one challenge: how the client can authenticate with the proxy.',
          { required: true },
        ),
      ],
    },
  ),
  define(
    '408',
    'Request Timeout',
    [RFC_9110, '15.5.9'],
    'The request did not arrive completely within the time that the server was ready to wait.',
    { former: ['Request Time-out'] },
  ),
  define(
    '409',
    'Conflict',
    [RFC_9110, '15.5.10'],
    'The request conflicts with the current state of the resource. The client may be able to resolve the conflict and repeat the request.',
  ),
  define(
    '410',
    'Gone',
    [RFC_9110, '15.5.11'],
    'The resource is no longer available here, and this is likely to be permanent.',
  ),
  define(
    '411',
    'Length Required',
    [RFC_9110, '15.5.12'],
    'The server refuses the request because it has no Content-Length header field.',
  ),
  define(
    '412',
    'Precondition Failed',
    [RFC_9110, '15.5.13'],
    'A condition in the header fields of the request, such as If-Match, is false on the server.',
  ),
  define(
    '413',
    'Content Too Large',
    [RFC_9110, '15.5.14'],
    'The content of the request is larger than the server is willing or able to process.',
    { headers: [retryAfter(RFC_9110, '15.5.14')], former: ['Payload Too Large', 'Request Entity Too Large'] },
  ),
  define(
    '414',
    'URI Too Long',
    [RFC_9110, '15.5.15'],
    'The URI of the request is longer than the server is willing to interpret.',
    { former: ['Request-URI Too Long', 'Request-URI Too Large'] },
  ),
  define(
    '415',
    'Unsupported Media Type',
    [RFC_9110, '15.5.16'],
    'The resource does not support the format of the request content for this method.',
    {
      headers: [
        header('Accept', [RFC_9110, '15.5.16'], 'The media types that the server accepts in a request.'),
      ],
    },
  ),
  define(
    '416',
    'Range Not Satisfiable',
    [RFC_9110, '15.5.17'],
    'None of the ranges that the request asked for can be served.',
    {
      headers: [
        header(
          'Content-Range',
          [RFC_9110, '15.5.17'],
          'The current length of the resource, as `bytes */1234`.',
        ),
      ],
      former: ['Requested Range Not Satisfiable'],
    },
  ),
  define(
    '417',
    'Expectation Failed',
    [RFC_9110, '15.5.18'],
    'A server on the way could not meet the Expect header field of the request.',
  ),
  define(
    '418',
    '(Unused)',
    [RFC_9110, '15.5.19'],
    'Reserved, because an April fools specification used it and software still does. It has no standard meaning.',
    { state: 'unused', former: ["I'm a Teapot"] },
  ),
  define(
    '421',
    'Misdirected Request',
    [RFC_9110, '15.5.20'],
    'The request reached a server that is not able or willing to answer for its target URI. The client may retry on another connection.',
  ),
  define(
    '422',
    'Unprocessable Content',
    [RFC_9110, '15.5.21'],
    'The content is well formed and of a supported type, but its instructions cannot be processed.',
    { former: ['Unprocessable Entity'] },
  ),
  define('423', 'Locked', ['RFC 4918', '11.3'], 'The resource, or the one that it depends on, is locked.'),
  define(
    '424',
    'Failed Dependency',
    ['RFC 4918', '11.4'],
    'The action could not be done because it depended on another action, which failed.',
  ),
  define(
    '425',
    'Too Early',
    ['RFC 8470', '5.2'],
    'The request came in early data and might be a replay; the server does not want to risk processing it.',
  ),
  define(
    '426',
    'Upgrade Required',
    [RFC_9110, '15.5.22'],
    'The server refuses the request over the current protocol, but might accept it after an upgrade.',
    {
      headers: [
        header('Upgrade', [RFC_9110, '15.5.22'], 'The protocols that the server requires.', {
          required: true,
        }),
      ],
    },
  ),
  define(
    '428',
    'Precondition Required',
    ['RFC 6585', '3'],
    'The server requires the request to be conditional, for example with If-Match.',
  ),
  define(
    '429',
    'Too Many Requests',
    ['RFC 6585', '4'],
    'The client has sent too many requests in a given time.',
    { headers: [retryAfter('RFC 6585', '4')] },
  ),
  define(
    '431',
    'Request Header Fields Too Large',
    ['RFC 6585', '5'],
    'The header fields of the request, together or one of them, are too large for the server.',
  ),
  define(
    '451',
    'Unavailable For Legal Reasons',
    ['RFC 7725', '3'],
    'The server denies access to the resource because of a legal demand.',
  ),
  define(
    '500',
    'Internal Server Error',
    [RFC_9110, '15.6.1'],
    'The server met an unexpected condition and could not fulfil the request.',
  ),
  define(
    '501',
    'Not Implemented',
    [RFC_9110, '15.6.2'],
    'The server does not support the functionality that the request needs, for example an unknown request method.',
  ),
  define(
    '502',
    'Bad Gateway',
    [RFC_9110, '15.6.3'],
    'The server, acting as a gateway or proxy, received an invalid response from the server behind it.',
  ),
  define(
    '503',
    'Service Unavailable',
    [RFC_9110, '15.6.4'],
    'The server cannot handle the request at the moment because of overload or maintenance. This is likely to pass.',
    { headers: [retryAfter(RFC_9110, '15.6.4')] },
  ),
  define(
    '504',
    'Gateway Timeout',
    [RFC_9110, '15.6.5'],
    'The server, acting as a gateway or proxy, did not receive a response in time from the server behind it.',
    { former: ['Gateway Time-out'] },
  ),
  define(
    '505',
    'HTTP Version Not Supported',
    [RFC_9110, '15.6.6'],
    'The server does not support, or refuses, the major version of HTTP that the request uses.',
  ),
  define(
    '506',
    'Variant Also Negotiates',
    ['RFC 2295', '8.1'],
    'The server is misconfigured: the chosen variant is itself set up to negotiate content.',
  ),
  define(
    '507',
    'Insufficient Storage',
    ['RFC 4918', '11.5'],
    'The server cannot store what it needs in order to complete the request.',
  ),
  define(
    '508',
    'Loop Detected',
    ['RFC 5842', '7.2'],
    'The server ended the operation because it ran into an infinite loop.',
  ),
  define(
    '510',
    'Not Extended',
    ['RFC 2774', '7'],
    'Obsolete. The request did not meet the policy for access to the resource; an extension was missing.',
    { state: 'obsoleted' },
  ),
  define(
    '511',
    'Network Authentication Required',
    ['RFC 6585', '6'],
    'The client must authenticate to gain access to the network.',
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
