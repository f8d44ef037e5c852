import { expect, test } from 'vitest';

import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { KnownRelation } from '#shared/features/relations/kinship.rules.ts';
import { proposedRelations } from '#shared/features/relations/proposed-relations.rules.ts';
import { inverseRole, RELATION_ROLES, storedAs } from '#shared/features/relations/relation-roles.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const member = (personId: string, role: MemberRole, year: number) => ({
  personId,
  role,
  birthDate: asLocalDate(`${year}-05-05`),
});
const mother = member('mother', 'mother', 1985);
const father = member('father', 'father', 1983);
const child = member('child', 'child', 2014);
const relation = (kind: KnownRelation['kind'], firstId: string, secondId: string): KnownRelation => ({
  id: `${firstId} ${secondId}`,
  kind,
  firstId,
  secondId,
  from: null,
  to: null,
  endReason: null,
});
const said = (...of: Parameters<typeof proposedRelations<string>>) =>
  proposedRelations(...of).map(({ id, otherId, role }) => `${otherId} is ${role} of ${id}`);

test('mother and father are proposed as parents, grandparents as grandparents', () => {
  const grandmother = member('grandmother', 'grandparent', 1955);
  expect(said([mother, father, child, grandmother], [], [])).toEqual([
    'mother is parent of child',
    'father is parent of child',
    'grandmother is grandparent of child',
  ]);
});

test.each([
  ['what is written down already', [relation('parent', 'mother', 'child')], [], ['father is parent of child']],
  ['another relation of the two', [relation('guardian', 'mother', 'child')], [], ['father is parent of child']],
  ['what was taken back as a mistake', [], [['child', 'mother'] as const], ['father is parent of child']],
  ['a third parent', [relation('parent', 'elsewhere', 'child')], [], []],
])('left out: %s', (_, relations, refused, proposed) => {
  expect(said([mother, father, child], relations, refused)).toEqual(proposed);
});

test('left out: who is not old enough, partners, and grandparents who follow from parents', () => {
  const grandmother = member('grandmother', 'grandparent', 1955);
  const known = [relation('parent', 'mother', 'child'), relation('parent', 'grandmother', 'mother')];
  expect(said([mother, child, grandmother], known, [])).toEqual([]);
  expect(said([member('mother', 'mother', 2005), child, member('partner', 'partner', 1980)], [], [])).toEqual([]);
});

test.each(RELATION_ROLES)('%s told from the other side is the same row', (role) => {
  expect(storedAs('a', 'b', role)).toEqual(storedAs('b', 'a', inverseRole(role)));
});
