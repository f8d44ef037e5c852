import type { FamilyRef, Relative } from '#shared/features/relations/relations.schema.ts';
import { MEMBER_ROLES, type MemberRole } from '#shared/features/families/member-role.schema.ts';
import { lastDayOfLife } from '#shared/features/people/person-details.labels.ts';
import type { Death } from '#shared/features/people/person-details.schema.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { deathOf } from './person-details.repository.ts';
import { sightOf, type Sight, type Viewer } from './reach.repository.ts';
import { asFamilyId, asPersonId, dateOrNull, idList, known } from './values.ts';

/**
 * What the viewer may know of each of these people. `members` belong to a family whose card the viewer may open, which names
 * them whatever the reach; a protection hides them all the same.
 */
async function sightsBesides(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
  members: readonly string[],
): Promise<ReadonlyMap<string, Sight>> {
  const inFamily = new Set(members);
  const [named, reached] = await Promise.all([
    sightOf(
      r,
      { ...viewer, reach: 'all' },
      'person',
      ids.filter((id) => inFamily.has(id)),
    ),
    sightOf(
      r,
      viewer,
      'person',
      ids.filter((id) => !inFamily.has(id)),
    ),
  ]);
  return new Map([...named, ...reached]);
}

/**
 * Those of these relations that stand on a card which the viewer may open: of two people of whom neither is shown not even
 * that they are related is told. `members` as for `relativesOf`.
 */
export async function toldRelations<Relation extends { readonly firstId: string; readonly secondId: string }>(
  r: Reader,
  viewer: Viewer,
  relations: readonly Relation[],
  members: readonly string[] = [],
): Promise<readonly Relation[]> {
  const ids = [...new Set(relations.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const sights = await sightsBesides(r, viewer, ids, members);
  const isShown = (id: string): boolean => sights.get(id)?.kind === 'shown';
  return relations.filter(({ firstId, secondId }) => isShown(firstId) || isShown(secondId));
}

/**
 * These people as a relation, a network or a genogram shows them: who is protected or out of reach stands without a name,
 * sex or age. `members` belong to a family whose card the viewer may open, which names them whatever the reach.
 */
export async function relativesOf(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
  members: readonly string[] = [],
): Promise<ReadonlyMap<string, Relative>> {
  const [sights, rows] = await Promise.all([
    sightsBesides(r, viewer, ids, members),
    r
      .selectFrom('people')
      .select(['id', 'surname', 'first_name', 'sex', 'birth_date', 'death_date', 'death_year', 'archived_on'])
      .where('id', 'in', idList(ids))
      .execute(),
  ]);
  return new Map(
    rows.map((row): [string, Relative] => {
      const hidden = hiddenBy(sights.get(row.id));
      if (hidden !== null) return [row.id, { ...hidden, id: row.id }];
      return [
        row.id,
        {
          shown: true,
          id: asPersonId(row.id),
          surname: row.surname,
          firstName: row.first_name,
          sex: known(SEXES, row.sex, 'people.sex'),
          birthDate: asLocalDate(row.birth_date),
          ...deathOfRelative(deathOf(row)),
          archived: row.archived_on !== null,
        },
      ];
    }),
  );
}

/** The last day of life as far as it is known: of a death known by its year, the end of that year. */
function deathOfRelative(death: Death | null): { deathDate: LocalDate | null; deathDayUnknown?: true } {
  if (death === null) return { deathDate: null };
  return { deathDate: lastDayOfLife(death), ...(death.date === null ? { deathDayUnknown: true } : {}) };
}

type Hidden = Omit<Extract<Relative, { shown: false }>, 'id'>;

function hiddenBy(sight: Sight | undefined): Hidden | null {
  switch (sight?.kind) {
    case 'shown':
      return null;
    case 'hidden':
      return { shown: false, ask: [...sight.ask], why: 'protected' };
    case 'out-of-reach':
    case undefined:
      return { shown: false, ask: [], why: 'out-of-reach' };
  }
}

/** These families by name, where the viewer may see them. */
export async function familyRefs(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FamilyRef>> {
  const [sights, rows] = await Promise.all([
    sightOf(r, viewer, 'family', ids),
    r.selectFrom('families').select(['id', 'name', 'archived_on']).where('id', 'in', idList(ids)).execute(),
  ]);
  return new Map(
    rows.map((row): [string, FamilyRef] => {
      const hidden = hiddenBy(sights.get(row.id));
      if (hidden !== null) return [row.id, { ...hidden, id: row.id }];
      return [row.id, { shown: true, id: asFamilyId(row.id), name: row.name, archived: row.archived_on !== null }];
    }),
  );
}

/** Since when and until when these people lived where; equal numbers are one address, which is not told. */
export async function homesOf(
  r: Reader,
  ids: readonly PersonId[],
): Promise<{ personId: PersonId; home: number; from: LocalDate; to: LocalDate | null }[]> {
  const rows = await r
    .selectFrom('person_addresses')
    .select(['person_id', 'street', 'building', 'flat', 'postal_code', 'town', 'from_date', 'to_date'])
    .where('person_id', 'in', idList(ids))
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  const homes = new Map<string, number>();
  return rows.map((row) => {
    const parts = [row.street, row.building, row.flat, row.postal_code, row.town];
    const line = parts.map((part) => (part ?? '').trim().toLocaleLowerCase('pl')).join('|');
    const home = homes.get(line) ?? homes.size;
    homes.set(line, home);
    const [from, to] = [asLocalDate(row.from_date), dateOrNull(row.to_date)];
    return { personId: asPersonId(row.person_id), home, from, to };
  });
}

export interface FamilyTie {
  readonly familyId: FamilyId;
  readonly personId: PersonId;
  readonly role: MemberRole;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** All memberships of these people, or in these families, oldest first. */
export async function tiesWhere(
  r: Reader,
  column: 'family_id' | 'person_id',
  ids: readonly string[],
): Promise<readonly FamilyTie[]> {
  if (ids.length === 0) return [];
  const rows = await r
    .selectFrom('family_members')
    .select(['family_id', 'person_id', 'role', 'from_date', 'to_date'])
    .where(column, 'in', idList(ids))
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    familyId: asFamilyId(row.family_id),
    personId: asPersonId(row.person_id),
    role: known(MEMBER_ROLES, row.role, 'family_members.role'),
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}
