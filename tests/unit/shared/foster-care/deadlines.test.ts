import { describe, expect, it, test } from 'vitest';

import { deadlinesOfChild } from '#shared/features/foster-care/child-deadlines.rules.ts';
import { DEADLINE_RULE_CODES } from '#shared/features/foster-care/deadline-rule.ts';
import { DEADLINE_CODES, DEADLINES } from '#shared/features/foster-care/deadlines.rules.ts';
import { bindShortWords, NBSP } from '#shared/kernel/polish.ts';
import { RULES } from '#shared/features/rules/rules.rules.ts';
import { changedRules, deadlineRow, ruleOn } from '#tests/support/deadline-rules.ts';
import { assessed, child, day, deed, home, paper, stay, during } from '#tests/support/foster-facts.ts';
import { deadlinesOfHome } from '#shared/features/foster-care/home-deadlines.rules.ts';

import { CANDIDATE_CASES } from './candidate-deadlines.cases.ts';
import { CHILD_CASES } from './child-deadlines.cases.ts';
import { CHILD_STAY_CASES } from './child-stay.cases.ts';
import { answer, type Case } from './deadlines.cases.ts';
import { HOME_CASES } from './home-deadlines.cases.ts';
import { LEAVER_CASES } from './leaver-deadlines.cases.ts';

const CASES: readonly Case[] = [
  ...CHILD_CASES,
  ...CHILD_STAY_CASES,
  ...HOME_CASES,
  ...LEAVER_CASES,
  ...CANDIDATE_CASES,
];

describe('the table of deadlines', () => {
  it('has rows', () => {
    expect(DEADLINE_CODES.length).toBeGreaterThan(30);
  });

  it.each(DEADLINE_CODES)('%s is tried both open and not open, and as its article', (code) => {
    const cases = CASES.filter((one) => one.code === code);
    expect(cases.filter(({ due }) => due !== null)).not.toHaveLength(0);
    expect(cases.filter(({ due }) => due === null)).not.toHaveLength(0);
    const articles = cases.map(({ article }) => article);
    expect(articles.map((one) => (one === undefined ? one : bindShortWords(one)))).toContain(DEADLINES[code].article);
    const { institutionArticle } = DEADLINES[code];
    if (institutionArticle !== undefined) {
      expect(articles.map((one) => (one === undefined ? one : bindShortWords(one)))).toContain(institutionArticle);
    }
  });

  it.each(DEADLINE_CODES)('%s has texts that keep short words with the next one', (code) => {
    const { label, basis, article } = DEADLINES[code];
    for (const text of [label, basis, article]) {
      expect(text.trim()).not.toBe('');
      expect(text).toBe(bindShortWords(text));
    }
    expect(article).toContain(`art.${NBSP}`);
    expect(label, 'numbers are rules').not.toMatch(/\d/);
  });

  it('asks for every rule there is, and only for those', () => {
    const asked = new Set<string>();
    const listening: typeof ruleOn = (code, on) => {
      asked.add(code);
      return ruleOn(code, on);
    };
    for (const { ask, today } of CASES) ask(listening, day(today));
    expect([...asked].toSorted()).toEqual(DEADLINE_RULE_CODES.toSorted());
  });

  it.each(DEADLINE_RULE_CODES)('%s has a whole row for the office to begin with', (code) => {
    const { value, source, from } = deadlineRow(code);
    expect(Number.isInteger(value)).toBe(true);
    expect(code.endsWith(`-${RULES[code].unit}`)).toBe(true);
    expect(source.trim()).not.toBe('');
    expect(() => day(from)).not.toThrow();
  });
});

test.each(CASES.map((one) => [`${one.code}: ${one.name}, on ${one.today}`, one] as const))('%s', (_name, one) => {
  const found = answer(one, ruleOn);
  expect(found.map(({ due, basis }) => [due, basis.on])).toEqual(one.due === null ? [] : [one.due]);
  if (one.article !== undefined) {
    expect(found.map(({ article }) => article)).toEqual([bindShortWords(one.article)]);
  }
  for (const { due, leadFrom, subjectKind } of found) {
    expect(leadFrom <= due).toBe(true);
    expect(subjectKind).toBe(DEADLINES[one.code].subject);
  }
});

test.each(CASES.filter(({ due }) => due !== null).map((one) => [`${one.code}: ${one.name}`, one] as const))(
  'without any rule there is no term but one the facts name: %s',
  (_name, one) => {
    const found = answer(one, () => null);
    for (const { due, basis } of found) {
      const named = DEADLINES[one.code].period === null || one.code.endsWith('-paper');
      expect(named).toBe(true);
      expect([due, basis.on]).toEqual(one.due);
    }
  },
);

describe('the 24 hours of an admission', () => {
  const notice = (admittedAt: string, from: string, today = from) =>
    deadlinesOfChild(child({ stays: [stay('emergency', from, null, admittedAt)] }), ruleOn, day(today)).find(
      ({ code }) => code === 'admission-notice',
    );

  it.each([
    // In the night to 29.03.2026 the clock skips an hour: 10:00 on Saturday is 11:00 on Sunday.
    ['spring', '2026-03-28T09:00:00.000Z', '2026-03-28', '2026-03-29T09:00:00.000Z', '2026-03-29'],
    // 23:30 on Saturday, so half past midnight on Monday.
    ['spring over midnight', '2026-03-28T22:30:00.000Z', '2026-03-28', '2026-03-29T22:30:00.000Z', '2026-03-30'],
    // In the night to 25.10.2026 an hour comes twice: 10:00 on Saturday is 9:00 on Sunday.
    ['autumn', '2026-10-24T08:00:00.000Z', '2026-10-24', '2026-10-25T08:00:00.000Z', '2026-10-25'],
    // Half past midnight on Sunday, so 23:30 on the same Sunday.
    ['autumn within a day', '2026-10-24T22:30:00.000Z', '2026-10-25', '2026-10-25T22:30:00.000Z', '2026-10-25'],
    ['leap day', '2028-02-28T11:00:00.000Z', '2028-02-28', '2028-02-29T11:00:00.000Z', '2028-02-29'],
  ])('are elapsed hours: %s', (_name, admittedAt, from, dueAt, due) => {
    expect(notice(admittedAt, from)).toMatchObject({ dueAt, due, leadFrom: from });
  });

  it('stand apart from the days: other terms have no hour', () => {
    const stays = [stay('emergency', '2026-11-20', null, '2026-11-20T10:00:00.000Z')];
    const all = deadlinesOfChild(child({ stays }), ruleOn, day('2026-11-20'));
    expect(all.filter(({ dueAt }) => dueAt !== null).map(({ code }) => code)).toEqual(['admission-notice']);
  });
});

describe('a change in law', () => {
  const facts = child({ stays: [stay('kinship', '2026-01-10')], assessments: assessed('2026-03-02') });
  const due = (rules: typeof ruleOn) =>
    deadlinesOfChild(facts, rules, day('2026-05-01')).find(({ code }) => code === 'child-assessment')?.due;

  it('holds for the periods that begin from its first day on', () => {
    expect(due(changedRules({ 'foster-assessment-months': 4 }, '2026-03-02'))).toBe('2026-07-02');
    expect(due(changedRules({ 'foster-assessment-months': 4 }, '2026-03-03'))).toBe('2026-09-02');
  });

  it('of the age moves a child to the other period', () => {
    const rules = changedRules({ 'foster-assessment-age-years': 12 }, '2026-01-01');
    const codes = deadlinesOfChild(facts, rules, day('2026-05-01')).map(({ code }) => code);
    expect(codes).toContain('child-assessment-young');
    expect(codes).not.toContain('child-assessment');
  });

  it('leaves a period from before the first rule to the rule of today', () => {
    const old = home({
      forms: [{ form: 'kinship', ...during('2009-01-01') }],
      firstChildOn: day('2009-02-01'),
    });
    expect(deadlinesOfHome(old, ruleOn, day('2012-01-01')).map(({ due: on }) => on)).toEqual(['2010-02-01']);
    expect(deadlinesOfHome(old, ruleOn, day('2011-12-31'))).toEqual([]);
  });

  it('of the lead time moves only from when it is shown', () => {
    const rules = changedRules({ 'foster-lead-months-days': 7 }, '2026-01-01');
    const one = deadlinesOfChild(facts, rules, day('2026-05-01')).find(({ code }) => code === 'child-assessment');
    expect(one).toMatchObject({ due: '2026-09-02', leadFrom: '2026-08-26' });
  });
});

it('says of each carer apart what is open, in one order', () => {
  const facts = home({
    carers: [
      { personId: 'b', ...during('2020-01-01') },
      { personId: 'a', ...during('2020-01-01') },
    ],
    papers: [paper('medical', '2025-01-01', null, null), paper('psychological', '2025-06-01', null, 'a')],
  });
  const open = deadlinesOfHome(facts, ruleOn, day('2026-11-21'));
  expect(open.map(({ code, personId, due }) => [code, personId, due])).toEqual([
    ['psychological-paper', 'b', '2020-01-01'],
    ['medical-paper', 'a', '2027-01-01'],
    ['medical-paper', 'b', '2027-01-01'],
    ['psychological-paper', 'a', '2027-06-01'],
  ]);
});

it('keeps two admissions of one episode apart', () => {
  const stays = [
    stay('emergency', '2026-11-02', '2026-11-09', '2026-11-02T10:00:00.000Z'),
    stay('institution-intervention', '2026-11-10', null, '2026-11-10T10:00:00.000Z'),
  ];
  const notices = (deeds: readonly ReturnType<typeof deed>[]) =>
    deadlinesOfChild(child({ stays, deeds }), ruleOn, day('2026-11-10'))
      .filter(({ code }) => code === 'admission-notice')
      .map(({ due }) => due);
  expect(notices([])).toEqual(['2026-11-03', '2026-11-11']);
  expect(notices([deed('admission-notice', '2026-11-03')])).toEqual(['2026-11-11']);
});
