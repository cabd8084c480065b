import { describe, expect, test } from 'vitest';
import { applyPlan } from '../../src/merge/apply-plan.js';
import type { Change } from '../../src/merge/merge-plan.js';

const set = (path: string, value: unknown): Change => ({ kind: 'set', path: path.split('/'), value });
const remove = (path: string): Change => ({ kind: 'remove', path: path.split('/') });

describe('applyPlan', () => {
  test.each<[string, object, Change[], object]>([
    ['nothing', { a: 1 }, [], { a: 1 }],
    ['a key', { a: 1 }, [set('b', 2)], { a: 1, b: 2 }],
    ['missing parents', {}, [set('a/b/c', 1), set('a/b/d', 2)], { a: { b: { c: 1, d: 2 } } }],
    ['null parents', { a: null }, [set('a/b', 1)], { a: { b: 1 } }],
    ['empty lists as parents', { a: [] }, [set('a/b', 1)], { a: { b: 1 } }],
    ['a replacement', { a: { b: { old: 1 } } }, [set('a/b', { new: 2 })], { a: { b: { new: 2 } } }],
    ['a removal', { a: { b: 1, c: 2 } }, [remove('a/b')], { a: { c: 2 } }],
    ['the removal of all keys', { a: { b: 1 } }, [remove('a/b')], { a: {} }],
    ['the removal of what is missing', { a: 1 }, [remove('b/c'), remove('d')], { a: 1 }],
    ['names of Object.prototype', {}, [set('toString/constructor', 1)], { toString: { constructor: 1 } }],
  ])('%s', (_, before, changes, after) => {
    expect(applyPlan({ ...before }, changes)).toEqual(after);
  });

  test('touches nothing that it was given, and shares what does not change', () => {
    const document = { a: { b: { c: 1 }, kept: {} }, other: {} };
    const copy = structuredClone(document);
    const after = applyPlan(document, [set('a/b/d', 2), remove('a/b/c')]);
    expect(document).toEqual(copy);
    expect(after.other).toBe(document.other);
    expect(after.a).toHaveProperty('kept', document.a.kept);
    expect(Object.values(after.a ?? {})[1]).toBe(document.a.kept);
  });

  test('a value that was set stays as it was given', () => {
    const value = Object.freeze({ x: 1 });
    expect(applyPlan({}, [set('a', value)]).a).toBe(value);
  });

  test('an object that stands in two places changes in one', () => {
    const shared = { x: 1 };
    expect(applyPlan({ a: shared, b: shared }, [set('a/y', 2)])).toEqual({ a: { x: 1, y: 2 }, b: { x: 1 } });
  });

  test('__proto__ is a key like any other', () => {
    const after = applyPlan({}, [set('__proto__/polluted', 1)]);
    expect(Object.keys(after)).toEqual(['__proto__']);
    expect(JSON.stringify(after)).toBe('{"__proto__":{"polluted":1}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(applyPlan(after, [remove('__proto__/polluted')]))).toBe('{"__proto__":{}}');
    expect(JSON.stringify(applyPlan(after, [remove('__proto__')]))).toBe('{}');
  });

  test.each([[[1]], ['text'], [0]])('refuses the parent %o', (parent) => {
    expect(() => applyPlan({ parent }, [set('parent/a', 1)])).toThrow(TypeError);
  });
});
