import { describe, expect, it } from 'vitest';

import { type CurrentReading, parseCurrent } from '#db/generations/current-file.ts';
import {
  decideFolderState,
  type FoundGeneration,
  generationsToPrune,
  keptAfter,
} from '#db/generations/folder-state.ts';
import { generationNumber } from '#db/generations/layout.ts';
import { isStagedName, newStagedName } from '#db/generations/staging.ts';

const missing: CurrentReading = { state: 'missing' };
const unreadable: CurrentReading = { state: 'unreadable' };
const names = (generation: number, schemaVersion = 3): CurrentReading => ({
  state: 'read',
  current: { generation, schemaVersion, programVersion: '1.4.0' },
});
const done = (number: number): FoundGeneration => ({ number, pending: false, hasDatabase: true });
const pending = (number: number): FoundGeneration => ({ number, pending: true, hasDatabase: true });
const empty = (number: number): FoundGeneration => ({ number, pending: false, hasDatabase: false });

const ready = (generation: number, schemaVersion = 3) =>
  ({ state: 'ready', generation, schemaVersion, programVersion: '1.4.0' }) as const;
const broken = (reason: string) => ({ state: 'refused', code: 'GENERATIONS_BROKEN', data: { reason } }) as const;

describe('what a data folder is', () => {
  it.each([
    ['nothing', missing, [], { state: 'first-run' }, [], false],
    ['a first run cut off before the switch', missing, [pending(1)], { state: 'first-run' }, [1], false],
    ['an office without current.json', missing, [done(1)], broken('no-current'), [], false],
    ['the same with a pending one', missing, [done(1), pending(2)], broken('no-current'), [], false],
    ['a folder emptied by hand but for one without database', missing, [empty(1)], broken('no-current'), [], false],
    ['current.json that says nothing', unreadable, [done(1)], broken('current-unreadable'), [], false],
    ['the same without any generation', unreadable, [], broken('current-unreadable'), [], false],
    ['current.json without generations', names(1), [], broken('generation-missing'), [], false],
    ['current.json that names another one', names(2), [done(1)], broken('generation-missing'), [], false],
    ['a generation without its database', names(1), [empty(1)], broken('generation-missing'), [], false],
    ['an older current.json put back', names(1), [done(1), done(2)], broken('generation-after-current'), [], false],
    ['an office', names(1), [done(1)], ready(1), [], false],
    ['an office with the one before', names(7), [done(6), done(7)], ready(7), [], false],
    ['a migration cut off before the switch', names(1), [done(1), pending(2)], ready(1), [2], false],
    ['a migration cut off after the switch', names(2), [done(1), pending(2)], ready(2), [], true],
    ['a first run cut off after the switch', names(1), [pending(1)], ready(1), [], true],
    ['a pending one left behind for long', names(3), [pending(2), done(3)], ready(3), [2], false],
    ['an older schema', names(1, 2), [done(1)], ready(1, 2), [], false],
  ] as const)('%s', (_, current, generations, state, discard, settle) => {
    const decision = decideFolderState({ current, generations, knownSchemaVersion: 3 });
    expect(decision).toEqual({ state, discard, settle });
  });

  it('refuses a newer schema before anything else is looked at, and says which program is needed', () => {
    for (const generations of [[], [done(1)], [done(9)]]) {
      expect(decideFolderState({ current: names(1, 4), generations, knownSchemaVersion: 3 })).toEqual({
        state: { state: 'refused', code: 'NEWER_VERSION', data: { needed: '1.4.0' } },
        discard: [],
        settle: false,
      });
    }
  });
});

describe('current.json', () => {
  it.each([
    ['{"generation":1,"schemaVersion":2,"programVersion":"1.0.0"}', 'read'],
    ['{"generation":1,"schemaVersion":2,"programVersion":"1.0.0","later":true}', 'read'],
    ['{"generation":0,"schemaVersion":2,"programVersion":"1.0.0"}', 'unreadable'],
    ['{"generation":1.5,"schemaVersion":2,"programVersion":"1.0.0"}', 'unreadable'],
    ['{"generation":"1","schemaVersion":2,"programVersion":"1.0.0"}', 'unreadable'],
    ['{"generation":1}', 'unreadable'],
    ['', 'unreadable'],
    ['\0\0\0\0', 'unreadable'],
    ['[]', 'unreadable'],
  ])('%s is %s', (text, state) => {
    expect(parseCurrent(text).state).toBe(state);
  });
});

describe('which generations go', () => {
  it.each([
    [[], 1, []],
    [[1], 1, []],
    [[1, 2], 2, []],
    [[1, 2, 3], 3, [1]],
    [[3, 1, 2, 7], 7, [2, 1]],
    [[1, 2, 3, 4], 2, []],
  ])('%j with %i in use: %j', (numbers, inUse, expected) => {
    expect(generationsToPrune(numbers, inUse)).toEqual(expected);
  });

  it('are never those that no backup holds', () => {
    expect(generationsToPrune([1, 2, 3, 4, 5], 5, [1, 3])).toEqual([2]);
  });

  it('may be those whose time has run out, and no others while nobody knows the day', () => {
    const before = [
      { generation: 1, until: '2026-11-21' },
      { generation: 2, until: '2026-11-22' },
    ];
    const left = { generation: 3, until: '2026-12-22' };
    expect(keptAfter(before, left, '2026-11-22')).toEqual([before[1], left]);
    expect(keptAfter(before, null, '2026-11-22')).toEqual([before[1]]);
    expect(keptAfter(before, null, null)).toEqual(before);
    expect(keptAfter([...before, left], { ...left, until: '2026-12-24' }, null).at(-1)?.until).toBe('2026-12-24');
  });
});

it.each([
  ['1', 1],
  ['27', 27],
  ['0', null],
  ['01', null],
  ['1 ', null],
  ['-1', null],
  ['1.bak', null],
  ['1e3', null],
  ['9999999999', null],
])('folder name %j is generation %j', (name, number) => {
  expect(generationNumber(name)).toBe(number);
});

it('knows the names it gives in staging from all others', () => {
  for (const name of [newStagedName('first-run'), newStagedName('copy', 'db'), newStagedName('probe')]) {
    expect(isStagedName(name)).toBe(true);
    expect(isStagedName(`${name} `)).toBe(false);
    expect(isStagedName(`../${name}`)).toBe(false);
    expect(isStagedName(`x/${name}`)).toBe(false);
    expect(isStagedName(name.slice(0, -8))).toBe(false);
  }
  for (const name of ['', '.', '..', 'notatki.txt', 'Copy', '3f2504e0-4f89-41d3-9a0c-0305e82c3301']) {
    expect(isStagedName(name)).toBe(false);
  }
  expect(() => newStagedName('../up')).toThrow('staged name');
});
