import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { OPTIONS } from '../../src/cli/option-table.js';
import { COMMAND_LINE, checkSettings, layerOfFlags, resolveSettings } from '../../src/cli/settings.js';

/** Everything that is wrong with a command line. */
function check(argv: string[]) {
  const { options, diagnostics, ...asked } = parseArguments(argv);
  return [
    ...diagnostics,
    ...checkSettings(resolveSettings(asked, layerOfFlags(options)), layerOfFlags(options)),
  ];
}

function codes(argv: string[]) {
  return check(argv).map(({ code }) => code);
}

describe('accepted arguments', () => {
  test.each<[string[], object]>([
    [['a.yaml'], {}],
    [['-t', 'codes.md', 'a.yaml'], { table: 'codes.md' }],
    [['a.yaml', '--table=codes.md'], { table: 'codes.md' }],
    [['a.yaml', '-qt', 'codes.md'], { quiet: true, table: 'codes.md' }],
    [['a.yaml', '--codes', '-406,+409'], { codes: '-406,+409' }],
    [['a.yaml', '--codes=-406'], { codes: '-406' }],
    [['a.yaml', '-o', '-'], { output: '-' }],
    [['a.yaml', '--media-type', 'a/b', '--media-type', 'c/d'], { 'media-type': ['a/b', 'c/d'] }],
    [['a.yaml', '--check', '--check'], { check: true }],
    [['a.yaml', '--on-conflict', 'replace'], { 'on-conflict': 'replace' }],
  ])('%j', (argv, options) => {
    expect(parseArguments(argv)).toEqual({ command: 'inject', specs: ['a.yaml'], options, diagnostics: [] });
  });

  test('names behind -- are specs, whatever they look like', () => {
    expect(parseArguments(['--check', '--', '--table', '-x.yaml'])).toEqual({
      command: 'inject',
      specs: ['--table', '-x.yaml'],
      options: { check: true },
      diagnostics: [],
    });
  });

  test.each<[string[], object]>([
    [['help'], { command: 'inject', options: { help: true } }],
    [['help', 'table'], { command: 'table', options: { help: true } }],
    [['help', '--all'], { command: 'inject', options: { help: true, all: true } }],
    [['-h'], { command: 'inject', options: { help: true } }],
    [['-v'], { options: { version: true } }],
    [['-V'], { options: { version: true } }],
  ])('%j asks for help or the version', (argv, expected) => {
    expect(parseArguments(argv)).toMatchObject({ ...expected, diagnostics: [] });
  });

  test('help and version need no spec', () => {
    expect(codes(['--help'])).toEqual([]);
    expect(codes(['--version'])).toEqual([]);
  });
});

describe('commands', () => {
  test.each<[string[], object]>([
    [['remove', 'a.yaml', 'b.yaml'], { command: 'remove', specs: ['a.yaml', 'b.yaml'] }],
    [['--check', 'remove', 'a.yaml'], { command: 'remove', specs: ['a.yaml'], options: { check: true } }],
    [['remove', 'remove'], { command: 'remove', specs: ['remove'] }],
    [['table'], { command: 'table', specs: [] }],
    [['table', '--as', 'csv'], { command: 'table', specs: [], options: { as: 'csv' } }],
    [['emit', 'zod'], { command: 'emit', emitTarget: 'zod', specs: [] }],
    [
      ['emit', '--openapi', '3.0', 'components'],
      { command: 'emit', emitTarget: 'components', options: { openapi: '3.0' } },
    ],
    [['./table'], { specs: ['./table'] }],
    [['--', 'table'], { specs: ['table'] }],
    [['a.yaml', 'table'], { specs: ['a.yaml', 'table'] }],
    [['--table', 'remove', 'a.yaml'], { specs: ['a.yaml'], options: { table: 'remove' } }],
    [['constructor'], { specs: ['constructor'] }],
    [['/dev/stdin'], { specs: ['-'] }],
    [['remove', '/proc/self/fd/0'], { command: 'remove', specs: ['-'] }],
    [['/dev/fd/1'], { specs: ['/dev/fd/1'] }],
  ])('%j', (argv, asked) => {
    const { diagnostics, ...rest } = parseArguments(argv);
    expect(diagnostics).toEqual([]);
    expect(rest).toEqual({ command: 'inject', options: {}, specs: [], ...asked });
  });

  test.each<[string[], string, object]>([
    [['remove'], 'NO_SPEC', {}],
    [['remove', 'a', '-'], 'STDIN_NOT_ALONE', {}],
    [['table', 'a.yaml'], 'EXTRA_ARGUMENT', { argument: 'a.yaml', command: 'table' }],
    [['emit', 'zod', 'docs'], 'EXTRA_ARGUMENT', { argument: 'docs', command: 'emit' }],
    [['emit'], 'UNKNOWN_EMIT_TARGET', { what: undefined }],
    [['emit', 'everything'], 'UNKNOWN_EMIT_TARGET', { what: 'everything' }],
    [['emit', 'overlay'], 'NO_SPEC', {}],
    [['emit', '__proto__'], 'UNKNOWN_EMIT_TARGET', { what: '__proto__' }],
    [['remove', 'a', '--codes', '404'], 'OPTION_OF_OTHER_COMMAND', { option: '--codes', command: 'remove' }],
    [
      ['a', '--as', 'csv'],
      'OPTION_OF_OTHER_COMMAND',
      { option: '--as', command: '', others: ['table', 'emit docs'] },
    ],
    [
      ['emit', 'docs', '--media-type', 'a/b'],
      'OPTION_OF_OTHER_COMMAND',
      { option: '--media-type', command: 'emit docs' },
    ],
    [['table', '--strict'], 'OPTION_OF_OTHER_COMMAND', { option: '--strict', command: 'table' }],
    [['a', '--force'], 'OPTION_NEEDS_OTHER', { option: '--force', other: '--prune' }],
    [['table', '--check'], 'OPTION_NEEDS_OTHER', { option: '--check', other: '--output FILE' }],
    [['emit', 'zod', '--check', '-o', '-'], 'OPTION_NEEDS_OTHER', { option: '--check' }],
    [['table', '-o', 'codes.html'], 'INVALID_OPTION_VALUE', { option: '--output', value: 'codes.html' }],
    [['emit', 'docs', '-o', 'a.JSON'], 'INVALID_OPTION_VALUE', { option: '--output', value: 'a.JSON' }],
    [['emit', 'zod', '-o', 'errors.js'], 'INVALID_OPTION_VALUE', { option: '--output', value: 'errors.js' }],
    [['coverage', 'a', '-o', '-'], 'INVALID_OPTION_VALUE', { option: '--output', value: '-' }],
    [['table', '--fromat', 'csv'], 'UNKNOWN_OPTION', { option: '--fromat', suggestion: undefined }],
  ])('%j is refused', (argv, code, args) => {
    expect(check(argv)).toMatchObject([{ code, args, place: { file: COMMAND_LINE } }]);
  });

  test.each([
    ['remove', 'a', '--force'],
    ['a', '--force', '--prune'],
    ['emit', '--help'],
    ['emit', 'json-schema', '--help', '--codes', '404'],
    ['table', '--version'],
    ['table', '-o', '/dev/stdout'],
    ['table', '-o', 'codes.html', '--as', 'csv'],
  ])('%s %s %s %s is not', (...argv) => {
    expect(codes(argv)).toEqual([]);
  });
});

describe('rejected arguments', () => {
  test.each<[string[], string, object]>([
    [['a', '--tabel', 'x'], 'UNKNOWN_OPTION', { option: '--tabel', suggestion: '--table' }],
    [['a', '--nothing-like-it'], 'UNKNOWN_OPTION', { option: '--nothing-like-it', suggestion: undefined }],
    [['a', '-x'], 'UNKNOWN_OPTION', { option: '-x', suggestion: undefined }],
    [['a', '--constructor'], 'UNKNOWN_OPTION', { option: '--constructor', suggestion: undefined }],
    [['a', '--__proto__=1'], 'UNKNOWN_OPTION', { option: '--__proto__', suggestion: undefined }],
    [['a', '--table'], 'OPTION_NEEDS_VALUE', { option: '--table', placeholder: 'FILE' }],
    [['a', '--table='], 'OPTION_NEEDS_VALUE', { option: '--table', placeholder: 'FILE' }],
    [['a', '--table', '--check'], 'OPTION_NEEDS_VALUE', { option: '--table', placeholder: 'FILE' }],
    [['a', '--codes', '--check'], 'OPTION_NEEDS_VALUE', { option: '--codes', placeholder: 'LIST' }],
    [['a', '--check=yes'], 'OPTION_TAKES_NO_VALUE', { option: '--check' }],
    [
      ['a', '-f', 'xml'],
      'INVALID_OPTION_VALUE',
      {
        option: '--format',
        value: 'xml',
        expected: 'one of: stylish, json, github-actions, sarif, markdown',
      },
    ],
    [['table', '--as', 'html'], 'INVALID_OPTION_VALUE', { expected: 'one of: markdown, yaml, json, csv' }],
    [['emit', 'docs', '--as', 'pdf'], 'INVALID_OPTION_VALUE', { expected: 'one of: markdown, html' }],
    [['explain', 'a', '-f', 'sarif'], 'INVALID_OPTION_VALUE', { expected: 'one of: stylish, json' }],
    [['a', '--problem-base', 'not a uri'], 'INVALID_OPTION_VALUE', { option: '--problem-base' }],
    [['a', '--media-type', 'foo'], 'INVALID_OPTION_VALUE', { option: '--media-type', value: 'foo' }],
    [['a', '--error-name', 'a b'], 'INVALID_OPTION_VALUE', { option: '--error-name', value: 'a b' }],
    [['a', '--table', '-'], 'INVALID_OPTION_VALUE', { option: '--table', value: '-' }],
    [['--check'], 'NO_SPEC', {}],
    [['a', '-'], 'STDIN_NOT_ALONE', {}],
    [['a', '-q', '--verbose'], 'OPTIONS_CONFLICT', { option: '--quiet', other: '--verbose' }],
    [['a', '--strict', '--no-validate'], 'OPTIONS_CONFLICT', { option: '--strict', other: '--no-validate' }],
  ])('%j', (argv, code, args) => {
    expect(check(argv)).toMatchObject([{ code, args, place: { file: COMMAND_LINE } }]);
  });

  test('reports all errors at once', () => {
    expect(codes(['--frmat', 'json', '--check=1', 'a'])).toEqual(['UNKNOWN_OPTION', 'OPTION_TAKES_NO_VALUE']);
  });
});

test('no two options share a short name', () => {
  const letters = Object.values(OPTIONS).flatMap((option) => ('short' in option ? [option.short] : []));
  expect(new Set(letters).size).toBe(letters.length);
});

describe('what is mistyped gets the nearest', () => {
  test.each<[string[], string, object]>([
    [['help', 'tabel'], 'UNKNOWN_COMMAND', { suggestion: 'table' }],
    [['emit', 'zodd'], 'UNKNOWN_EMIT_TARGET', { suggestion: 'zod' }],
    [['a.yaml', '--atach'], 'UNKNOWN_OPTION', { suggestion: '--attach' }],
    [['a.yaml', '--naming', 'snakes'], 'INVALID_OPTION_VALUE', { suggestion: 'snake' }],
    [['a.yaml', '-f', 'jsn'], 'INVALID_OPTION_VALUE', { suggestion: 'json' }],
    [['table', '--as', 'yml'], 'INVALID_OPTION_VALUE', { suggestion: 'yaml' }],
    [['a.yaml', '--all'], 'OPTION_NEEDS_OTHER', { option: '--all', other: '--help' }],
  ])('%j: %s', (argv, code, args) => {
    expect(check(argv)).toMatchObject([{ code, args }]);
  });
});
