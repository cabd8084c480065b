import { COLUMN_TITLES, COLUMNS, type Column } from './table-source.js';

/** A heading without case, spaces and marks; letters of any script stay. */
export function headingKey(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Says that a column has HTTP statuses, before all others. */
const STATUS = /http|status|状态|狀態|ステータス|상태|статус|statut|estado|stato/i;
const CODE =
  /code|状态码|错误码|錯誤碼|代码|代碼|返回码|コード|코드|код|c[oó]digo|codice|\bk[oó]d[aeiuy]?\b|رمز|รหัส|mã(?!\p{L})/iu;
const ERROR_CODE = /\bids?\b|\bno\b|number|identifier|\bkey\b|\bslug\b|#/i;
/** Columns of names that are not error codes. */
const OTHER_NAMES =
  /\bfield|param|propert|attribut|method|operation|\bfunction|endpoint|\bpath\b|\bheader|scope|permission|\brole\b|event|resource|schema|model|\bbody\b|payload|\blevel\b|severity|参数|字段/i;
/** Columns of other numbers. */
const NUMBERS =
  /\b(?:pages?|lines?|ports?|sizes?|counts?|prices?|costs?|amounts?|requests?|limits?|ids?|issues?|words|tokens|tests?|ms|duration|latency|time|year)\b|页|行数|数量|价格/i;
/** Columns that count or measure the answers with a status. */
const COUNTS =
  /\b(?:counts?|totals?|hits|requests|responses|occurrences|share|percent\w*|sizes?|bytes|latency|anzahl|cantidad)\b|количество|数量|次数|件数/iu;
const MESSAGE =
  /^(?:(?:api|http|status|error|response|short|default)\s*)?(?:messages?|reason(?: phrase)?|phrase|title|name|text|error|summary|definition|label)s?$|^(?:(?:message|mensaje|mensagem|messaggio|komunikat|zpráva|сообщение|pesan)(?:\s+(?:de|di|o|об|d['’])\s*\p{L}+)?|mensajes|mensagens|\p{L}*(?:nachricht|meldung)|nombre|nome|titel|t[ií]tulo|thông báo|(?:\p{L}+ )?(?:mesajı?|iletisi)|(?:返回|错误|提示)?(?:消息|信息)|訊息|メッセージ|메시지)$/iu;
const MEANING = /^meanings?$/i;
const CASE_MESSAGE =
  /message|\bdetails?$|错误信息|錯誤訊息|メッセージ|메시지|сообщение|mensaje|mensagem|nachricht|meldung|komunikat|thông báo|mesaj|pesan/i;
const DESCRIPTION =
  /des[ck]ri[pçz]|beschr(?:eibung|ijving)|bedeutung|explanation|meaning|significa|signification|说明|說明|描述|含义|含義|意味|説明|설명|описание|значение|opis\b|\barti\b|açıklama|mô tả|وصف/i;
const DETAILS = /^(?:details?|notes?)$/i;

/** Columns of tests and of what they wait for. */
const TEST =
  /^(?:test\b|测试|測試|テスト|테스트|pruebas?\b|verificaci|проверк|(?:casos?|cas) de (?:pruebas?|testes?|tests?)\b|testf[aä]ll)/i;
const CASE = /\b(?:cases?|scenarios?|steps?|checks?|requests?|inputs?)\b/i;
const EXPECTED = /^(?:expected|erwartet|attendu|esperado|oczekiwan|ожидаем)/i;

/** What a heading says about its column. */
export const HEADINGS = {
  isStatus: (heading: string) => STATUS.test(heading),
  isHttp: (heading: string) => /http/i.test(heading),
  isCode: (heading: string) => STATUS.test(heading) || CODE.test(heading),
  /** Short numbers under it may be error codes. */
  isErrorCode: (heading: string) =>
    (CODE.test(heading) || ERROR_CODE.test(heading)) && !/grpc|http|\bexit/i.test(heading),
  /** Which of several columns of error codes: the lowest. */
  rankErrorCode: (heading: string) => {
    if (/grpc/i.test(heading)) return 2;
    if (headingKey(heading) === 'errorcode') return -1;
    return STATUS.test(heading) || CODE.test(heading) ? 0 : 1;
  },
  /** Statuses alone under it are those of responses. */
  isResponse: (heading: string) =>
    /^(?:responses?|réponses?|respuestas?|respostas?|risposte?|antwort(?:en)?|ответы?|响应|回應|レスポンス|응답)$/iu.test(
      heading.trim(),
    ),
  isTest: (heading: string) => TEST.test(heading.trim()),
  /** Of what tests do, beside a column of what they expect. */
  isCase: (heading: string) => TEST.test(heading.trim()) || CASE.test(heading),
  isExpected: (heading: string) => EXPECTED.test(heading.trim()),
  isCounts: (heading: string) => COUNTS.test(heading) && !/\b(?:retr(?:y|ies)|max)|重试|最大/i.test(heading),
  /** Also `box_id`, `boxId`. */
  isNumbers: (heading: string) => NUMBERS.test(heading.replace(/_|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')),
  /** Classes of a program, which no client sees. */
  isClass: (heading: string) =>
    /exception|^(?:raise[sd]?|throw[ns]?)\b|\b(?:class|classe|clase|kelas|klas[aes]?|klasse)\b|استثناء/i.test(
      heading,
    ),
  isOtherNames: (heading: string) => OTHER_NAMES.test(heading) && !CODE.test(heading),
  /** Of bodies, also where no cell names one: `No Content`. */
  isSchema: (heading: string) => /schema/i.test(heading),
  /** `Problem type`, `Type URI`. */
  isType: (heading: string) => /\btype\b/i.test(heading),
  isMessage: (heading: string) => MESSAGE.test(heading.trim()),
  /** A message beside a description, else a description. */
  isMeaning: (heading: string) => MEANING.test(heading.trim()),
  isCaseMessage: (heading: string) => CASE_MESSAGE.test(heading.trim()),
  isDescription: (heading: string) => DESCRIPTION.test(heading),
  isDetails: (heading: string) => DETAILS.test(heading.trim()),
} as const;

const TITLE_KEYS: ReadonlyMap<string, Column> = new Map(
  COLUMNS.map((column) => [headingKey(COLUMN_TITLES[column]), column]),
);

/** The column that has exactly this heading where the tool prints a table. */
export function titledColumn(heading: string): Column | undefined {
  return TITLE_KEYS.get(headingKey(heading));
}

/** The columns of a table that `table --as` printed, which is read by its headings. */
export function printedColumns(headings: readonly string[]): readonly Column[] | undefined {
  const columns = COLUMNS.filter((column) => headings.includes(COLUMN_TITLES[column]));
  const areOurs = headings.join('|') === columns.map((column) => COLUMN_TITLES[column]).join('|');
  const isPrinted = areOurs && ALWAYS_PRINTED.every((column) => columns.includes(column));
  return isPrinted ? columns : undefined;
}

/** The columns that every printed table has. */
export const ALWAYS_PRINTED: readonly Column[] = ['code', 'message', 'description'];

/** Keys of YAML and JSON besides the columns' own. */
const KEYS: { readonly [C in Column]?: readonly string[] } = {
  code: ['httpstatuscode', 'httpstatus', 'httpcode', 'http', 'statuscode', 'status'],
  message: ['title', 'reason', 'reasonphrase', 'phrase', 'name', 'summary', 'apimessage', 'statustext'],
  description: ['meaning', 'explanation', 'text', 'desc'],
  details: ['detail', 'notes', 'note'],
  errorCode: ['error', 'errorid', 'appcode', 'key'],
  mediaType: ['contenttype'],
};

/** The columns that a key of YAML or JSON can mean. */
export function columnOfKey(key: string): Column | undefined {
  const plain = headingKey(key);
  const own = COLUMNS.find((column) => column.toLowerCase() === plain);
  return own ?? COLUMNS.find((column) => KEYS[column]?.includes(plain));
}
