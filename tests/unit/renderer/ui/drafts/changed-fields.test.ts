import { describe, expect, it } from 'vitest';

import { changedPaths, stableJson } from '#renderer/ui/drafts/changed-fields.ts';

describe('fields that were typed in', () => {
  it.each([
    [{ a: 'x' }, { a: 'x' }, []],
    [{ a: '' }, { a: null }, []],
    [{ a: null }, { a: 'x' }, ['a']],
    [{ a: { b: '', c: '1' } }, { a: { b: 'x', c: '1' } }, ['a.b']],
    [{ a: [] }, { a: [{ kind: 'phone' }] }, ['a']],
    [{}, { a: 0 }, ['a']],
    [{ a: { c: 1, b: 2 } }, { a: { b: 2, c: 1 } }, []],
    [{ a: null }, { a: { b: 'x' } }, ['a.b']],
    [{ a: { b: 'x' } }, { a: null }, ['a']],
  ])('%j, then %j', (base, typed, changed) => {
    expect(changedPaths(base, typed)).toEqual(changed);
  });

  it('are compared however the keys stand', () => {
    expect(stableJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[1,{"c":2,"d":1}]}');
  });
});
