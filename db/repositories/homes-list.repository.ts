import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { FAMILY_FORMS, HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import { endedOn, mainForm } from '#shared/features/foster-care/homes.rules.ts';
import type { FoundHome, HomeRow, HomesFilter } from '#shared/features/foster-care/homes.schema.ts';
import { heldOn } from '#shared/kernel/dated-rows.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { wordsOf } from './dictionaries.repository.ts';
import { officePlaces, placesOf, type OfficePlaces } from './home-occupancy.repository.ts';
import { coordinatorsOf, placesOfHomes } from './home-places.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import { caseload, hiddenIds, holdsOn, namesToAsk, type Viewer } from './reach.repository.ts';
import { asHomeId, dateOrNull, groupBy, idList, known } from './values.ts';

export interface HomesList {
  readonly rows: HomeRow[];
  readonly count: number;
  readonly total: number;
}

const FAMILY_CODES = sql.join(FAMILY_FORMS.map((form) => sql.lit(form)));

/** Condition: works on the day or is going to; ended ones are those that do neither. */
function statusIs(status: HomesFilter['status'], day: LocalDate): RawBuilder<SqlBool> {
  if (status === 'all') return sql<SqlBool>`1`;
  const lasts = sql<SqlBool>`EXISTS (SELECT 1 FROM home_forms f WHERE f.home_id = h.id AND f.withdrawn_at IS NULL
    AND (f.to_date IS NULL OR f.to_date >= ${day}))`;
  return status === 'active' ? lasts : sql<SqlBool>`NOT ${lasts}`;
}

/** Condition: every typed word is in the name, the town or the director, whatever diacritics. */
function foundBy(search: string): RawBuilder<SqlBool>[] {
  return foldForSearch(search)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => sql<SqlBool>`instr(coalesce(fam.search_text, h.search_text), ${word}) > 0`);
}

const ORDER: Readonly<Record<HomesFilter['order'], RawBuilder<unknown>>> = {
  name: sql`name_key`,
  form: sql`form_place`,
  free: sql`free`,
  papers: sql`papers IS NULL, papers`,
};

/**
 * One window of the list of homes in the order asked for; after them families that are protected from the viewer, where
 * the filter asks about nothing of theirs. Homes are the whole office's: who may place a child must see where.
 */
export async function listHomes(
  r: Reader,
  viewer: Viewer,
  filter: HomesFilter,
  window: ListWindow,
): Promise<HomesList> {
  const asks =
    filter.search !== '' || filter.form !== null || filter.group !== null || filter.free || filter.workerId !== null;
  const [total, masked, shown] = await Promise.all([
    countHomes(r, filter.status, viewer.today),
    asks ? [] : maskedHomes(r, viewer, filter),
    windowOf(r, viewer, filter, window),
  ]);
  const maskedFrom = Math.max(0, window.offset - shown.count);
  const some = masked.slice(maskedFrom, maskedFrom + window.limit - shown.ids.length);
  const ask = await namesToAsk(
    r,
    'family',
    some.map(({ familyId }) => familyId),
  );
  const rows = await homeRows(r, shown.ids, viewer.today);
  return {
    rows: [
      ...rows,
      ...some.map(({ id, familyId }) => ({ shown: false as const, id, ask: [...(ask.get(familyId) ?? [])] })),
    ],
    count: shown.count + masked.length,
    total,
  };
}

async function countHomes(r: Reader, status: HomesFilter['status'], day: LocalDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM foster_homes h
    WHERE ${statusIs(status, day)}`.execute(r);
  return rows[0]?.count ?? 0;
}

async function maskedHomes(
  r: Reader,
  viewer: Viewer,
  { status, ids }: HomesFilter,
): Promise<readonly { readonly id: string; readonly familyId: string }[]> {
  const { rows } = await sql<{ id: string; family_id: string }>`SELECT h.id, h.family_id FROM foster_homes h
    WHERE h.family_id IN (${hiddenIds('family', viewer.userId)}) AND ${statusIs(status, viewer.today)} ORDER BY h.id`.execute(
    r,
  );
  return rows
    .filter(({ id }) => ids === null || ids.includes(id))
    .map((row) => ({ id: row.id, familyId: row.family_id }));
}

async function windowOf(
  r: Reader,
  viewer: Viewer,
  filter: HomesFilter,
  window: ListWindow,
): Promise<{ count: number; ids: string[] }> {
  const day = viewer.today;
  const direction = sql.raw(filter.direction === 'asc' ? 'ASC' : 'DESC');
  const conditions = [
    statusIs(filter.status, day),
    sql<SqlBool>`coalesce(h.family_id, '') NOT IN (${hiddenIds('family', viewer.userId)})`,
    ...foundBy(filter.search),
  ];
  if (filter.group !== null) {
    conditions.push(sql<SqlBool>`h.family_id IS ${sql.raw(filter.group === 'families' ? 'NOT NULL' : 'NULL')}`);
  }
  if (filter.ids !== null) conditions.push(sql`h.id IN ${idList(filter.ids)}`);
  if (filter.workerId !== null) conditions.push(sql`h.family_id IN (${caseload('family', filter.workerId, day)})`);
  if (filter.form !== null) {
    conditions.push(sql<SqlBool>`EXISTS (SELECT 1 FROM home_forms f WHERE f.home_id = h.id AND f.withdrawn_at IS NULL
      AND f.form = ${filter.form} AND ${holdsOn(day, 'f')})`);
  }
  // Free places follow from rules that the database does not know; they are asked for only where the list needs them.
  const free =
    filter.free || filter.order === 'free' ? freeOf(await officePlaces(r, null, { from: day, to: day }), day) : '{}';
  const { rows } = await sql<{ count: number; id: string | null }>`
    WITH hits AS MATERIALIZED (
      SELECT h.id, coalesce(fam.sort_key, h.sort_key) AS name_key,
        instr(${`,${HOME_FORMS.join(',')},`}, ',' || form.form || ',') AS form_place,
        places.free AS free,
        (SELECT min(valid_until) FROM home_papers hp WHERE hp.home_id = h.id AND hp.withdrawn_at IS NULL
          AND hp.valid_until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM home_papers newer WHERE newer.home_id = h.id
            AND newer.kind = hp.kind AND newer.person_id IS hp.person_id AND newer.withdrawn_at IS NULL
            AND (newer.issued_on > hp.issued_on OR (newer.issued_on = hp.issued_on AND newer.id > hp.id)))) AS papers
      FROM foster_homes h LEFT JOIN families fam ON fam.id = h.family_id
        LEFT JOIN home_forms form ON form.home_id = h.id AND form.withdrawn_at IS NULL AND form.form <> 'respite'
          AND ${holdsOn(day, 'form')}
        LEFT JOIN (SELECT key AS id, value AS free FROM json_each(${free})) places ON places.id = h.id
      WHERE ${sql.join(conditions, sql` AND `)}
    ), kept AS MATERIALIZED (SELECT * FROM hits ${filter.free ? sql`WHERE free > 0` : sql``}),
    page AS (
      SELECT id FROM kept ORDER BY ${ORDER[filter.order]} ${direction}, name_key ${direction}, id ${direction}
      LIMIT ${window.limit} OFFSET ${window.offset}
    )
    SELECT count(*) AS count, NULL AS id FROM kept UNION ALL SELECT NULL, id FROM page`.execute(r);
  return { count: rows[0]?.count ?? 0, ids: rows.flatMap(({ id }) => (id === null ? [] : [id])) };
}

/** Free places by the id of the home, as a bound value of a statement; homes without a number are left out. */
function freeOf(office: OfficePlaces, day: LocalDate): string {
  const known = [...office.homes.keys()].flatMap((id) => {
    const { free } = office.on(id, day);
    return free === null ? [] : [[id, free] as const];
  });
  return JSON.stringify(Object.fromEntries(known));
}

/** Rows of homes the viewer may see, in the order of `ids`; the caller has filtered them. */
async function homeRows(r: Reader, ids: readonly string[], day: LocalDate): Promise<HomeRow[]> {
  const [words, names, forms, places, office, coordinators, contracts, papers] = await Promise.all([
    wordsOf(r),
    namesOf(r, ids),
    formRows(r, ids),
    placesOfHomes(r, ids, day),
    officePlaces(r, ids, { from: day, to: day }),
    coordinatorsOf(r, ids, day),
    contractEnds(r, ids, day),
    paperEnds(r, ids),
  ]);
  return ids.flatMap((id) => {
    const home = names.get(id);
    if (home === undefined) return [];
    const own = forms.get(id) ?? [];
    const form = mainForm(own, day);
    return [
      {
        shown: true as const,
        id: asHomeId(id),
        name: home.name,
        isFamily: home.isFamily,
        form: form === undefined ? null : { ...words.term('home-form', form.form, day), code: form.form },
        respite:
          heldOn(
            own.filter((one) => one.form === 'respite'),
            day,
          ) !== undefined,
        town: places.get(id)?.town ?? null,
        places: placesOf(office, id, day),
        coordinatorName: coordinators.get(id)?.displayName ?? null,
        contractTo: contracts.get(id) ?? null,
        papersUntil: papers.get(id) ?? null,
        endedOn: endedOn(own, day),
      },
    ];
  });
}

async function namesOf(r: Reader, ids: readonly string[]) {
  const rows = await r
    .selectFrom('foster_homes as h')
    .leftJoin('families as f', 'f.id', 'h.family_id')
    .select(['h.id', 'h.family_id', sql<string>`coalesce(f.name, h.name)`.as('name')])
    .where('h.id', 'in', idList(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, { name: row.name, isFamily: row.family_id !== null }]));
}

async function formRows(r: Reader, ids: readonly string[]) {
  const rows = await r
    .selectFrom('home_forms')
    .select(['home_id', 'form', 'max_places', 'from_date', 'to_date'])
    .where('home_id', 'in', idList(ids))
    .where('withdrawn_at', 'is', null)
    .orderBy('from_date')
    .execute();
  const forms = rows.map((row) => ({
    homeId: row.home_id,
    form: known(HOME_FORMS, row.form, 'home_forms.form'),
    maxPlaces: row.max_places,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  }));
  return groupBy(forms, ({ homeId }) => homeId);
}

/** The last day of the contract that holds on the day; terminated ones hold to the day of termination. */
async function contractEnds(
  r: Reader,
  ids: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await r
    .selectFrom('home_contracts as c')
    .select(['c.home_id', sql<string | null>`max(coalesce(c.ended_on, c.to_date))`.as('until')])
    .where('c.home_id', 'in', idList(ids))
    .where('c.withdrawn_at', 'is', null)
    .where('c.from_date', '<=', day)
    .where(sql<SqlBool>`coalesce(c.ended_on, c.to_date, '9999-12-31') >= ${day}`)
    .groupBy('c.home_id')
    .execute();
  return new Map(
    rows.flatMap(({ home_id, until }) => (until === null ? [] : [[home_id, asLocalDate(until)] as const])),
  );
}

/** The day on which the first of the newest papers of each kind and person loses its validity. */
async function paperEnds(r: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> {
  const { rows } = await sql<{ home_id: string; until: string | null }>`
    SELECT home_id, min(valid_until) AS until FROM (
      SELECT home_id, valid_until, row_number() OVER (PARTITION BY home_id, kind, person_id ORDER BY issued_on DESC, id DESC) AS place
      FROM home_papers WHERE withdrawn_at IS NULL AND home_id IN ${idList(ids)})
    WHERE place = 1 GROUP BY home_id`.execute(r);
  return new Map(
    rows.flatMap(({ home_id, until }) => (until === null ? [] : [[home_id, asLocalDate(until)] as const])),
  );
}

/** How many homes a field that chooses one shows. */
const FOUND = 12;

/** Homes that have a form on the day, by a part of the name; those of families first. */
export async function findHomes(r: Reader, viewer: Viewer, search: string, day: LocalDate): Promise<FoundHome[]> {
  const conditions = [
    sql<SqlBool>`EXISTS (SELECT 1 FROM home_forms f WHERE f.home_id = h.id AND f.withdrawn_at IS NULL AND ${holdsOn(day, 'f')})`,
    sql<SqlBool>`coalesce(h.family_id, '') NOT IN (${hiddenIds('family', viewer.userId)})`,
    ...foundBy(search),
  ];
  const { rows } = await sql<{
    id: string;
  }>`SELECT h.id FROM foster_homes h LEFT JOIN families fam ON fam.id = h.family_id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY EXISTS (SELECT 1 FROM home_forms f WHERE f.home_id = h.id AND f.withdrawn_at IS NULL AND ${holdsOn(day, 'f')}
      AND f.form IN (${FAMILY_CODES})) DESC, coalesce(fam.sort_key, h.sort_key) LIMIT ${FOUND}`.execute(r);
  const found = await homeRows(
    r,
    rows.map(({ id }) => id),
    day,
  );
  return found.flatMap((row) =>
    row.shown && row.form !== null
      ? [{ id: row.id, name: row.name, form: row.form, town: row.town, places: row.places }]
      : [],
  );
}
