import { createRequire } from 'node:module';

type YamlLibrary = typeof import('yaml');

/** Characters that some reader takes for a line break, or may not stand unescaped (YAML 1.2 section 5.1). */
const UNSAFE_IN_BLOCK =
  /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

export interface YamlStyle {
  /** Spaces a level, at least 1. */
  readonly step: number;
  readonly indentSequences: boolean;
  readonly quote: 'single' | 'double';
  readonly newline: string;
}

/**
 * Renders entries of a block map, every line indented and ended by a line break.
 *
 * Strings that a YAML 1.1 reader would take for something else are quoted too.
 *
 * @param column - Spaces before the keys.
 */
export function renderYamlEntries(
  entries: readonly (readonly [string, unknown])[],
  style: YamlStyle,
  column: number,
): string {
  const { Document, visit } = createRequire(import.meta.url)('yaml') as YamlLibrary;
  const document = new Document(new Map(entries), { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, {
    Scalar: (_, scalar) => {
      if (UNSAFE_IN_BLOCK.test(String(scalar.value))) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  const rendered = document.toString({
    blockQuote: 'literal',
    indent: style.step,
    indentSeq: style.indentSequences,
    lineWidth: 0,
    singleQuote: style.quote === 'single',
  });
  const indent = ' '.repeat(column);
  const lines = rendered.split('\n').map((line) => (line === '' ? '' : indent + line));
  return lines.join(style.newline);
}
