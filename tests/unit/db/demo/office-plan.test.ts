import { describe, expect, test } from 'vitest';

import { parseCommunes } from '#db/data/communes.ts';
import { GMINY_CSV } from '#db/data/gminy.ts';
import { planDemoOffice } from '#db/demo/office-plan.ts';
import { PLACES } from '#db/demo/places.ts';
import { DEFAULT_DEMO_SEED, DEFAULT_DEMO_SIZE, type Dates } from '#db/demo/plan.ts';
import { demoSignIns, DEMO_USERS } from '#db/demo/users.ts';
import { addUserInput } from '#shared/features/administration/administration.schema.ts';
import { FAMILY_KINDS, familyFields } from '#shared/features/families/families.schema.ts';
import { personProblems } from '#shared/features/people/people.rules.ts';
import { personFields } from '#shared/features/people/people.schema.ts';
import { ageAt, asLocalDate } from '#shared/kernel/local-date.ts';
import { parsePesel } from '#shared/kernel/pesel.ts';
import { ROLES } from '#shared/permissions/roles.ts';

const today = asLocalDate('2026-11-21');
const options = { ...DEFAULT_DEMO_SIZE, seed: DEFAULT_DEMO_SEED, today };
const plan = planDemoOffice(options);

const apart = (a: Dates, b: Dates): boolean => (a.to !== null && a.to < b.from) || (b.to !== null && b.to < a.from);

function expectNoOverlap(rows: readonly Dates[]): void {
  for (const [index, row] of rows.entries()) {
    if (row.to !== null) expect(row.to >= row.from).toBe(true);
    for (const later of rows.slice(index + 1)) expect(apart(row, later)).toBe(true);
  }
}

describe('the same office', () => {
  test('comes of the same seed and day', () => {
    expect(planDemoOffice(options)).toEqual(plan);
  });

  test('and another of another seed', () => {
    expect(planDemoOffice({ ...options, seed: 7 })).not.toEqual(plan);
  });

  test.each([
    [300, 80],
    [1, 0],
    [0, 0],
    [3, 5],
    [25, 4],
    [2000, 600],
  ])('has exactly %i people and %i families', (people, families) => {
    const made = planDemoOffice({ people, families, seed: 3, today });
    expect(made.people).toHaveLength(people);
    expect(made.families).toHaveLength(families);
  });
});

describe('people', () => {
  test('have a valid PESEL of their own that says their date and sex, or none with a reason', () => {
    const numbers = plan.people.flatMap(({ identity }) => (identity.kind === 'pesel' ? [identity.pesel] : []));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(plan.people.length * 0.9);
    expect(numbers.length).toBeLessThan(plan.people.length);
    for (const { identity, birthDate, sex } of plan.people) {
      if (identity.kind === 'pesel') expect(parsePesel(identity.pesel)).toMatchObject({ ok: true, birthDate, sex });
    }
  });

  test('would be accepted by the form', () => {
    for (const person of plan.people) {
      const { addresses, workers: _w, protection: _p, archived: _a, createdOn: _c, ...fields } = person;
      const open = addresses.at(-1);
      expect(open?.to).toBeNull();
      const address = open === undefined ? null : withoutEnd(open);
      const parsed = personFields.safeParse({ ...fields, address, workerId: null });
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(parsed.success ? personProblems(parsed.data, today) : null).toEqual([]);
    }
  });

  test('have dated rows that do not overlap and nothing in the future', () => {
    for (const person of plan.people) {
      expectNoOverlap(person.addresses);
      expectNoOverlap(person.workers);
      const days = [person.birthDate, person.createdOn, ...person.addresses.map(({ from }) => from)];
      for (const day of days) expect(day <= today).toBe(true);
      expect(person.archived === null || person.archived.on >= person.createdOn).toBe(true);
    }
  });

  test('are of all the sorts that lists, cards and prints must bear', () => {
    const { people } = plan;
    expect(people.some(({ surname }) => surname.length > 40)).toBe(true);
    expect(people.some(({ surname }) => /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u.test(surname))).toBe(true);
    expect(people.some(({ archived }) => archived !== null)).toBe(true);
    expect(people.some(({ protection }) => protection !== null)).toBe(true);
    expect(people.some(({ identity }) => identity.kind === 'no-pesel' && identity.reason === 'foreigner')).toBe(true);
    expect(people.some(({ addresses }) => addresses.length > 1)).toBe(true);
    expect(people.some(({ workers }) => workers.length > 1)).toBe(true);
    expect(people.some(({ contacts }) => contacts.length > 1)).toBe(true);
    expect(people.some(({ birthDate }) => ageAt(birthDate, today) < 3)).toBe(true);
    expect(people.some(({ birthDate }) => ageAt(birthDate, today) > 75)).toBe(true);
  });

  test('women and men have the right form of a surname', () => {
    for (const { surname, sex } of plan.people) {
      if (sex === 'male') expect(surname).not.toMatch(/(ska|cka|dzka)$/);
      else expect(surname).not.toMatch(/(ski|cki|dzki)$/);
    }
  });
});

describe('families', () => {
  test('are of every kind, and would be accepted by the form', () => {
    const kinds = plan.families.map(({ kinds: rows }) => rows.at(-1)?.kind);
    expect(new Set(kinds)).toEqual(new Set(FAMILY_KINDS));
    for (const family of plan.families) {
      const last = family.kinds.at(-1);
      const { name, caseNumber, note } = family;
      const fields = { name, kind: last?.kind, kindFrom: last?.from, caseNumber, note };
      expect(familyFields.safeParse(fields).error?.issues ?? []).toEqual([]);
    }
  });

  test('have case numbers of their own', () => {
    const numbers = plan.families.flatMap(({ caseNumber }) => (caseNumber === null ? [] : [caseNumber]));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('have members with dates of life, some of them former, and no rows that overlap', () => {
    let former = 0;
    for (const family of plan.families) {
      expect(family.members.length).toBeGreaterThan(1);
      expectNoOverlap(family.kinds);
      expectNoOverlap(family.workers);
      for (const person of new Set(family.members.map((member) => member.person))) {
        expectNoOverlap(family.members.filter((member) => member.person === person));
      }
      for (const { person, from, to } of family.members) {
        const born = plan.people[person]?.birthDate;
        expect(born !== undefined && born <= from && from <= today && (to ?? today) <= today).toBe(true);
        if (to !== null) former += 1;
      }
    }
    expect(former).toBeGreaterThan(3);
    expect(plan.families.some(({ archived }) => archived !== null)).toBe(true);
    expect(plan.families.some(({ protection }) => protection !== null)).toBe(true);
  });

  test('foster children are in care in one place, and live there', () => {
    const carer = new Map<number, number>();
    let ofKnownFamilies = 0;
    for (const family of plan.families) {
      for (const member of family.members.filter(({ role, to }) => role === 'foster-child' && to === null)) {
        expect(carer.has(member.person)).toBe(false);
        carer.set(member.person, 1);
        const home = plan.people[family.members[0]?.person ?? -1]?.addresses.at(-1);
        const place = plan.people[member.person]?.addresses.at(-1);
        expect([place?.town, place?.street, place?.building]).toEqual([home?.town, home?.street, home?.building]);
        if (
          plan.families.some((other) =>
            other.members.some((one) => one.person === member.person && one.role === 'child'),
          )
        )
          ofKnownFamilies += 1;
      }
    }
    expect(carer.size).toBeGreaterThan(15);
    expect(ofKnownFamilies).toBeGreaterThan(5);
  });
});

describe('the office around them', () => {
  test('lies in communes of one county of the register', () => {
    const communes = parseCommunes(GMINY_CSV);
    const counties = PLACES.map(({ terc }) => communes.find((commune) => commune.terc === terc)?.county);
    expect(counties).not.toContain(undefined);
    expect(new Set(counties).size).toBe(1);
  });

  test('has users of every role whose passwords the program would accept, and one without a key', () => {
    const signIns = demoSignIns();
    expect(new Set(signIns.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
    for (const { login, password, roles } of signIns) {
      const displayName = DEMO_USERS.find((user) => user.login === login)?.displayName;
      const input = { login, displayName, roles, temporaryPassword: password };
      expect(addUserInput.safeParse(input).error?.issues ?? []).toEqual([]);
    }
    expect(DEMO_USERS.some(({ password, active }) => password === null && active)).toBe(true);
    expect(DEMO_USERS.some(({ active }) => !active)).toBe(true);
  });
});

function withoutEnd({ to, ...address }: Dates): Omit<Dates, 'to'> {
  expect(to).toBeNull();
  return address;
}
