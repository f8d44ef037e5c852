import { describe, expect, test } from 'vitest';

import { familyFilterWords } from '#renderer/features/families/filter-words.ts';
import { familyAddress, membersOn, membersShort, membersWords } from '#renderer/features/families/family-values.ts';
import { familyHistoryWords, shownHistory } from '#shared/features/families/family-history.ts';
import { FAMILY_FIELDS } from '#shared/features/families/families.rules.ts';
import { familiesFilter, familyMember, type FamilyMember } from '#shared/features/families/families.schema.ts';
import { historyEntry } from '#shared/contract/record.ts';
import { recordId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { anAddress } from '#tests/support/people.ts';
import { NBSP } from '#shared/kernel/polish.ts';

const DAY = asLocalDate('2026-11-21');
let next = 0;

function aMember(wishes: Record<string, unknown> = {}): FamilyMember {
  next += 1;
  const id = `0199a1b2-0000-7000-8000-${String(next).padStart(12, '0')}`;
  return familyMember.parse({
    shown: true,
    id,
    personId: id,
    role: 'child',
    from: '2020-01-01',
    to: null,
    surname: 'Wróblewska',
    firstName: 'Hanna',
    birthDate: '2019-05-01',
    sex: 'female',
    death: null,
    addressLine: 'ul. Ogrodowa 8/3, Jaworzec',
    archived: false,
    ...wishes,
  });
}

const plain = (text: string): string => text.replaceAll(NBSP, ' ');

describe('members in words', () => {
  test.each([
    [1, 0, '1 osoba', '1 osoba'],
    [2, 1, '2 osoby, w tym 1 dziecko', '2 osoby, 1 dziecko'],
    [5, 3, '5 osób, w tym 3 dzieci', '5 osób, 3 dzieci'],
    [22, 5, '22 osoby, w tym 5 dzieci', '22 osoby, 5 dzieci'],
    [0, 0, '0 osób', '0 osób'],
  ])('%i and %i', (people, children, words, short) => {
    expect(plain(membersWords(people, children))).toBe(words);
    expect(plain(membersShort(people, children))).toBe(short);
  });

  test('who leaves today belongs to the family to the end of the day', () => {
    const staying = aMember();
    const leaving = aMember({ to: '2026-11-21' });
    const longAgo = aMember({ to: '2021-01-01' });
    const lately = aMember({ to: '2026-11-20' });
    const found = membersOn({ members: [staying, leaving, longAgo, lately] }, DAY);
    expect(found.present).toEqual([staying, leaving]);
    expect(found.former).toEqual([lately, longAgo]);
  });

  test('who joins on a later day does not belong to the family yet', () => {
    const present = aMember();
    const joining = aMember({ from: '2026-12-15' });
    expect(membersOn({ members: [present, joining] }, DAY)).toEqual({
      present: [present],
      coming: [joining],
      former: [],
    });
  });

  test('the family lives where most of those live who may be named', () => {
    const masked = { shown: false, id: aMember().id, personId: aMember().personId, ask: ['Anna Hebda'] };
    const hidden = familyMember.parse({ ...masked, role: 'mother', from: '2020-01-01', to: null });
    const away = aMember({ addressLine: 'Podgórna 41' });
    const of = (...members: Parameters<typeof familyAddress>[1]) => familyAddress({ addresses: [] }, members, DAY, '–');
    expect(of(away, aMember(), aMember(), hidden)).toBe(`ul. Ogrodowa 8/3, Jaworzec (wg${NBSP}członków)`);
    expect(of(away, aMember())).toBe('członkowie mieszkają osobno');
    expect(of(away, away, aMember())).toBe(`Podgórna 41 (wg${NBSP}członków)`);
    expect(of(hidden, aMember({ addressLine: null }))).toBe('–');
  });

  test('an address of its own goes before those of its members, and says what follows', () => {
    const own = (from: string, to: string | null, building: string) => ({
      ...anAddress({ building, flat: null, from: asLocalDate(from) }),
      id: recordId.parse(crypto.randomUUID()),
      communeName: 'Dębica',
      to: to === null ? null : asLocalDate(to),
    });
    const addresses = [own('2027-01-05', null, '9'), own('2020-01-01', '2027-01-04', '8')];
    expect(familyAddress({ addresses }, [aMember({ addressLine: 'Podgórna 41' })], DAY, '–')).toBe(
      'Ogrodowa 8, Jaworzec; od\u00A005.01.2027: Ogrodowa 9, Jaworzec',
    );
  });
});

describe('history of a family', () => {
  const entry = (before: unknown, after: unknown, fields: readonly string[]) =>
    historyEntry.parse({
      seq: 1,
      at: '2026-11-21T09:05:00.000Z',
      byName: 'Marta Zając',
      action: 'families.leave',
      fields,
      before,
      after,
    });
  const member = {
    personId: aMember().personId,
    role: 'grandparent',
    from: '2020-01-01',
    to: null,
    name: 'Król Teresa',
  };

  test('shows somebody who left under the members, by name and role', () => {
    const [shown] = shownHistory([entry({ member }, { member: { ...member, to: '2026-11-21' } }, ['members'])]);
    expect(plain(familyHistoryWords.valueText('members', shown?.before?.['members']))).toBe(
      'Król Teresa (dziadek lub babcia), od 01.01.2020',
    );
    expect(familyHistoryWords.valueText('members', shown?.after?.['members'])).toContain('01.01.2020–21.11.2026');
  });

  test('names nobody who may not be named', () => {
    const first = [
      { ...member, name: null },
      { ...member, name: 'Król Jan' },
    ];
    const text = familyHistoryWords.valueText('members', first);
    expect(text).toContain('rekord chroniony (');
    expect(text).toContain('Król Jan (');
  });

  test('says who leads and since when', () => {
    const [shown] = shownHistory([
      entry({ workerId: null }, { workerId: 'Marta Zając', from: '2026-11-01' }, ['workerId']),
    ]);
    expect(familyHistoryWords.valueText('workerId', shown?.before?.['workerId'])).toBe('–');
    expect(familyHistoryWords.valueText('workerId', shown?.after?.['workerId'])).toBe('Marta Zając, od 01.11.2026');
  });

  test('words kinds, days, the archive and protection', () => {
    expect(familyHistoryWords.valueText('kind', 'foster')).toBe('rodzina zastępcza');
    expect(familyHistoryWords.valueText('kindFrom', '2026-11-01')).toBe('01.11.2026');
    expect(plain(familyHistoryWords.valueText('archived', { on: '2026-11-01', reason: 'przeprowadzka' }))).toBe(
      'od 01.11.2026: przeprowadzka',
    );
    expect(familyHistoryWords.valueText('archived', { on: '2026-11-01' })).toBe('od 01.11.2026');
    expect(plain(familyHistoryWords.valueText('protection', { reason: 'przemoc', users: ['Anna Hebda'] }))).toBe(
      'przemoc (otwierają: Anna Hebda)',
    );
  });

  test('every field has a label', () => {
    expect(FAMILY_FIELDS.length).toBeGreaterThan(0);
    for (const field of [...FAMILY_FIELDS, 'members', 'workerId', 'archived', 'protection']) {
      expect(familyHistoryWords.fieldLabel(field)).not.toBe(field);
    }
  });
});

describe('filters of the list in words', () => {
  const filter = (wishes: Record<string, unknown> = {}) => familiesFilter.parse(wishes);

  test('every narrowing filter is named', () => {
    const all = filter({ search: 'wrób', kind: 'foster', workerId: aMember().personId, status: 'archived' });
    expect(familyFilterWords(all, { worker: 'Marta Zając' }).map(plain)).toEqual([
      'szukane „wrób”',
      'rodzina zastępcza',
      'Prowadzący: Marta Zając',
      'Stan: w archiwum',
    ]);
  });
});
