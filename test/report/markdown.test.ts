import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import { FORMATTERS } from '../../src/report/formats.js';
import type { ReportStyle } from '../../src/report/report.js';
import { reportOf } from './report-of.js';

/** Rendered as GitHub does: CommonMark with tables. */
function render(markdown: string): { tables: string[][][]; items: string[]; code: string[]; html: string[] } {
  const tree = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const html: string[] = [];
  const collect = (node: Node) => {
    if (node.type === 'html') html.push(node.value ?? '');
    for (const child of node.children ?? []) collect(child);
  };
  collect(tree);
  const ofType = (type: string) => (tree.children as Node[]).filter((node) => node.type === type);
  return {
    tables: ofType('table').map(({ children: rows = [] }) =>
      rows.map(({ children: cells = [] }) => cells.map(textOf)),
    ),
    items: ofType('list').flatMap(({ children = [] }) => children.map(textOf)),
    code: ofType('code').map(({ value = '' }) => value),
    html,
  };
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function textOf({ value, children = [] }: Node): string {
  return value ?? children.map(textOf).join('');
}

const STYLE: ReportStyle = { color: false, quiet: false, verbose: false, preview: true };

describe.each([
  'plain.yaml',
  'a|b.yaml',
  'a`b``c.yaml',
  '`a`.yaml',
  '*a* _b_ ~c~ <d> [e](f) &amp; @g #1 $h$ !.yaml',
  'a\\b.yaml',
])('names and texts stay as they are: %s', (file) => {
  const spec = { file, specVersion: file, changed: true, written: false, steps: [] };
  const diagnostics = [
    diagnose('NOT_PARSEABLE', { format: 'YAML', detail: file }, { file, line: 2, column: 3 }),
  ];
  const fix = { files: [file], problem: 'Out of date', list: file, action: 'To update, run', command: file };
  const diff = `--- ${file}\n+++ ${file}\n+\`\`\`\n`;
  const report = reportOf({ specs: [{ ...spec, diff, diagnostics }], diagnostics: [] });
  const { tables, items, code, html } = render(FORMATTERS.markdown(report, { ...STYLE, fix }));

  test('in the table of specs', () => {
    expect(tables).toEqual([
      [
        ['Spec', 'Version', 'State', 'Changes'],
        [file, file, 'not written', ''],
      ],
    ]);
  });

  test('in the list of findings', () => {
    expect(items).toEqual([expect.stringMatching(/^error .*\(NOT_PARSEABLE\)$/)]);
    expect(items[0]).toContain(` ${file}:2:3 `);
    expect(items[0]).toContain(`Invalid YAML: ${file}`);
  });

  test('in the diff and the command', () => {
    expect(code).toEqual([diff.trimEnd(), file]);
  });

  test('and no HTML comes from them', () => {
    expect(html.map((one) => one.replace(/&#\d+;/g, ''))).toEqual([
      expect.stringMatching(/^<details><summary>Changes in [^<>]*<\/summary>$/),
      '</details>',
    ]);
  });
});
