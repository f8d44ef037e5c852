import { describe, expect, test } from 'vitest';

import {
  emptyFamilyForm,
  firstWorkerDay,
  familyFieldsSchema,
  proposedKindFrom,
  followingDays,
  likelyRole,
  memberLine,
  newFamilySchema,
  type FamilyForm,
  type Joining,
} from '#renderer/features/families/family-form-model.ts';
import { FAMILY_KINDS } from '#shared/features/families/families.schema.ts';
import { personId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const TODAY = asLocalDate('2026-11-21');

const somebody = (number: number, birthDate: string): Joining => ({
  personId: personId.parse(`0199a1b2-0000-7000-8000-00000000000${number}`),
  surname: 'Wróblewska',
  name: 'Wróblewska Anna',
  sex: 'female',
  birthDate: asLocalDate(birthDate),
});
const ANNA = somebody(1, '1988-02-14');
const HANNA = somebody(2, '2024-05-01');

function aForm(wishes: Partial<FamilyForm> = {}): FamilyForm {
  return { ...emptyFamilyForm(TODAY), name: 'Wróblewscy', ...wishes };
}

function wrong(form: FamilyForm): Record<string, string> {
  const checked = newFamilySchema(TODAY).safeParse(form);
  const issues = checked.success ? [] : checked.error.issues;
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('a form of a new family', () => {
  test('becomes what the office is sent, empty texts as nothing', () => {
    const line = { ...memberLine(ANNA, aForm(), TODAY), role: 'mother' };
    const parsed = newFamilySchema(TODAY).parse(aForm({ caseNumber: '  ', note: '', members: [line], workerId: '' }));
    expect(parsed).toEqual({
      fields: { name: 'Wróblewscy', kind: 'care-difficulties', kindFrom: TODAY, caseNumber: null, note: null },
      members: [{ personId: ANNA.personId, role: 'mother', from: TODAY }],
      workerFrom: TODAY,
      workerId: null,
      limitReason: null,
    });
  });

  test('moves the proposed first days of its members with the day of its kind, and leaves typed ones', () => {
    const lines = [memberLine(ANNA, aForm(), TODAY), memberLine(HANNA, aForm(), TODAY)];
    const typed = { ...memberLine(ANNA, aForm(), TODAY), from: '2025-09-01' };
    const days = (now: string | null) => followingDays([...lines, typed], { before: TODAY, now }, TODAY);
    expect(days('2020-03-02')).toEqual(['2020-03-02', HANNA.birthDate, '2025-09-01']);
    expect(days('2.3')).toEqual([TODAY, TODAY, '2025-09-01']);
    expect(days(null)).toEqual([TODAY, TODAY, '2025-09-01']);
  });

  test('is led from the day of its kind, not from one ahead, unless another day is typed', () => {
    const day = (typed: Parameters<typeof firstWorkerDay>[0]) => firstWorkerDay(typed, TODAY);
    expect(day({ workerFrom: null, kindFrom: '2024-02-01' })).toBe('2024-02-01');
    expect(day({ workerFrom: '', kindFrom: '2199-02-01' })).toBe(TODAY);
    expect(day({ workerFrom: '2025-05-05', kindFrom: '2024-02-01' })).toBe('2025-05-05');
  });

  test('names every wrong field at once, each by its own path', () => {
    const lines = [
      { ...memberLine(ANNA, aForm(), TODAY), role: '' },
      { ...memberLine(HANNA, aForm(), TODAY), from: '2020-01-01' },
      { ...memberLine(HANNA, aForm(), TODAY), from: null },
    ];
    const found = wrong(aForm({ name: '', kindFrom: '31.02.2026', caseNumber: 'PR\n1', members: lines }));
    expect(Object.keys(found).toSorted()).toEqual(
      [
        'name',
        'kindFrom',
        'caseNumber',
        'members.0.role',
        'members.1.from',
        'members.2.from',
        'members.2.personId',
      ].toSorted(),
    );
    expect(found['members.1.from']).toContain('01.05.2024');
  });

  test('may begin at most a month ahead', () => {
    expect(wrong(aForm({ kindFrom: '2026-12-22' }))).toEqual({});
    expect(Object.keys(wrong(aForm({ kindFrom: '2026-12-23' })))).toEqual(['kindFrom']);
  });

  test('is checked without members where only the fields are corrected', () => {
    const line = { ...memberLine(ANNA, aForm(), TODAY), role: '' };
    expect(familyFieldsSchema(TODAY, null).safeParse(aForm({ members: [line] })).success).toBe(true);
  });
});

describe('a line of a new member', () => {
  test('begins with the kind, or with birth when that is later', () => {
    expect(memberLine(ANNA, aForm({ kindFrom: '2020-03-01' }), TODAY).from).toBe('2020-03-01');
    expect(memberLine(HANNA, aForm({ kindFrom: '2020-03-01' }), TODAY).from).toBe('2024-05-01');
    expect(memberLine(ANNA, aForm({ kindFrom: 'wczoraj' }), TODAY).from).toBe(TODAY);
  });

  test.each([
    [HANNA, 'care-difficulties', 'child'],
    [HANNA, 'foster', 'foster-child'],
    [HANNA, 'family-childrens-home', 'foster-child'],
    [ANNA, 'foster', 'foster-carer'],
    [ANNA, 'care-difficulties', ''],
    [ANNA, 'supporting', ''],
  ])('guesses a role only where there is one (%#)', (person, kind, role) => {
    expect(FAMILY_KINDS).toContain(kind);
    expect(likelyRole(person, kind, TODAY)).toBe(role);
  });
});

describe('another kind of a family on record', () => {
  const saved = { kind: 'care-difficulties', kindFrom: asLocalDate('2020-03-01') } as const;
  const own = '2023-05-06';

  test.each([
    ['another kind begins today', 'supporting', 'change', '2020-03-01', TODAY],
    ['on a day that was typed', 'supporting', 'change', own, own],
    ['one entered wrong is right since its first day', 'supporting', 'mistake', TODAY, '2020-03-01'],
    ['or since the day that was typed', 'supporting', 'mistake', own, own],
    ['the same kind again has its day again', 'care-difficulties', 'change', TODAY, '2020-03-01'],
  ])('%s', (_name, kind, kindStep, kindFrom, expected) => {
    expect(proposedKindFrom({ kind, kindStep, kindFrom }, saved, TODAY)).toBe(expected);
  });

  test.each([
    ['change', '2020-03-01', false],
    ['change', TODAY, true],
    ['mistake', '2020-03-01', true],
  ])('by %s from %s is let through: %s', (kindStep, kindFrom, right) => {
    const form = aForm({ kind: 'supporting', kindStep, kindFrom });
    const checked = familyFieldsSchema(TODAY, saved).safeParse(form);
    expect(checked.success).toBe(right);
    expect(checked.error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(right ? [] : ['kindFrom']);
    if (right) expect(checked.data?.kindMistake).toBe(kindStep === 'mistake');
  });

  test('is no mistake where the kind stays', () => {
    const form = aForm({ ...saved, kindStep: 'mistake' });
    expect(familyFieldsSchema(TODAY, saved).safeParse(form).data?.kindMistake).toBe(false);
  });
});
