import { describe, expect, it } from 'vitest';
import { renderDocs } from '../../src/emit/docs.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';
import { inOrder, pageWith, parsePage, shapeOf } from './page-shape.js';

const anchorsOf = (page: string) => [...page.matchAll(/<a id="([^"]*)">/g)].map(([, anchor]) => anchor);
const codeOf = (page: string) =>
  parsePage(page).children.flatMap((node) => (node.type === 'code' ? [node.value] : []));

/** A page of two errors, one of them with an error code. */
const BLOCKS = [
  ...['h1', 'table 3 3 3 3', 'text', 'h2', 'text', 'list of 5', 'text', 'h3', 'text'],
  ...['h2', 'text', 'list of 5', 'text', 'h2', 'text', 'table 4 4 4 4 4 4 4'],
];
const RFC = [
  'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
];

describe('renderDocs', () => {
  it('has the error codes, links, media types and members of the body', async () => {
    const page = await pageWith('Look *again*.');
    expect(shapeOf(page)).toEqual({ blocks: BLOCKS, links: RFC, strange: [] });
    expect(anchorsOf(page)).toEqual(['conflict', 'taken', 'missing', 'body_ProblemDetails']);
    expect(page).toContain('| 409 | [`TAKEN`](#taken) | Look again. |');
    expect(page).toContain('### `TAKEN` Look again.');
    expect(page).toContain(
      '- Media types: `application/problem+json`\n- Body: [`ProblemDetails`](#body_ProblemDetails)',
    );
    expect(page).toContain(
      '| `status` | integer | no | The HTTP status code of this occurrence of the problem. |',
    );
    expect(page).toContain('| `code` | string | no | The error code. |');
  });

  it.each([
    ['a link that a bracket ends', 'Gone](https://evil.example) [x'],
    ['a code fence', 'Before\n\n```\nopen'],
    ['a longer fence', '`````\nopen'],
    ['a fence of tildes', '~~~ x\nopen'],
    ['a heading', 'Text\n\n# Mine'],
    ['an underlined heading', 'Text\n===='],
    ['a list', '- one\n- two'],
    ['a numbered list behind text', 'Text:\n\n1. one\n2. two'],
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['pipes', 'a | b \\| c \\\\| d'],
    ['HTML that is not closed', 'Text <div><!-- rest'],
    ['a script', '<script>alert(1)</script>'],
    ['a link to a script', '[here](javascript:alert(1))'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['a definition', '[Missing]: https://evil.example\n\n[Missing]'],
    ['a backslash at the end', 'Text\\'],
    ['a code span that is not closed', 'Use `this'],
    ['character references', '&lt;b&gt; &#124; &#91;x](y)'],
  ])('holds %s', async (_, text) => {
    expect(shapeOf(await pageWith(text))).toMatchObject({ blocks: BLOCKS, strange: [] });
  });

  it('keeps emphasis, code and links of paragraphs', async () => {
    const page = await pageWith('Plain', {
      description: 'See [the *guide*](https://docs.example/a) and `x|y`.',
    });
    expect(shapeOf(page)).toEqual({
      blocks: BLOCKS,
      links: [RFC[0], 'https://docs.example/a', RFC[1]],
      strange: [],
    });
    expect(page).toContain('\n\nSee [the *guide*](https://docs.example/a) and `x|y`.\n\n');
  });

  it('quotes lists, and shows what it cannot hold as it is written', async () => {
    const page = await pageWith('Plain', {
      description: 'Try:\n\n- one\n- two',
      details: '# Not `a` heading',
    });
    expect(page).toContain('\n\n> Try:\n>\n> - one\n> - two\n\n');
    expect(codeOf(page)[0]).toBe('# Not `a` heading');
  });

  it('shows hostile titles and codes letter by letter', async () => {
    const message = 'A](https://evil.example) 1 < 2 #';
    const page = await pageWith('Plain', { errorCode: 'X`|](y)', message });
    const headings = inOrder(parsePage(page)).filter((node) => node.type === 'heading');
    const texts = headings.map((node) =>
      inOrder(node)
        .map((one) => ('value' in one ? one.value : ''))
        .join(''),
    );
    expect(texts[2]).toBe('X`|](y) A](https://evil.example) 1 < 2 #');
    expect(shapeOf(page)).toMatchObject({ blocks: BLOCKS, links: RFC, strange: [] });
  });

  it.each([
    [{}, ['uri-too-long', 'not-found']],
    [{ suffix: 'Error' }, ['uri-too-long', 'not-found']],
    [{ naming: 'snake' }, ['uri-too-long', 'not-found']],
    [{ naming: 'code', suffix: 'Error' }, ['uri-too-long', 'not-found']],
  ] as const)('has the anchors of the problem types, whatever the names are: %j', async (naming, anchors) => {
    const { table } = buildStatusTable({ codes: '404,414', ...naming });
    expect(anchorsOf(await renderDocs(table)).toSorted()).toEqual([...anchors].toSorted());
  });

  it('gives every response an anchor of its own', async () => {
    const rows = [
      { code: 400, message: 'Bad Input', description: 'x' },
      { code: 422, message: 'Unprocessable', component: 'Bad_Input', description: 'x' },
      { code: 409, message: 'Taken', description: 'x', type: 'https://example.com/problems#name-taken' },
    ];
    const { table } = await readTable(JSON.stringify(rows), { file: 't.json' });
    expect(anchorsOf(await renderDocs(table))).toEqual(['bad-input', 'bad-input-422', 'name-taken']);
  });

  it('keeps an example with backticks in its block', async () => {
    const { table } = buildStatusTable({ codes: '404' });
    const content = { 'application/json': { example: { detail: 'a ```` b' } } };
    const responses = [{ name: 'NotFound', status: '404', value: { content } }];
    expect(await renderDocs(table, { responses, schemas: [] })).toContain('`````json\n');
  });

  it('describes ranges and default', async () => {
    const { table } = await readTable('code,message,description\n4XX,Client Error,x\ndefault,Other,x\n', {
      file: 't.csv',
    });
    const page = await renderDocs(table);
    expect(page).toContain('## 4XX Client Error');
    expect(page).toContain('- When: any 4xx status that is not listed here; the fault is in the request');
    expect(page).toContain('## Default Other');
    expect(page).toContain('- When: any status that is not listed here');
  });
});
