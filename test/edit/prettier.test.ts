import { check, type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

/** A file that prettier accepts is accepted after the edit, and after the removal. */
interface Layout {
  readonly file: 'a.yaml' | 'a.json';
  readonly text: string;
  readonly options?: Options;
}

const json = (value: unknown, indent: string | number = 2) => `${JSON.stringify(value, null, indent)}\n`;
const INFO = { openapi: '3.1.0', info: { title: 'Pets', version: '1.0.0' } };
const PATHS = {
  '/pets/{id}': { get: { responses: { 404: { $ref: '#/components/responses/NotFound' } } } },
};
const LONG = `    ${'word '.repeat(20)}end`;

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'block YAML': {
    file: 'a.yaml',
    text: 'openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\npaths: {}\n',
  },
  'block YAML with long lines': {
    file: 'a.yaml',
    text: `openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\n  description: ${LONG.trim()}\npaths: {}\n`,
  },
  'quoted values': {
    file: 'a.yaml',
    text: 'openapi: "3.1.0"\ninfo:\n  title: "Pets"\n  version: "1.0.0"\npaths: {}\n',
  },
  'single quotes': {
    file: 'a.yaml',
    text: "openapi: '3.1.0'\ninfo:\n  title: 'Pets'\n  version: '1.0.0'\npaths: {}\n",
    options: { singleQuote: true },
  },
  'short lists in brackets': {
    file: 'a.yaml',
    text: 'openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\npaths: {}\ncomponents:\n  schemas:\n    Pet:\n      type: object\n      required: [name, age]\n',
  },
  'an empty flow map': { file: 'a.yaml', text: 'openapi: 3.1.0\ninfo: {}\npaths: {}\ncomponents: {}\n' },
  JSON: { file: 'a.json', text: json({ ...INFO, paths: {} }) },
  'JSON with operations': { file: 'a.json', text: json({ ...INFO, paths: PATHS }) },
  'JSON with an empty object': { file: 'a.json', text: json({ ...INFO, paths: {}, components: {} }) },
  'JSON with a short list': {
    file: 'a.json',
    text: json({ ...INFO, tags: 0, paths: {} }).replace('"tags": 0', '"x-tags": ["a", "b"]'),
  },
  'JSON with four spaces': {
    file: 'a.json',
    text: json({ ...INFO, paths: {} }, 4),
    options: { tabWidth: 4 },
  },
  'JSON with tabs': { file: 'a.json', text: json({ ...INFO, paths: {} }, '\t'), options: { useTabs: true } },
};

describe.each(Object.entries(LAYOUTS))('prettier accepts %s', (_, { file, text, options }) => {
  const accepts = (content: string) => check(content, { ...options, filepath: file });

  it('before', async () => {
    expect(await accepts(text)).toBe(true);
  });

  it.each(PRESET_NAMES)('after %s is added and removed', async (errorBody) => {
    const { table } = buildStatusTable({ codes: '400,404,429' });
    const result = await genResponses(text, { file, table, errorBody, validate: false });
    expect(result.edits).not.toEqual([]);
    expect(await accepts(result.text)).toBe(true);
    const removed = await removeResponses(result.text, { file, force: true, validate: false });
    expect(await accepts(removed.text)).toBe(true);
  });
});
