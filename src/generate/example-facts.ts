import { plainText } from '../text/plain-text.js';
import { defined } from '../values/defined.js';
import type { ExampleContext } from './error-body.js';
import type { ExampleRow } from './error-cases.js';
import { problemType } from './problem-type.js';

/** What an example says about a row, whatever the shape of the error body: plain text. */
export interface ExampleFacts {
  /** Absent for ranges and `default`, which are not one code. */
  readonly status?: number;
  /** `status`, or for ranges and `default` a code they cover, for bodies that cannot do without one. */
  readonly anyStatus: number;
  /** What a body has as number of the error where that is not the status. */
  readonly rpcCode?: number;
  /** A URI reference (RFC 9457 3.1.1). */
  readonly type: string;
  /** With `about:blank` the HTTP phrase (RFC 9457 4.2.1), else the row's own message. */
  readonly title: string;
  readonly message: string;
  /** What happened, where the message is not the title. */
  readonly detail?: string;
  readonly code?: string;
  /** The error code or else the row's message as a constant: `NOT_FOUND`. */
  readonly constant: string;
  /** The status phrase as a constant, or else the message. */
  readonly statusConstant: string;
}

export function exampleFacts(row: ExampleRow, context: ExampleContext): ExampleFacts {
  const type = problemType(row, context);
  const isCode = /^\d{3}$/.test(row.status);
  const anyStatus = isCode ? Number(row.status) : Number(`${/^\d/.exec(row.status)?.[0] ?? 5}00`);
  const message = plainText(row.title);
  const { errorCode: code, detail, phrase = row.name } = row;
  const title = type === 'about:blank' ? (row.phrase ?? message) : message;
  const isWord = code !== undefined && /[A-Za-z]/.test(code);
  const name = code === undefined ? message : isWord ? code : phrase;
  return {
    anyStatus,
    type,
    title,
    message,
    ...defined({
      status: isCode ? anyStatus : undefined,
      detail: detail === title ? undefined : detail,
      code,
    }),
    statusConstant: toConstant(row.phrase ?? message),
    constant: toConstant(name) || `STATUS_${row.status.toUpperCase()}`,
  };
}

function toConstant(message: string): string {
  return message
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
}

type Saying = (facts: ExampleFacts, siblings: ReadonlySet<string>) => readonly unknown[];

const STATUS: Saying = ({ status, statusConstant, title }) =>
  status === undefined ? [false] : [status, `${status}`, title, statusConstant, false];
const CODE: Saying = ({ status, rpcCode = status, constant, message, code }) => [
  ...(code === undefined ? [] : [code, ...numberOf(code)]),
  ...(rpcCode === undefined ? [] : [rpcCode]),
  ...[constant, constant.toLowerCase(), constant.toLowerCase().replaceAll('_', '-'), message],
  ...(status === undefined ? [] : [`${status}`]),
];
/** A code of digits as a number. */
export function numberOf(code: string): readonly number[] {
  return /^\d{1,15}$/.test(code) ? [Number(code)] : [];
}

/** What PayPal and Node.js call a code beside a message. */
const NAME: Saying = ({ constant }, siblings) => (siblings.has('message') ? [constant] : []);
/** A kind of error (`VALIDATION_ERROR`): the author's example is adapted, and none is made up. */
const CATEGORY: Saying = () => [];
const TITLE: Saying = ({ title }) => [title];
const MESSAGE: Saying = ({ message }) => [message];
/** Spring and NestJS have the status phrase there, beside a message; OAuth 2.0 has a code. */
const ERROR: Saying = ({ title, message, status, code, constant }, siblings) => [
  ...(siblings.has('error_description') ? [code ?? constant.toLowerCase()] : []),
  ...[siblings.has('message') ? title : message, true],
  ...(status === undefined ? [] : [status]),
];
/** A problem type is a URI reference, and `about:blank` one only beside the other members of RFC 9457. */
const TYPE: Saying = ({ type }, siblings) => (siblings.has('title') && siblings.has('status') ? [type] : []);

const FAILED: Saying = () => [false];

/** Members that state the status, its phrase, a message or a code, in lower case without separators. */
const SAYINGS: ReadonlyMap<string, Saying> = new Map([
  ...['status', 'statuscode', 'httpstatus', 'httpstatuscode', 'httpcode'].map(
    (name) => [name, STATUS] as const,
  ),
  ...['code', 'errorcode', 'reasoncode'].map((name) => [name, CODE] as const),
  ...['title', 'summary', 'reason', 'statusreason'].map((name) => [name, TITLE] as const),
  ...['err', 'statustext', 'faultstring'].map((name) => [name, MESSAGE] as const),
  ['error', ERROR],
  ['type', TYPE],
  ['name', NAME],
  ['category', CATEGORY],
  ...['success', 'issuccess', 'successful', 'succeeded', 'ok'].map((name) => [name, FAILED] as const),
  ...['iserror', 'haserror', 'haserrors'].map((name) => [name, (): readonly unknown[] => [true]] as const),
]);
/** Members that are specific to an occurrence (RFC 9457 3.1.4): only said where they are required. */
const DETAILS = new Set([
  ...['detail', 'details', 'description', 'errordescription', 'errors', 'messages', 'developermessage'],
  'cause',
]);

/** `message`, `errmsg` and `response_message` are messages, those for developers are details. */
function sayingOf(name: string): Saying | undefined {
  const plain = plainName(name);
  const isMessage = /(?:message|msg)$/.test(plain) && !/^(?:internal|debug|dev)/.test(plain);
  return SAYINGS.get(plain) ?? (isMessage ? MESSAGE : undefined);
}

/** What a member of a name says: a status, a code, a text, or nothing that a row knows. */
export function kindOf(name: string): 'status' | 'code' | 'type' | 'text' | 'flag' | undefined {
  const saying = sayingOf(name);
  if (saying === undefined) return undefined;
  if (saying === STATUS) return 'status';
  if (saying === CODE || saying === NAME || saying === CATEGORY) return 'code';
  if (saying === TYPE) return 'type';
  return saying === TITLE || saying === MESSAGE || plainName(name) === 'error' ? 'text' : 'flag';
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

export function isDetail(name: string): boolean {
  return DETAILS.has(plainName(name));
}

/** The values of a row for a member of that name, best first; empty for an unknown name. */
export function knownValues(
  facts: ExampleFacts,
  name: string,
  siblings: ReadonlySet<string>,
): readonly unknown[] {
  const { detail } = facts;
  if (plainName(name) === 'detail' && detail !== undefined && !siblings.has('message')) return [detail];
  return sayingOf(name)?.(facts, siblings) ?? [];
}

/** Whether a code is a status, 0 for success, or a word: 1001 and `E-17` are the application's own. */
export function isStatusCode(value: unknown): boolean {
  const text = String(value);
  return /^(?:[1-5]\d\d|0+)$/.test(text) || (typeof value === 'string' && !/\d/.test(text));
}
