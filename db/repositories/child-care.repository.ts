import { sql } from 'kysely';

import { episodesOf, sharesOf } from '#shared/features/foster-care/care.rules.ts';
import type {
  AbsenceLine,
  BasisLine,
  ChildCare,
  FundingLine,
  PlacementLine,
  SiblingInCare,
} from '#shared/features/foster-care/care.schema.ts';
import { PLACEMENT_KINDS } from '#shared/features/foster-care/care.schema.ts';
import { holdsOn as heldIn } from '#shared/kernel/dated-rows.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { careOf } from './care.repository.ts';
import { wordsOf, type Words } from './dictionaries.repository.ts';
import { coordinatorsOf } from './home-places.repository.ts';
import { type NamedHome, namedHomes } from './named-homes.repository.ts';
import { deathOf } from './person-details.repository.ts';
import { holdsOn, type Viewer } from './reach.repository.ts';
import { exceptionsOfPlacements } from './placement-exceptions.repository.ts';
import { relativesOf } from './relatives.repository.ts';
import { reservationsOfChild } from './reservations.repository.ts';
import { rulesOf } from './rules.repository.ts';
import { writtenOf } from './taken-back.repository.ts';
import { asPersonId, asRecordId, dateOrNull, idList, known } from './values.ts';

const WRITTEN = [
  'l.at',
  'by.display_name as by_name',
  'l.withdrawn_at',
  'back.display_name as withdrawn_by_name',
  'l.withdraw_reason',
] as const;

/**
 * Where a child is and was in care, without what the user may do with it. Homes and siblings that are protected from the
 * viewer have no name. The caller has checked that the viewer may see the child.
 */
export async function childCare(
  r: Reader,
  viewer: Viewer,
  id: PersonId,
): Promise<Omit<ChildCare, 'may' | 'proposedCaseNumber'> | null> {
  const person = await r
    .selectFrom('people')
    .select(['surname', 'first_name', 'sex', 'birth_date', 'death_date', 'death_year'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (person === undefined) return null;
  const words = await wordsOf(r);
  const [care, placements, absences, bases, funding, siblings, shareRules, reservations] = await Promise.all([
    careOf(r, id),
    placementLines(r, viewer, id, words),
    absenceLines(r, id, words),
    basisLines(r, id, words),
    fundingLines(r, id),
    siblingsInCare(r, viewer, id, words),
    rulesOf(r, ['care-share-first-year', 'care-share-second-year', 'care-share-later-years']),
    reservationsOfChild(r, viewer, id, words),
  ]);
  const live = placements
    .filter(({ withdrawn }) => withdrawn === null)
    .map((line) => ({ ...line, homeId: line.home.id }));
  const episodes = episodesOf(live);
  const last = episodes.at(-1);
  const present = live.find((line) => line.kind === 'stay' && heldIn(line, viewer.today));
  return {
    personId: id,
    version: care?.version ?? null,
    surname: person.surname,
    firstName: person.first_name,
    sex: known(SEXES, person.sex, 'people.sex'),
    birthDate: asLocalDate(person.birth_date),
    death: deathOf(person),
    caseNumber: care?.caseNumber ?? null,
    placements,
    absences,
    bases,
    funding,
    episodes: episodes.map(({ from, to, stays }) => ({ from, to, reason: stays[0]?.reason ?? null })),
    shares:
      last === undefined
        ? []
        : [
            ...sharesOf(last, {
              percentOn: (year, day) =>
                shareRules(
                  year === 1
                    ? 'care-share-first-year'
                    : year === 2
                      ? 'care-share-second-year'
                      : 'care-share-later-years',
                  day,
                ),
            }),
          ],
    coordinatorName: await coordinatorOf(r, viewer, id, present?.home.id ?? null),
    siblings,
    reservations,
  };
}

/** Who answers for the place the child is in: the koordynator of the family, else the child's own worker. */
async function coordinatorOf(r: Reader, viewer: Viewer, id: PersonId, homeId: string | null): Promise<string | null> {
  const ofHome = homeId === null ? undefined : (await coordinatorsOf(r, [homeId], viewer.today)).get(homeId);
  if (ofHome !== undefined) return ofHome.displayName;
  const own = await r
    .selectFrom('assignments as a')
    .innerJoin('users', 'users.id', 'a.user_id')
    .select('users.display_name')
    .where('a.person_id', '=', id)
    .where(holdsOn(viewer.today, 'a'))
    .executeTakeFirst();
  return own?.display_name ?? null;
}

async function placementLines(r: Reader, viewer: Viewer, id: PersonId, words: Words): Promise<PlacementLine[]> {
  const rows = await r
    .selectFrom('placements as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select([
      'l.id',
      'l.kind',
      'l.home_id',
      'l.from_date',
      'l.from_minute',
      'l.to_date',
      'l.reason',
      'l.note',
      'l.end_reason',
      'l.end_note',
      'l.replaces',
      ...WRITTEN,
    ])
    .where('l.person_id', '=', id)
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  const [homes, exceptions] = await Promise.all([
    namedHomes(
      r,
      viewer,
      rows.map(({ home_id }) => home_id),
      words,
    ),
    exceptionsOfPlacements(
      r,
      rows.map(({ id: line }) => line),
    ),
  ]);
  return rows.map((row) => {
    const from = asLocalDate(row.from_date);
    const to = dateOrNull(row.to_date);
    return {
      id: asRecordId(row.id),
      kind: known(PLACEMENT_KINDS, row.kind, 'placements.kind'),
      home: homeOf(homes, row.home_id, from),
      from,
      fromMinute: row.from_minute,
      to,
      reason: row.reason === null ? null : words.term('placement-reason', row.reason, from),
      note: row.note,
      endReason: row.end_reason === null ? null : words.term('end-reason', row.end_reason, to ?? from),
      endNote: row.end_note,
      replaces: row.replaces === null ? null : asRecordId(row.replaces),
      exceptions: [...(exceptions.get(row.id) ?? [])],
      ...writtenOf(row),
    };
  });
}

type Homes = Awaited<ReturnType<typeof namedHomes>>;

function homeOf(homes: Homes, id: string, day: ReturnType<typeof asLocalDate>): NamedHome {
  const home = homes.get(id);
  if (home === undefined) throw new Error('A placement names a home that does not exist');
  return home.on(day);
}

async function absenceLines(r: Reader, id: PersonId, words: Words): Promise<AbsenceLine[]> {
  const rows = await r
    .selectFrom('absences as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select(['l.id', 'l.kind', 'l.place', 'l.note', 'l.from_date', 'l.to_date', ...WRITTEN])
    .where('l.person_id', '=', id)
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => {
    const from = asLocalDate(row.from_date);
    return {
      id: asRecordId(row.id),
      kind: words.term('absence-kind', row.kind, from),
      place: row.place,
      from,
      to: dateOrNull(row.to_date),
      note: row.note,
      ...writtenOf(row),
    };
  });
}

async function basisLines(r: Reader, id: PersonId, words: Words): Promise<BasisLine[]> {
  const rows = await r
    .selectFrom('legal_bases as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select(['l.id', 'l.kind', 'l.body', 'l.act_on', 'l.reference', 'l.note', 'l.from_date', 'l.to_date', ...WRITTEN])
    .where('l.person_id', '=', id)
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => {
    const from = asLocalDate(row.from_date);
    const entry = words.entry('legal-basis', row.kind, from);
    return {
      id: asRecordId(row.id),
      kind: { code: entry.code, label: entry.label },
      article: entry.article,
      body: row.body,
      actOn: asLocalDate(row.act_on),
      reference: row.reference,
      from,
      to: dateOrNull(row.to_date),
      note: row.note,
      ...writtenOf(row),
    };
  });
}

async function fundingLines(r: Reader, id: PersonId): Promise<FundingLine[]> {
  const rows = await r
    .selectFrom('care_funding as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .leftJoin('communes as c', 'c.terc', 'l.terc')
    .select([
      'l.id',
      'l.county',
      'l.terc',
      'c.name as commune',
      'l.government_task',
      'l.note',
      'l.from_date',
      'l.to_date',
      ...WRITTEN,
    ])
    .where('l.person_id', '=', id)
    .orderBy('l.from_date')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    county: row.county,
    commune: row.terc === null || row.commune === null ? null : { terc: row.terc, name: row.commune },
    governmentTask: row.government_task === 1,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
    note: row.note,
    ...writtenOf(row),
  }));
}

/**
 * Brothers and sisters: by a relation entered, or by a parent in common. One who is protected or out of the viewer's reach
 * is a line without a name and without places.
 */
async function siblingsInCare(r: Reader, viewer: Viewer, id: PersonId, words: Words): Promise<SiblingInCare[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT CASE WHEN first_id = ${id} THEN second_id ELSE first_id END AS id FROM relations
    WHERE kind IN ('sibling', 'half-sibling') AND archived_on IS NULL AND (first_id = ${id} OR second_id = ${id})
    UNION SELECT other.second_id FROM relations own JOIN relations other ON other.first_id = own.first_id
    WHERE own.kind IN ('parent', 'adoptive-parent') AND own.second_id = ${id} AND own.archived_on IS NULL
      AND other.kind IN ('parent', 'adoptive-parent') AND other.archived_on IS NULL AND other.second_id <> ${id}`.execute(
    r,
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [people, stays] = await Promise.all([relativesOf(r, viewer, ids), siblingStays(r, ids)]);
  const homes = await namedHomes(
    r,
    viewer,
    stays.map(({ home_id }) => home_id),
    words,
  );
  return ids
    .flatMap((sibling): SiblingInCare[] => {
      const person = people.get(sibling);
      if (person === undefined) return [];
      if (!person.shown) {
        return [
          {
            personId: asPersonId(sibling),
            shown: false,
            firstName: '',
            surname: '',
            sex: null,
            birthDate: null,
            placements: [],
          },
        ];
      }
      return [
        {
          personId: asPersonId(sibling),
          shown: true,
          firstName: person.firstName,
          surname: person.surname,
          sex: person.sex,
          birthDate: person.birthDate,
          placements: stays
            .filter(({ person_id }) => person_id === sibling)
            .map((row) => ({
              id: asRecordId(row.id),
              home: homeOf(homes, row.home_id, asLocalDate(row.from_date)),
              kind: known(PLACEMENT_KINDS, row.kind, 'placements.kind'),
              from: asLocalDate(row.from_date),
              to: dateOrNull(row.to_date),
            })),
        },
      ];
    })
    .toSorted((a, b) => ((a.birthDate ?? '') < (b.birthDate ?? '') ? -1 : 1));
}

async function siblingStays(r: Reader, ids: readonly string[]) {
  return await r
    .selectFrom('placements')
    .select(['id', 'person_id', 'home_id', 'kind', 'from_date', 'to_date'])
    .where('person_id', 'in', idList(ids))
    .where('withdrawn_at', 'is', null)
    .orderBy('from_date')
    .execute();
}
