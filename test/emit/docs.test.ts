import { describe, expect, it } from 'vitest';
import { renderDocs } from '../../src/emit/docs.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';

const anchorsOf = (page: string) => [...page.matchAll(/<a id="([^"]*)">/g)].map(([, anchor]) => anchor);

describe('renderDocs', () => {
  it('says what a response means, when it comes, its headers and an example', async () => {
    const { table } = await readTable(
      '| Code | Message | Description | Details |\n|--|--|--|--|\n| 401 | Unauthorized | Log in \\| first. | See `/login`. |\n',
      { file: 't.md' },
    );
    const page = renderDocs(table, { examples: new Map([['Unauthorized', { status: 401 }]]), title: 'Pets' });
    expect(page).toBe(`# Pets

| Status | Response | Meaning |
| :--- | :--- | :--- |
| 401 | [Unauthorized](#unauthorized) | Log in \\| first. |

<a id="unauthorized"></a>

## 401 Unauthorized

Log in | first.

See \`/login\`.

- When: the fault is in the request
- Component: \`Unauthorized\`
- Defined in: RFC 9110 section 15.5.2

| Header | Type | Sent | Meaning |
| :--- | :--- | :--- | :--- |
| \`WWW-Authenticate\` | string | always | Authentication methods that the server accepts. |

Example:

\`\`\`json
{
  "status": 401
}
\`\`\`
`);
  });

  it.each([
    [{}, ['uri-too-long', 'not-found']],
    [{ suffix: 'Error' }, ['uri-too-long', 'not-found']],
    [{ naming: 'snake' }, ['uri-too-long', 'not-found']],
    [{ naming: 'code', suffix: 'Error' }, ['uri-too-long', 'not-found']],
  ] as const)('has the anchors of the problem types, whatever the names are: %j', (naming, anchors) => {
    const { table } = buildStatusTable({ codes: '404,414', ...naming });
    expect(anchorsOf(renderDocs(table)).toSorted()).toEqual([...anchors].toSorted());
  });

  it('gives every response an anchor of its own', async () => {
    const rows = [
      { code: 400, message: 'Bad Input', description: 'x' },
      { code: 422, message: 'Unprocessable', component: 'Bad_Input', description: 'x' },
      { code: 409, message: 'Taken', description: 'x', type: 'https://example.com/problems#name-taken' },
    ];
    const { table } = await readTable(JSON.stringify(rows), { file: 't.json' });
    expect(anchorsOf(renderDocs(table))).toEqual(['bad-input', 'bad-input-422', 'name-taken']);
  });

  it('keeps an example with backticks in its block', () => {
    const { table } = buildStatusTable({ codes: '404' });
    const page = renderDocs(table, { examples: new Map([['NotFound', { detail: 'a ```` b' }]]) });
    expect(page).toContain('`````json\n');
  });

  it('describes ranges and default', async () => {
    const { table } = await readTable('code,message,description\n4XX,Client Error,x\ndefault,Other,x\n', {
      file: 't.csv',
    });
    const page = renderDocs(table);
    expect(page).toContain('## 4XX Client Error');
    expect(page).toContain('- When: any 4xx status that is not listed here; the fault is in the request');
    expect(page).toContain('## Default Other');
    expect(page).toContain('- When: any status that is not listed here');
  });
});
