/** One field; the offset is in UTF-16 code units of the text as it was handed in. */
export interface CsvField {
  readonly text: string;
  /** Start of the field, an opening quote included. */
  readonly offset: number;
}

type CsvReading =
  | { readonly ok: true; readonly records: readonly (readonly CsvField[])[] }
  /** `line` counts from 1. */
  | { readonly ok: false; readonly detail: string; readonly line: number };

/**
 * Reads comma-separated values (RFC 4180); records may differ in length, blank lines are skipped. The separator is a
 * comma, semicolon or tab: the one that most of the first lines have, or what a first line such as `sep=;` names.
 */
export async function readCsv(text: string): Promise<CsvReading> {
  const { CsvError, parse } = await import('csv-parse/sync');
  const named = /^\uFEFF?sep=(.)\s*?(?:\r\n|\n|\r)/i.exec(text);
  const skipped = named?.[0].length ?? 0;
  const body = text.slice(skipped);
  const delimiter = named?.[1] ?? delimiterOf(body);
  const starts = new FieldStarts(body);
  const offsets: number[] = [];
  try {
    const rows: string[][] = parse(body, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      cast: (field, { bytes, index }) => {
        offsets.push(skipped + starts.next(bytes, index, delimiter));
        return field;
      },
    });
    let next = 0;
    const records = rows.map((fields) =>
      fields.map((field) => ({ text: field, offset: offsets[next++] ?? 0 })),
    );
    return { ok: true, records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { ok: false, detail: error.message, line: line + (named === null ? 0 : 1) };
  }
}

function delimiterOf(text: string): string {
  const lines = text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  const counts = [',', ';', '\t'].map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => line.includes(delimiter)).length,
    inHeader: (lines[0] ?? '').split(delimiter).length,
  }));
  counts.sort((left, right) => right.lines - left.lines || right.inHeader - left.inHeader);
  return counts[0]?.delimiter ?? ',';
}

/** Turns the end of each field, told in bytes of UTF-8, into the start of it in code units. */
class FieldStarts {
  readonly #text: string;
  #bytes = 0;
  /** End of the field before. */
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(endInBytes: number, index: number, delimiter: string): number {
    let start = this.#offset;
    if (index > 0) start += delimiter.length;
    const blank = index === 0 ? /\s/ : /[ \t]/;
    this.#advance(endInBytes);
    while (start < this.#offset && blank.test(this.#text.charAt(start))) start++;
    return start;
  }

  #advance(endInBytes: number): void {
    while (this.#bytes < endInBytes && this.#offset < this.#text.length) {
      const point = this.#text.codePointAt(this.#offset) ?? 0;
      this.#offset += point > 0xffff ? 2 : 1;
      this.#bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
  }
}
