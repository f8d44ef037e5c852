import { sql, type SqlBool } from 'kysely';

import type { HomeCard, HomeChild } from '#shared/features/foster-care/homes.schema.ts';
import { PLACEMENT_KINDS } from '#shared/features/foster-care/care.schema.ts';
import { addressLine } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import type { HomeId } from '#shared/kernel/ids.ts';
import type { Reach } from '#shared/permissions/roles.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { wordsOf } from './dictionaries.repository.ts';
import { contractLines, formLines, paperLines, readinessLines } from './home-lines.repository.ts';
import { officePlaces, placesOf } from './home-occupancy.repository.ts';
import { coordinatorsOf, placesOfHomes } from './home-places.repository.ts';
import { storedHome } from './homes.repository.ts';
import { hiddenIds, holdsOn, withinReach, type Viewer } from './reach.repository.ts';
import { reservationsOfHome } from './reservations.repository.ts';
import { asFamilyId, asPersonId, asRecordId, dateOrNull, known } from './values.ts';

/** Who looks at a home: homes are the whole office's, children as far as the viewer's own permission for them reaches. */
export interface HomeViewer extends Viewer {
  readonly childReach: Reach | null;
}

/**
 * A home's card without what the user may do with it. Children out of the viewer's reach or hidden from the viewer stand
 * in it as lines without a name, carers who are hidden too. The caller has checked that the viewer may open the home.
 */
export async function homeCard(r: Reader, viewer: HomeViewer, id: HomeId): Promise<Omit<HomeCard, 'may'> | null> {
  const home = await storedHome(r, id);
  if (home === null) return null;
  const words = await wordsOf(r);
  const [frame, forms, contracts, readiness, papers, children, carers, places, coordinators, office, reservations] =
    await Promise.all([
      frameOf(r, id),
      formLines(r, id, words),
      contractLines(r, id, words),
      readinessLines(r, id, words),
      paperLines(r, viewer, id, words),
      childrenOf(r, viewer, id),
      carersOf(r, viewer, id),
      placesOfHomes(r, [id], viewer.today),
      coordinatorsOf(r, [id], viewer.today),
      officePlaces(r, [id], { from: viewer.today, to: viewer.today }),
      reservationsOfHome(r, viewer, id),
    ]);
  const place = places.get(id);
  const coordinator = coordinators.get(id);
  return {
    id,
    version: home.version,
    name: frame.name,
    family: home.familyId === null ? null : { id: asFamilyId(home.familyId), caseNumber: frame.case_number },
    institution: home.institution === null ? null : { ...home.institution, communeName: frame.commune_name },
    addressLine:
      place === undefined || place.town === null || place.building === null
        ? null
        : addressLine({ street: place.street, building: place.building, flat: place.flat, town: place.town }),
    coordinator:
      coordinator === undefined ? null : { displayName: coordinator.displayName, from: asLocalDate(coordinator.from) },
    carers,
    note: home.note,
    forms,
    contracts,
    readiness,
    papers,
    children,
    places: placesOf(office, id, viewer.today),
    reservations,
    changedAt: instant.parse(frame.changed_at),
    changedByName: frame.changed_by_name,
  };
}

async function frameOf(r: Reader, id: HomeId) {
  return await r
    .selectFrom('foster_homes as h')
    .innerJoin('users', 'users.id', 'h.changed_by')
    .leftJoin('families as f', 'f.id', 'h.family_id')
    .leftJoin('communes as c', 'c.terc', 'h.terc')
    .select([
      sql<string>`coalesce(h.name, f.name)`.as('name'),
      'f.case_number',
      'c.name as commune_name',
      'h.changed_at',
      'users.display_name as changed_by_name',
    ])
    .where('h.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Children who are or were in the home; one out of the viewer's reach or hidden has neither name nor birth date. */
async function childrenOf(r: Reader, viewer: HomeViewer, id: HomeId): Promise<HomeChild[]> {
  const { childReach } = viewer;
  const children: Viewer = { ...viewer, reach: childReach ?? 'own' };
  const rows = await r
    .selectFrom('placements as p')
    .innerJoin('people', 'people.id', 'p.person_id')
    .select([
      'p.id',
      'p.person_id',
      'p.kind',
      'p.from_date',
      'p.to_date',
      'people.surname',
      'people.first_name',
      'people.birth_date',
      sql<SqlBool>`(${withinReach(children, 'person', 'p.person_id')}
        AND p.person_id NOT IN (${hiddenIds('person', viewer.userId)}))`.as('shown'),
    ])
    .where('p.home_id', '=', id)
    .where('p.withdrawn_at', 'is', null)
    .orderBy('p.from_date', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
  const named = (shown: SqlBool): boolean => childReach !== null && Boolean(shown);
  return rows.map((row) => ({
    placementId: asRecordId(row.id),
    personId: asPersonId(row.person_id),
    name: named(row.shown) ? fullName({ surname: row.surname, firstName: row.first_name }) : null,
    birthDate: named(row.shown) ? asLocalDate(row.birth_date) : null,
    kind: known(PLACEMENT_KINDS, row.kind, 'placements.kind'),
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
}

/** Adults of the family who care, in the order in which they came. */
async function carersOf(r: Reader, viewer: Viewer, id: HomeId): Promise<HomeCard['carers']> {
  const rows = await r
    .selectFrom('foster_homes as h')
    .innerJoin('family_members as m', 'm.family_id', 'h.family_id')
    .innerJoin('people', 'people.id', 'm.person_id')
    .select([
      'm.person_id',
      'people.surname',
      'people.first_name',
      sql<SqlBool>`m.person_id IN (${hiddenIds('person', viewer.userId)})`.as('hidden'),
    ])
    .where('h.id', '=', id)
    .where('m.role', '=', 'foster-carer')
    .where(holdsOn(viewer.today, 'm'))
    .orderBy('m.from_date')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: asPersonId(row.person_id),
    name: row.hidden ? null : fullName({ surname: row.surname, firstName: row.first_name }),
  }));
}
