import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { HOME_FORMS, type HomeForm } from '#shared/features/foster-care/forms.ts';
import { limitOfForms } from '#shared/features/foster-care/home-limit.ts';
import {
  FINDING_CODES,
  LIMIT_RULE_CODES,
  NUMBER_FINDINGS,
  SEVERITIES,
  type Finding,
  type LimitRuleCode,
} from '#shared/features/foster-care/limits.facts.ts';
import { limitFindings } from '#shared/features/foster-care/limits.rules.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { bindShortWords } from '#shared/kernel/polish.ts';
import { bornAt, child, children, homeOnDay, stayOf } from '#tests/support/foster-placing.ts';
import { LIMIT_RULE_VALUES, limitRules, limitRulesWith, NO_LIMIT_RULES } from '#tests/support/foster-limit-rules.ts';

import { NUMBER_CASES } from './limit-cases.numbers.ts';
import { OTHER_CASES } from './limit-cases.others.ts';

const CASES = [...NUMBER_CASES, ...OTHER_CASES];

const plain = ({ code, severity, sentence, article, asks, ruleCode, limit, count }: Finding) => ({
  code,
  severity,
  sentence: sentence.replaceAll('\u00A0', ' '),
  article,
  asks,
  numbers: [ruleCode, limit, count],
});

describe('limitFindings', () => {
  it.each(CASES)('says what it finds: $name', ({ placing, home, rules = limitRules, found }) => {
    expect(limitFindings(placing, home, rules).map(plain)).toEqual(found);
  });

  test('every code of a finding has a case', () => {
    expect(FINDING_CODES.length).toBeGreaterThan(0);
    const tried = new Set(CASES.flatMap(({ found }) => found.map(({ code }) => code)));
    expect(FINDING_CODES.filter((code) => !tried.has(code))).toEqual([]);
  });

  test('sentences keep short words and numbers on one line and end in a full stop', () => {
    for (const { placing, home, rules = limitRules } of CASES) {
      for (const { sentence } of limitFindings(placing, home, rules)) {
        expect(sentence).toBe(bindShortWords(sentence));
        expect(sentence).toMatch(/^[\p{Lu}\d].*[^.]\.$/u);
        expect(sentence).not.toMatch(/\d (?:dzieci|dziecko|osob|lat|rok|miesi)/u);
      }
    }
  });

  test('the number comes from the rule, whatever it is', () => {
    const home = homeOnDay({ children: children(3, 'h') });
    expect(limitFindings(stayOf(children(1)), home, limitRulesWith({ 'foster-limit-family': 4 }))).toEqual([]);
    expect(limitFindings(stayOf(children(2)), home, limitRulesWith({ 'foster-limit-family': 4 }))).toMatchObject([
      { code: 'over-limit', limit: 4, count: 5 },
    ]);
  });

  test('a missing limit of the act does not hide the limit of the contract', () => {
    const codes = limitFindings(stayOf(children(3)), homeOnDay({ maxPlaces: 2 }), NO_LIMIT_RULES).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['above-own-max', 'rule-missing']);
  });

  test('a child of 29 February is ten on 28 February', () => {
    const placed = (from: string) =>
      limitFindings(
        stayOf([child('x', { birthDate: asLocalDate('2016-02-29') })], { from: asLocalDate(from) }),
        homeOnDay({ forms: ['institution-socialising'] }),
        limitRules,
      ).map(({ code }) => code);
    expect(placed('2026-02-27')).toEqual(['institution-age']);
    expect(placed('2026-02-28')).toEqual([]);
  });
});

describe('the number of each form', () => {
  const NUMBERS: Readonly<Record<HomeForm, LimitRuleCode | null>> = {
    kinship: null,
    'non-professional': 'foster-limit-family',
    professional: 'foster-limit-family',
    emergency: 'foster-limit-family',
    'specialist-disability': 'foster-limit-family',
    'specialist-juvenile': 'foster-limit-family',
    'specialist-mothers': 'foster-limit-family',
    'family-childrens-home': 'foster-limit-family-home',
    respite: null,
    'institution-socialising': 'foster-limit-institution',
    'institution-intervention': 'foster-limit-institution',
    'institution-therapeutic': 'foster-limit-institution',
    'institution-family': 'foster-limit-institution-family',
    'regional-therapeutic': 'foster-limit-regional',
    'pre-adoption': 'foster-limit-pre-adoption',
  };

  it.each(HOME_FORMS)('%s warns above it and not at it', (form) => {
    const rule = NUMBERS[form];
    expect(limitOfForms([form])?.rule ?? null).toBe(rule);
    const numberCodes = (count: number) =>
      limitFindings(stayOf(children(count)), homeOnDay({ forms: [form] }), limitRules).filter(
        ({ ruleCode }) => ruleCode === rule && rule !== null,
      );
    const most = rule === null ? 50 : LIMIT_RULE_VALUES[rule].value;
    expect(numberCodes(most)).toEqual([]);
    expect(numberCodes(most + 1).length).toBe(rule === null ? 0 : 1);
  });

  test('every rule code has a value, a label and an article', () => {
    expect(LIMIT_RULE_CODES.toSorted()).toEqual(Object.keys(LIMIT_RULE_VALUES).toSorted());
    for (const { value, from } of Object.values(LIMIT_RULE_VALUES)) {
      expect(Number.isInteger(value) && value > 0).toBe(true);
      expect(() => asLocalDate(from)).not.toThrow();
    }
  });
});

describe('whatever is placed', () => {
  const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'] as const;
  const anyChild = (id: string, strangers = false) =>
    fc.record({
      id: fc.constant(id),
      birthDate: fc.integer({ min: 0, max: 17 }).map(bornAt),
      disability: fc.constantFrom(null, 'severe' as const, 'moderate' as const, 'light' as const),
      juvenile: fc.boolean(),
      siblingIds: strangers ? fc.constant([]) : fc.subarray([...IDS], { maxLength: 2 }),
      withOwnChild: fc.boolean(),
      brought: fc.boolean(),
      chronicIllness: fc.boolean(),
      foreign: fc.boolean(),
    });
  const anyChildren = (ids: readonly string[]) =>
    fc.subarray([...ids]).chain((some) => fc.tuple(...some.map((id) => anyChild(id))));
  const anyHome = fc.record({
    forms: fc.subarray([...HOME_FORMS], { maxLength: 3 }),
    maxPlaces: fc.option(fc.integer({ min: 0, max: 8 })),
    permit: fc.boolean(),
    children: anyChildren(IDS.slice(0, 6)),
    adults: fc.integer({ min: 0, max: 4 }),
    familyConsent: fc.boolean(),
    coordinatorOpinion: fc.boolean(),
    readyTo: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 2 }),
  });
  const anyPlacing = fc.record({
    kind: fc.constantFrom('stay' as const, 'respite' as const),
    children: anyChildren(IDS.slice(6)),
  });
  // Small numbers so that homes of a few children are full.
  const rules = limitRulesWith({
    'foster-limit-institution': 4,
    'foster-limit-regional': 4,
    'foster-limit-regional-permit': 6,
    'foster-limit-institution-family': 4,
    'foster-limit-institution-family-permit': 6,
    'foster-limit-pre-adoption': 4,
    'foster-limit-family-home': 5,
    'foster-limit-combined-home': 5,
  });
  const isNumber = ({ code }: Finding): boolean => NUMBER_FINDINGS.some((one) => one === code);

  test('adding a child never removes a finding about number, nor does a stranger change its code', () => {
    fc.assert(
      fc.property(anyHome, anyPlacing, anyChild('new'), anyChild('new', true), (home, placing, another, stranger) => {
        const numbers = (more: readonly (typeof another)[]) =>
          limitFindings(stayOf([...placing.children, ...more], { kind: placing.kind }), home, rules).filter(isNumber);
        const before = numbers([]);
        const after = numbers([another]);
        const withStranger = numbers([stranger]);
        expect(after.length > 0 || before.length === 0).toBe(true);
        // The number it was measured by is still said, be it as too many or as an exception for siblings.
        const subjects = (found: readonly Finding[]) =>
          new Set(found.map(({ code }) => (code === 'above-own-max' || code === 'emergency-number' ? code : 'act')));
        for (const subject of subjects(before)) expect(subjects(after).has(subject)).toBe(true);
        const codes = withStranger.map(({ code }) => code);
        for (const { code } of before) expect(codes).toContain(code);
      }),
      { numRuns: 2000 },
    );
  });

  test('findings come by weight, ask only where they need a reason, and say nothing of who it is', () => {
    fc.assert(
      fc.property(anyHome, anyPlacing, (home, { kind, children: placed }) => {
        const found = limitFindings(stayOf(placed, { kind }), home, rules);
        const weights = found.map(({ severity }) => SEVERITIES.indexOf(severity));
        expect(weights).toEqual(weights.toSorted((a, b) => a - b));
        for (const { severity, asks } of found) expect(asks.length > 0).toBe(severity === 'needs-reason');
        const reversed = limitFindings(stayOf(placed.toReversed(), { kind }), home, rules);
        expect(reversed).toEqual(found);
        if (placed.length > 0 && home.forms.length === 0) expect(found).toHaveLength(1);
      }),
    );
  });
});
