import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import { describeDiagnostic } from '../../src/report/describe-diagnostic.js';
import { CONDITION_TERMS, parseCondition } from '../../src/rules/condition.js';
import { readRules } from '../../src/rules/read-rules.js';
import { RULE_SET_NAMES, ruleSet } from '../../src/rules/rule-sets.js';

describe('parseCondition', () => {
  test.each([
    ['secured', [['secured']]],
    ['query-parameters, body', [['query-parameters'], ['body']]],
    ['POST + secured, !HEAD', [['POST', 'secured'], ['!HEAD']]],
    ['tag:"a, b + c" + GET', [['tag:"a, b + c"', 'GET']]],
    ['path:/pets/**', [['path:/pets/**']]],
    ['tag:Pet store', [['tag:Pet store']]],
  ])('reads %s', (text, expected) => {
    const { condition } = parseCondition(text);
    expect(condition?.alternatives.map((one) => one.map((literal) => literal.text))).toEqual(expected);
  });

  test.each([
    ['secured, boddy', { problem: 'unknown term', text: 'boddy', offset: 9, suggestion: 'body' }],
    ['tga:pets', { problem: 'unknown term', text: 'tga:pets', offset: 0, suggestion: 'tag:pets' }],
    ['tag:', { problem: 'unknown term', text: 'tag:', offset: 0 }],
    ['secured + ', { problem: 'missing term', text: 'secured +', offset: 10 }],
    ['', { problem: 'missing term', text: '', offset: 0 }],
    ['tag:"pets', { problem: 'missing quote', text: 'tag:"pets', offset: 4 }],
    ['body, secured + !secured', { problem: 'contradiction', text: 'secured + !secured', offset: 6 }],
    ['GET + POST', { problem: 'contradiction', text: 'GET + POST', offset: 0 }],
  ])('refuses %s', (text, expected) => {
    expect(parseCondition(text).problem).toEqual(expected);
  });
});

test.each([
  [
    'the hint for an unknown one',
    describeDiagnostic(diagnose('INVALID_CONDITION', { problem: 'missing term', text: '' }, { file: 'a.md' }))
      .hint,
  ],
  ['the page about attaching', readFileSync(new URL('../../docs/attach.md', import.meta.url), 'utf8')],
])('every term is in %s', (_, text) => {
  expect(CONDITION_TERMS.filter((term) => !new RegExp(`[ \`]${term}[,:\`]`).test(text ?? ''))).toEqual([]);
});

describe('rule sets', () => {
  test.each(RULE_SET_NAMES)('%s is what its file says', (name) => {
    const text = readFileSync(new URL(`../../schemas/rules/${name}.yaml`, import.meta.url), 'utf8');
    const { rules, diagnostics } = readRules(text, `${name}.yaml`);
    const plain = new Map([...rules.rules].map(([status, { place: _, ...rule }]) => [status, rule]));
    expect(diagnostics).toEqual([]);
    expect({ ...rules, rules: plain }).toEqual(ruleSet(name));
  });

  test.each([
    ['404: path-parameter\n', 'INVALID_CONDITION', 1, 6],
    ['400: { when: "secured, boddy" }\n', 'INVALID_CONDITION', 1, 24],
    ['webhook: true\n', 'UNKNOWN_RULE_KEY', 1, 1],
    ['404: { whem: secured, when: body }\n', 'UNKNOWN_RULE_KEY', 1, 8],
    ['999: secured\n', 'INVALID_RULE', 1, 1],
    ['webhooks: on it\n', 'INVALID_RULE', 1, 1],
    ['404: [secured]\n', 'INVALID_RULE', 1, 1],
    ['- secured\n', 'INVALID_RULE', 1, 1],
    ['', 'INVALID_RULE', 1, 1],
    ['# none yet\n', 'INVALID_RULE', 1, 1],
    ['404: !secured\n', 'INVALID_CONDITION', 1, 6],
    ['404: ! secured\n', 'INVALID_CONDITION', 1, 6],
    ['404: { when: !HEAD }\n', 'INVALID_CONDITION', 1, 14],
    ['404: {\n', 'NOT_PARSEABLE', 2, 1],
  ])('refuses %j', (text, code, line, column) => {
    const [finding] = readRules(text, 'rules.yaml').diagnostics;
    expect(finding).toMatchObject({ code, place: { line, column } });
  });
});
