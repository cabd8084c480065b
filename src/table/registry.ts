import type { HeaderRule, HeaderSchema } from './status-table.js';

/** The state of an entry in the IANA registry; `--codes all` and class selectors take registered ones only. */
type RegistryState = 'registered' | 'temporary' | 'obsoleted' | 'unused';

/** A header that the specification of a status code names. */
export interface RegisteredHeader extends HeaderRule {
  /** Replaces the description where a row declares the header as a number. */
  readonly numberDescription?: string;
}

/** One code of the IANA HTTP Status Code Registry. */
interface RegistryEntry {
  /** `'100'` to `'511'`. */
  readonly code: string;
  /** The registered reason phrase; `(Unused)` for 306 and 418. */
  readonly phrase: string;
  /** `'RFC 9110'`; the draft's name for a temporary entry. */
  readonly rfc: string;
  /** Section of `rfc` that defines the code; absent for a draft, whose sections still move. */
  readonly section?: string;
  readonly state: RegistryState;
  readonly headers: readonly RegisteredHeader[];
  /** Phrases that older specifications or common use gave the code. */
  readonly formerPhrases: readonly string[];
  /** One or two sentences of at most 80 characters; they land in people's API docs. */
  readonly description: string;
}

type Row = readonly [phrase: string, description: string, section: string | undefined, rfc?: string];

/** Every entry of the registry, by number. Unassigned numbers have none. Without an RFC, it is RFC 9110. */
const ROWS: Readonly<Record<string, Row>> = {
  100: ['Continue', 'The server accepted the request headers. Send the body.', '15.2.1'],
  101: ['Switching Protocols', 'The server switches to the protocol in the Upgrade header.', '15.2.2'],
  102: ['Processing', 'The server received the request and is still processing it.', '10.1', 'RFC 2518'],
  103: ['Early Hints', 'Headers that the final response is likely to have, sent early.', '2', 'RFC 8297'],
  104: [
    'Upload Resumption Supported',
    'The upload can be resumed if it is interrupted.',
    undefined,
    'draft-ietf-httpbis-resumable-upload',
  ],
  200: ['OK', 'The request succeeded.', '15.3.1'],
  201: ['Created', 'The resource was created.', '15.3.2'],
  202: ['Accepted', 'The request was accepted and is still being processed.', '15.3.3'],
  203: [
    'Non-Authoritative Information',
    'The request succeeded, but a proxy changed the response.',
    '15.3.4',
  ],
  204: ['No Content', 'The request succeeded. The response has no body.', '15.3.5'],
  205: ['Reset Content', 'The request succeeded. Reset the form or view that sent it.', '15.3.6'],
  206: ['Partial Content', 'The body is the part of the resource that the Range header asked for.', '15.3.7'],
  207: ['Multi-Status', 'The body has a separate status for each resource.', '11.1', 'RFC 4918'],
  208: [
    'Already Reported',
    'The members of this collection were already listed in this response.',
    '7.1',
    'RFC 5842',
  ],
  226: [
    'IM Used',
    'The body is a transformed version of the resource, such as a diff.',
    '10.4.1',
    'RFC 3229',
  ],
  300: ['Multiple Choices', 'The resource is available in several formats. Choose one of them.', '15.4.1'],
  301: [
    'Moved Permanently',
    'The resource has moved permanently to the URI in the Location header.',
    '15.4.2',
  ],
  302: ['Found', 'The resource is temporarily at the URI in the Location header.', '15.4.3'],
  303: ['See Other', 'The result is at the URI in the Location header. Fetch it with GET.', '15.4.4'],
  304: ['Not Modified', 'The resource has not changed; use the cached copy.', '15.4.5'],
  305: ['Use Proxy', 'Deprecated. The request had to go through a proxy.', '15.4.6'],
  306: ['(Unused)', 'Unused. Reserved by an earlier version of HTTP.', '15.4.7'],
  307: [
    'Temporary Redirect',
    'The resource is temporarily at the URI in the Location header. Use the same method there.',
    '15.4.8',
  ],
  308: [
    'Permanent Redirect',
    'The resource has moved permanently to the URI in the Location header. Use the same method there.',
    '15.4.9',
  ],
  400: ['Bad Request', 'The request is malformed or has invalid parameters.', '15.5.1'],
  401: ['Unauthorized', 'The request has no valid credentials.', '15.5.2'],
  402: ['Payment Required', 'Payment is required to access the resource.', '15.5.3'],
  403: ['Forbidden', 'The client does not have permission for this request.', '15.5.4'],
  404: ['Not Found', 'The resource does not exist.', '15.5.5'],
  405: [
    'Method Not Allowed',
    'The resource does not support this method. The Allow header lists the ones that it supports.',
    '15.5.6',
  ],
  406: ['Not Acceptable', 'No available format matches the Accept header.', '15.5.7'],
  407: ['Proxy Authentication Required', 'The client must authenticate with the proxy.', '15.5.8'],
  408: ['Request Timeout', 'The server timed out while waiting for the request.', '15.5.9'],
  409: ['Conflict', 'The request conflicts with the current state of the resource.', '15.5.10'],
  410: ['Gone', 'The resource has been permanently removed.', '15.5.11'],
  411: ['Length Required', 'The request needs a Content-Length header.', '15.5.12'],
  412: [
    'Precondition Failed',
    'A condition in the request headers, such as If-Match, is not met.',
    '15.5.13',
  ],
  413: ['Content Too Large', 'The request body is too large.', '15.5.14'],
  414: ['URI Too Long', 'The request URI is too long.', '15.5.15'],
  415: ['Unsupported Media Type', 'The format of the request body is not supported.', '15.5.16'],
  416: ['Range Not Satisfiable', 'The requested range is outside the resource.', '15.5.17'],
  417: ['Expectation Failed', 'The server cannot meet the Expect header of the request.', '15.5.18'],
  418: ['(Unused)', "Unused. Some servers return it as an April Fools' joke.", '15.5.19'],
  421: [
    'Misdirected Request',
    'The server does not serve this host. Try again on a new connection.',
    '15.5.20',
  ],
  422: ['Unprocessable Content', 'The request body is well formed but has invalid values.', '15.5.21'],
  423: ['Locked', 'The resource is locked.', '11.3', 'RFC 4918'],
  424: [
    'Failed Dependency',
    'The request failed because another request that it depends on failed.',
    '11.4',
    'RFC 4918',
  ],
  425: [
    'Too Early',
    'The request was sent as early data and might be replayed. Send it again.',
    '5.2',
    'RFC 8470',
  ],
  426: ['Upgrade Required', 'The client must switch to the protocol in the Upgrade header.', '15.5.22'],
  428: [
    'Precondition Required',
    'The request must be conditional. Add a header such as If-Match.',
    '3',
    'RFC 6585',
  ],
  429: ['Too Many Requests', 'The client sent too many requests. Try again later.', '4', 'RFC 6585'],
  431: ['Request Header Fields Too Large', 'The request headers are too large.', '5', 'RFC 6585'],
  451: ['Unavailable For Legal Reasons', 'The resource is unavailable for legal reasons.', '3', 'RFC 7725'],
  500: ['Internal Server Error', 'An unexpected error occurred on the server.', '15.6.1'],
  501: ['Not Implemented', 'The server does not support this operation.', '15.6.2'],
  502: ['Bad Gateway', 'The server got an invalid response from an upstream server.', '15.6.3'],
  503: ['Service Unavailable', 'The server is overloaded or under maintenance. Try again later.', '15.6.4'],
  504: ['Gateway Timeout', 'The server got no response from an upstream server in time.', '15.6.5'],
  505: ['HTTP Version Not Supported', 'The server does not support this HTTP version.', '15.6.6'],
  506: ['Variant Also Negotiates', 'The server is misconfigured for content negotiation.', '8.1', 'RFC 2295'],
  507: [
    'Insufficient Storage',
    'The server does not have enough storage to complete the request.',
    '11.5',
    'RFC 4918',
  ],
  508: [
    'Loop Detected',
    'The server stopped the request because it ran into an infinite loop.',
    '7.2',
    'RFC 5842',
  ],
  510: ['Not Extended', 'Obsolete. The request lacks a required extension.', '7', 'RFC 2774'],
  511: [
    'Network Authentication Required',
    'The client must authenticate to access the network.',
    '6',
    'RFC 6585',
  ],
};

const STATES: Readonly<Record<string, RegistryState>> = {
  104: 'temporary',
  306: 'unused',
  418: 'unused',
  510: 'obsoleted',
};

const FORMER_PHRASES: Readonly<Record<string, readonly string[]>> = {
  302: ['Moved Temporarily'],
  306: ['Switch Proxy'],
  408: ['Request Time-out'],
  413: ['Payload Too Large', 'Request Entity Too Large'],
  414: ['Request-URI Too Long', 'Request-URI Too Large'],
  416: ['Requested Range Not Satisfiable'],
  418: ["I'm a Teapot"],
  422: ['Unprocessable Entity'],
  504: ['Gateway Time-out'],
};

/** A string header; optional unless the specification says MUST. */
function header(
  name: string,
  description: string,
  { required = false, format }: { readonly required?: boolean; readonly format?: string } = {},
): RegisteredHeader {
  const schema: HeaderSchema = format === undefined ? { type: 'string' } : { type: 'string', format };
  return { name, required, description, schema };
}

const location = (description: string) => header('Location', description, { format: 'uri-reference' });
const NEW_URI = location('New URI of the resource.');
const TEMPORARY_URI = location('Temporary URI of the resource.');
const RETRY_AFTER: RegisteredHeader = {
  ...header('Retry-After', 'When to try again: seconds to wait, or a date.'),
  numberDescription: 'Seconds to wait before trying again.',
};

const HEADERS: Readonly<Record<string, readonly RegisteredHeader[]>> = {
  201: [location('URI of the created resource.')],
  206: [header('Content-Range', 'Part of the resource that is in the body.')],
  300: [location('URI of the preferred choice.')],
  301: [NEW_URI],
  302: [TEMPORARY_URI],
  303: [location('URI of the result.')],
  304: [
    header('ETag', 'Version identifier of the resource.'),
    header('Cache-Control', 'Caching rules for the response.'),
    header('Content-Location', 'URI of the returned version of the resource.', { format: 'uri-reference' }),
    header('Expires', 'Date after which the response is stale.'),
    header('Vary', 'Request headers that decide which format is sent.'),
  ],
  307: [TEMPORARY_URI],
  308: [NEW_URI],
  401: [header('WWW-Authenticate', 'Authentication methods that the server accepts.', { required: true })],
  405: [header('Allow', 'Methods that the resource supports.', { required: true })],
  407: [header('Proxy-Authenticate', 'Authentication methods that the proxy accepts.', { required: true })],
  413: [RETRY_AFTER],
  415: [header('Accept', 'Media types that the server accepts.')],
  416: [header('Content-Range', 'Size of the resource, such as `bytes */1234`.')],
  426: [header('Upgrade', 'Protocols that the server accepts.', { required: true })],
  429: [RETRY_AFTER],
  503: [RETRY_AFTER],
};

export const REGISTRY: readonly RegistryEntry[] = Object.entries(ROWS).map(
  ([code, [phrase, description, section, rfc = 'RFC 9110']]) => ({
    ...{ code, phrase, rfc, ...(section === undefined ? {} : { section }) },
    state: STATES[code] ?? 'registered',
    headers: HEADERS[code] ?? [],
    formerPhrases: FORMER_PHRASES[code] ?? [],
    description,
  }),
);

const BY_CODE: ReadonlyMap<string, RegistryEntry> = new Map(REGISTRY.map((entry) => [entry.code, entry]));

/** The entry of a code such as `'404'`; none for unassigned numbers, ranges and `default`. */
export function registryEntry(code: string): RegistryEntry | undefined {
  return BY_CODE.get(code);
}

/** Title and description of each class (RFC 9110 sections 15.2 to 15.6). */
const CLASSES: ReadonlyMap<string, { readonly title: string; readonly description: string }> = new Map([
  ['1', { title: 'Informational', description: 'An interim response. The final response follows.' }],
  ['2', { title: 'Successful', description: 'The request succeeded.' }],
  ['3', { title: 'Redirection', description: 'The client must take another step to complete the request.' }],
  ['4', { title: 'Client Error', description: 'The request is invalid or not allowed.' }],
  ['5', { title: 'Server Error', description: 'The server failed to handle the request.' }],
]);

/** Whether the status is one code, not a range or `default`. */
export function isSingleCode(status: string): boolean {
  return /^\d{3}$/.test(status);
}

/** Title and description for a status that the registry has no entry for. */
function unregisteredText(status: string): { readonly title: string; readonly description: string } {
  const known = CLASSES.get(status.charAt(0));
  if (known === undefined) return { title: 'Unexpected Error', description: 'An unexpected error.' };
  return isSingleCode(status) ? { ...known, title: `Status ${status}` } : known;
}

/** What a status is called: its phrase, or the former one where it is unused now, or a title for its class. */
export function statusTitle(status: string): string {
  const entry = registryEntry(status);
  if (entry === undefined) return unregisteredText(status).title;
  const [former = entry.phrase] = entry.formerPhrases;
  return entry.state === 'unused' ? former : entry.phrase;
}

/** The description of a status that says nothing about one API. */
export function statusDescription(status: string): string {
  return registryEntry(status)?.description ?? unregisteredText(status).description;
}

/** False for 1xx, 204, 205 and 304 (RFC 9110 sections 15.2, 15.3.5, 15.3.6, 15.4.5). */
export function isBodyAllowed(status: string): boolean {
  return !/^(?:1..|204|205|304)$/.test(status);
}
