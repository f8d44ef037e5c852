import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isOverOn, kinOf, overlappingMarriages, type KnownRelation } from '#shared/features/relations/kinship.rules.ts';
import { isEqual, RELATION_KINDS, type RelationKind } from '#shared/features/relations/relation-kinds.ts';
import {
  kindOfRole,
  kinRole,
  RELATION_ROLES,
  roleLabel,
  roleOf,
  storedAs,
} from '#shared/features/relations/relation-roles.ts';
import { relationProblems } from '#shared/features/relations/relations.rules.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const DAY = asLocalDate('2026-11-21');
let made = 0;
function relation(kind: RelationKind, first: string, second: string, from?: string, to?: string): KnownRelation {
  made += 1;
  const [firstId, secondId] = isEqual(kind) && second < first ? [second, first] : [first, second];
  return {
    id: `r${made}`,
    kind,
    firstId,
    secondId,
    from: from === undefined ? null : asLocalDate(from),
    to: to === undefined ? null : asLocalDate(to),
    endReason: to === undefined ? null : 'divorce',
  };
}

test('an adoption makes parents from its beginning until a court dissolves it, and death does not undo it', () => {
  const on = (day: string, relations: readonly KnownRelation[]) =>
    kinOf('child', relations, asLocalDate(day)).map(({ role, otherId }) => `${role} ${otherId}`);
  const adopted = relation('adoptive-parent', 'm', 'child', '2015-03-01', '2020-06-30');
  const own = relation('parent', 'm', 'other');
  const dissolved = [{ ...adopted, endReason: 'decision' as const }, own];
  expect(on('2015-02-28', dissolved)).not.toContain('adoptive-sibling other');
  expect(on('2015-03-01', dissolved)).toContain('adoptive-sibling other');
  expect(on('2020-06-30', dissolved)).toContain('adoptive-sibling other');
  expect(on('2020-07-01', dissolved)).not.toContain('adoptive-sibling other');
  expect(on('2020-07-01', [{ ...adopted, endReason: 'death' }, own])).toContain('adoptive-sibling other');
});

test('a couple is over on the day of its end, care on the day after its last', () => {
  const over = (kind: RelationKind, day: string) =>
    isOverOn(relation(kind, 'a', 'b', '2020-01-01', '2024-06-30'), asLocalDate(day));
  expect(['2024-06-29', '2024-06-30', '2024-07-01'].map((day) => over('marriage', day))).toEqual([false, true, true]);
  expect(['2024-06-29', '2024-06-30', '2024-07-01'].map((day) => over('foster-carer', day))).toEqual([
    false,
    false,
    true,
  ]);
});

const parents = (child: string, ...of: readonly string[]) => of.map((parent) => relation('parent', parent, child));
const roleIn = (person: string, other: string, relations: readonly KnownRelation[]) =>
  kinOf(person, relations, DAY)
    .filter(({ otherId }) => otherId === other)
    .map(({ role }) => role);

describe('siblings follow from parents', () => {
  const both = [...parents('a', 'm', 'f'), ...parents('b', 'm', 'f')];
  test.each([
    ['both parents shared', both, 'sibling'],
    ['one shared, the others known', [...parents('a', 'm', 'f'), ...parents('b', 'm', 'g')], 'half-sibling'],
    ['one shared, another unknown', [...parents('a', 'm', 'f'), ...parents('b', 'm')], 'sibling-one-known'],
    ['only one known to both', [...parents('a', 'm'), ...parents('b', 'm')], 'sibling-one-known'],
    ['by adoption', [...parents('a', 'm'), relation('adoptive-parent', 'm', 'b')], 'adoptive-sibling'],
  ] as const)('%s', (_, relations, role) => {
    expect(roleIn('a', 'b', relations)).toEqual([role]);
    expect(roleIn('b', 'a', relations)).toEqual([role]);
  });

  test('what was entered stands once, even where it also follows', () => {
    const relations = [...both, relation('half-sibling', 'a', 'b')];
    expect(roleIn('a', 'b', relations)).toEqual(['half-sibling']);
  });
});

test('grandparents follow from parents of parents, adoptive ones too', () => {
  const relations = [...parents('c', 'm'), relation('adoptive-parent', 'g', 'm')];
  expect(roleIn('c', 'g', relations)).toEqual(['grandparent']);
  expect(roleIn('g', 'c', relations)).toEqual(['grandchild']);
});

describe('a relation is one row, read from both sides', () => {
  test.each(RELATION_ROLES)('%s', (role) => {
    const stored = storedAs('p1', 'p2', role);
    expect(roleOf(stored.kind, stored.firstId === 'p1')).toBe(role);
    const mirrored = roleOf(stored.kind, stored.firstId === 'p2');
    expect(storedAs('p2', 'p1', mirrored)).toEqual(stored);
  });

  test('every kind has a role for each side', () => {
    expect(new Set(RELATION_ROLES.map(kindOfRole))).toEqual(new Set(RELATION_KINDS));
  });
});

describe('words', () => {
  test.each([
    ['parent', 'female', null, 'matka'],
    ['parent', 'male', null, 'ojciec'],
    ['parent', null, null, 'rodzic'],
    ['child', 'female', null, 'córka'],
    ['grandparent', 'female', null, 'babcia'],
    ['half-sibling', 'male', null, 'brat przyrodni'],
    ['spouse', 'female', 'divorce', 'była żona'],
    ['spouse', 'male', 'divorce', 'były mąż'],
    ['spouse', 'male', 'death', 'mąż'],
    ['guardian', 'female', 'decision', 'była opiekunka prawna'],
    ['foster-child', 'male', 'decision', 'dziecko dawniej w pieczy'],
    ['step-parent', 'female', null, 'macocha'],
    ['step-parent', 'male', null, 'ojczym'],
    ['step-child', 'male', null, 'pasierb'],
    ['aunt-uncle', 'female', null, 'ciotka'],
    ['nephew', 'female', null, 'siostrzenica lub bratanica'],
    ['cousin', 'male', null, 'kuzyn'],
    ['parent-in-law', 'female', 'divorce', 'była teściowa'],
    ['child-in-law', 'male', null, 'zięć'],
    ['child-in-law', 'female', null, 'synowa'],
  ] as const)('%s %s %s: %s', (role, sex, ended, words) => {
    expect(roleLabel(role, sex, ended)).toBe(words);
  });

  test('every role has words for everybody', () => {
    expect(kinRole.options.length).toBeGreaterThan(RELATION_ROLES.length);
    for (const role of kinRole.options) {
      for (const sex of ['female', 'male', null] as const) expect(roleLabel(role, sex)).not.toBe('');
    }
  });
});

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Relations in which the older, earlier in the alphabet, is the parent; nobody has more than two. */
const families = fc
  .array(fc.tuple(fc.constantFrom(...RELATION_KINDS), fc.constantFrom(...people), fc.constantFrom(...people)), {
    maxLength: 24,
  })
  .map((drawn) => {
    const parentsOf = new Map<string, number>();
    return drawn.flatMap(([kind, one, other]) => {
      if (one === other) return [];
      const [older, younger] = one < other ? [one, other] : [other, one];
      if (kind === 'parent') {
        const known = parentsOf.get(younger) ?? 0;
        if (known >= 2) return [];
        parentsOf.set(younger, known + 1);
      }
      return [relation(kind, older, younger)];
    });
  });

const MIRROR: Readonly<Record<string, string>> = {
  'sibling-one-known': 'sibling-one-known',
  'adoptive-sibling': 'adoptive-sibling',
  ...Object.fromEntries(
    RELATION_ROLES.map((role) => {
      const { kind, firstId } = storedAs('p1', 'p2', role);
      return [role, roleOf(kind, firstId === 'p2')];
    }),
  ),
};

test('whatever the family: what one is to another, the other is in the mirror', () => {
  fc.assert(
    fc.property(families, (relations) => {
      for (const person of people) {
        for (const { otherId, role } of kinOf(person, relations, DAY)) {
          expect(otherId).not.toBe(person);
          expect(roleIn(otherId, person, relations)).toContain(MIRROR[role]);
        }
      }
    }),
  );
});

test('whatever the family: nobody is their own grandparent or grandchild', () => {
  fc.assert(
    fc.property(families, (relations) => {
      for (const person of people) expect(roleIn(person, person, relations)).toEqual([]);
    }),
  );
});

describe('marriages that overlap are told, not refused', () => {
  const overlap = (...relations: readonly KnownRelation[]) => overlappingMarriages('a', relations).size;
  test('one after another do not', () => {
    expect(
      overlap(relation('marriage', 'a', 'b', '2000-01-01', '2005-01-01'), relation('marriage', 'a', 'c', '2005-01-01')),
    ).toBe(0);
  });
  test('two at once do', () => {
    expect(overlap(relation('marriage', 'a', 'b', '2000-01-01'), relation('marriage', 'a', 'c', '2005-01-01'))).toBe(2);
  });
  test('two without days, both going on, do', () => {
    expect(overlap(relation('marriage', 'a', 'b'), relation('marriage', 'a', 'c'))).toBe(2);
  });
  test('other people and partnerships do not count', () => {
    expect(overlap(relation('marriage', 'b', 'c', '2000-01-01'), relation('partnership', 'a', 'c', '2005-01-01'))).toBe(
      0,
    );
  });
});

describe('what is refused beside a field', () => {
  const today = asLocalDate('2026-11-22');
  const born = [asLocalDate('1988-02-11')];
  const none = { from: null, to: null, endReason: null, basis: null, note: null };
  const day = asLocalDate;
  test.each([
    ['blood does not end', 'parent', { ...none, to: day('2020-01-01'), endReason: 'other' as const }, 'to'],
    ['a guardian has a first day', 'guardian', none, 'from'],
    ['an end has a reason', 'marriage', { ...none, to: day('2020-01-01') }, 'endReason'],
    ['a reason has a day', 'marriage', { ...none, endReason: 'divorce' as const }, 'to'],
    [
      'the end is not before the beginning',
      'marriage',
      { ...none, from: day('2020-01-02'), to: day('2020-01-01'), endReason: 'divorce' as const },
      'to',
    ],
    ['nobody marries before birth', 'marriage', { ...none, from: day('1980-01-01') }, 'from'],
    ['nor in a year', 'marriage', { ...none, from: day('2027-11-22') }, 'from'],
    [
      'a partnership is not divorced',
      'partnership',
      { ...none, to: day('2020-01-01'), endReason: 'divorce' as const },
      'endReason',
    ],
  ] as const)('%s', (_, kind, fields, path) => {
    expect(relationProblems(kind, fields, born, today).map((one) => one.path)).toEqual([path]);
  });
  test('a marriage without a known day is well', () => {
    expect(relationProblems('marriage', none, born, today)).toEqual([]);
    expect(relationProblems('other', none, born, today).map((one) => one.path)).toEqual(['note']);
    expect(relationProblems('other', { ...none, note: 'chrzestna' }, born, today)).toEqual([]);
  });
});
