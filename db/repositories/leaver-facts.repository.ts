import type { Deed, CareLeaverFacts } from '#shared/features/foster-care/deadlines.facts.ts';
import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import { mainForm } from '#shared/features/foster-care/homes.rules.ts';
import { lastDayOfLife } from '#shared/features/people/person-details.labels.ts';
import type { Days } from '#shared/kernel/dated-rows.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { addDays, asLocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { deathOf } from './person-details.repository.ts';
import { asPersonId, dateOrNull, groupBy, idList, known } from './values.ts';

/** Kinds of legal bases that are acts of a court. */
const COURT_BASES: ReadonlySet<string> = new Set(['court', 'court-interim', 'foreign']);

/** What is known of somebody's way out of care, and whether anything says on what basis the stay was. */
export interface LeaverFacts extends CareLeaverFacts {
  readonly id: PersonId;
  readonly basisKnown: boolean;
}

/**
 * The facts from which the terms of care leavers are counted, by person. Who stayed in care on bases nobody has written
 * counts as placed by a court: a term is better shown once too often than missed for want of an entry.
 */
export async function leaverFacts(r: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, LeaverFacts>> {
  const [people, stays, bases, deeds, aid] = await Promise.all([
    r
      .selectFrom('people')
      .select(['id', 'birth_date', 'death_date', 'death_year'])
      .where('id', 'in', idList(ids))
      .execute(),
    staysOf(r, ids),
    r
      .selectFrom('legal_bases')
      .select(['person_id', 'kind'])
      .where('person_id', 'in', idList(ids))
      .where('withdrawn_at', 'is', null)
      .execute(),
    deedsOf(r, ids),
    studyAid(r, ids),
  ]);
  const basesOf = groupBy(bases, ({ person_id }) => person_id);
  return new Map(
    people.map((row) => {
      const death = deathOf(row);
      const kinds = (basesOf.get(row.id) ?? []).map(({ kind }) => kind);
      return [
        row.id,
        {
          id: asPersonId(row.id),
          birthDate: asLocalDate(row.birth_date),
          deathDate: death === null ? null : lastDayOfLife(death),
          placedByCourt: kinds.length === 0 || kinds.some((kind) => COURT_BASES.has(kind)),
          basisKnown: kinds.length > 0,
          stays: stays.get(row.id) ?? [],
          studyAid: aid.get(row.id) ?? [],
          deeds: deeds.get(row.id) ?? [],
        },
      ];
    }),
  );
}

type Stays = CareLeaverFacts['stays'];

/** Stays by person, each cut where its home changed the form. */
async function staysOf(r: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Stays>> {
  const rows = await r
    .selectFrom('placements')
    .select(['person_id', 'home_id', 'from_date', 'to_date'])
    .where('person_id', 'in', idList(ids))
    .where('kind', '=', 'stay')
    .where('withdrawn_at', 'is', null)
    .orderBy('from_date')
    .execute();
  const formRows = await r
    .selectFrom('home_forms')
    .select(['home_id', 'form', 'max_places', 'from_date', 'to_date'])
    .where('home_id', 'in', idList([...new Set(rows.map(({ home_id }) => home_id))]))
    .where('withdrawn_at', 'is', null)
    .orderBy('from_date')
    .execute();
  const formsOf = groupBy(
    formRows.map((row) => ({
      homeId: row.home_id,
      form: known(HOME_FORMS, row.form, 'home_forms.form'),
      maxPlaces: row.max_places,
      from: asLocalDate(row.from_date),
      to: dateOrNull(row.to_date),
    })),
    ({ homeId }) => homeId,
  );
  const stays = rows.flatMap((row) => {
    const forms = formsOf.get(row.home_id) ?? [];
    return cut({ from: asLocalDate(row.from_date), to: dateOrNull(row.to_date) }, forms).flatMap((days) => {
      const form = mainForm(forms, days.from)?.form;
      return form === undefined ? [] : [{ ...days, form, personId: row.person_id }];
    });
  });
  return groupBy(stays, ({ personId }) => personId);
}

/** The days cut at each first day of a form within them. */
function cut(days: Days, forms: readonly Days[]): Days[] {
  const starts = forms
    .map(({ from }) => from)
    .filter((from) => from > days.from && (days.to === null || from <= days.to))
    .toSorted();
  const firsts = [days.from, ...new Set(starts)];
  return firsts.map((from, at) => {
    const next = firsts[at + 1];
    return { from, to: next === undefined ? days.to : addDays(next, -1) };
  });
}

async function deedsOf(r: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Deed[]>> {
  const livePaths = r
    .selectFrom('leaver_paths as p')
    .where('p.person_id', 'in', idList(ids))
    .where('p.withdrawn_at', 'is', null);
  const [guardians, programmes, help] = await Promise.all([
    livePaths
      .innerJoin('leaver_guardians as l', 'l.path_id', 'p.id')
      .select(['p.person_id', 'l.from_date as on_day'])
      .where('l.withdrawn_at', 'is', null)
      .execute(),
    livePaths
      .innerJoin('leaver_programmes as l', 'l.path_id', 'p.id')
      .select(['p.person_id', 'l.drafted_on as on_day'])
      .where('l.withdrawn_at', 'is', null)
      .execute(),
    livePaths
      .innerJoin('leaver_help as l', 'l.path_id', 'p.id')
      .select(['p.person_id', 'l.form', 'l.decision_on as on_day'])
      .where('l.withdrawn_at', 'is', null)
      .where('l.state', '=', 'granted')
      .where('l.form', 'in', ['independence', 'household'])
      .execute(),
  ]);
  const deed = (code: Deed['code'], row: { readonly person_id: string; readonly on_day: string | null }) => {
    const on = dateOrNull(row.on_day);
    return on === null ? [] : [{ code, on, at: null, personId: row.person_id }];
  };
  const deeds = [
    ...guardians.flatMap((row) => deed('leaver-guardian', row)),
    ...programmes.flatMap((row) => deed('leaver-programme', row)),
    ...help.flatMap((row) =>
      deed(row.form === 'independence' ? 'leaver-independence-aid' : 'leaver-household-aid', row),
    ),
  ];
  return groupBy(deeds, ({ personId }) => personId);
}

/** Days for which the help to go on learning is granted. */
async function studyAid(r: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Days[]>> {
  const rows = await r
    .selectFrom('leaver_paths as p')
    .innerJoin('leaver_help as l', 'l.path_id', 'p.id')
    .select(['p.person_id', 'l.from_date', 'l.to_date'])
    .where('p.person_id', 'in', idList(ids))
    .where('p.withdrawn_at', 'is', null)
    .where('l.withdrawn_at', 'is', null)
    .where('l.form', '=', 'study')
    .where('l.from_date', 'is not', null)
    .execute();
  const days = rows.flatMap((row) => {
    const from = dateOrNull(row.from_date);
    return from === null ? [] : [{ personId: row.person_id, from, to: dateOrNull(row.to_date) }];
  });
  return groupBy(days, ({ personId }) => personId);
}
