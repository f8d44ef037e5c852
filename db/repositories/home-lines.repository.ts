import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';

import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import type {
  HomeContractLine,
  HomeFormLine,
  HomePaperLine,
  HomeReadinessLine,
} from '#shared/features/foster-care/homes.schema.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import type { HomeId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import type { Reader } from '../sqlite/office-database.ts';
import type { Words } from './dictionaries.repository.ts';
import { hiddenIds, type Viewer } from './reach.repository.ts';
import { writtenOf } from './taken-back.repository.ts';
import { asPersonId, asRecordId, dateOrNull, known, knownOrNull } from './values.ts';

const WRITTEN = [
  'l.at',
  'by.display_name as by_name',
  'l.withdrawn_at',
  'back.display_name as withdrawn_by_name',
  'l.withdraw_reason',
] as const;

/** The forms of a home, newest first; those taken back at the end. */
export async function formLines(r: Reader, id: HomeId, words: Words): Promise<HomeFormLine[]> {
  const rows = await r
    .selectFrom('home_forms as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select(['l.id', 'l.form', 'l.max_places', 'l.from_date', 'l.to_date', 'l.end_reason', ...WRITTEN])
    .where('l.home_id', '=', id)
    .orderBy(sql`l.withdrawn_at IS NOT NULL`)
    .orderBy('l.from_date', 'desc')
    .orderBy('l.id', 'desc')
    .execute();
  return rows.map((row) => {
    const code = known(HOME_FORMS, row.form, 'home_forms.form');
    const from = asLocalDate(row.from_date);
    return {
      id: asRecordId(row.id),
      form: { ...words.term('home-form', code, from), code },
      maxPlaces: row.max_places,
      from,
      to: dateOrNull(row.to_date),
      endReason: row.end_reason,
      ...writtenOf(row),
    };
  });
}

export async function contractLines(r: Reader, id: HomeId, words: Words): Promise<HomeContractLine[]> {
  const rows = await r
    .selectFrom('home_contracts as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select([
      'l.id',
      'l.kind',
      'l.number',
      'l.concluded_on',
      'l.party',
      'l.notice',
      'l.ended_on',
      'l.end_reason',
      'l.from_date',
      'l.to_date',
      ...WRITTEN,
    ])
    .where('l.home_id', '=', id)
    .orderBy(sql`l.withdrawn_at IS NOT NULL`)
    .orderBy('l.from_date', 'desc')
    .orderBy('l.id', 'desc')
    .execute();
  return rows.map((row) => {
    const from = asLocalDate(row.from_date);
    const endedOn = dateOrNull(row.ended_on);
    return {
      id: asRecordId(row.id),
      kind: words.term('home-contract', row.kind, from),
      number: row.number,
      concludedOn: asLocalDate(row.concluded_on),
      party: row.party,
      from,
      to: dateOrNull(row.to_date),
      notice: row.notice,
      ended: endedOn === null ? null : { on: endedOn, reason: row.end_reason ?? '' },
      ...writtenOf(row),
    };
  });
}

const codes = z.array(z.string());

export async function readinessLines(r: Reader, id: HomeId, words: Words): Promise<HomeReadinessLine[]> {
  const rows = await r
    .selectFrom('home_readiness as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .select(['l.id', 'l.from_date', 'l.age_from', 'l.age_to', 'l.sex', 'l.accepts', 'l.note', ...WRITTEN])
    .where('l.home_id', '=', id)
    .orderBy(sql`l.withdrawn_at IS NOT NULL`)
    .orderBy('l.from_date', 'desc')
    .orderBy('l.id', 'desc')
    .execute();
  return rows.map((row) => {
    const from = asLocalDate(row.from_date);
    return {
      id: asRecordId(row.id),
      from,
      ageFrom: row.age_from,
      ageTo: row.age_to,
      sex: knownOrNull(SEXES, row.sex, 'home_readiness.sex'),
      accepts: codes.parse(JSON.parse(row.accepts)).map((code) => words.term('readiness', code, from)),
      note: row.note,
      ...writtenOf(row),
    };
  });
}

/** The papers of a home; the person of a paper has no name where the viewer may not know it. */
export async function paperLines(r: Reader, viewer: Viewer, id: HomeId, words: Words): Promise<HomePaperLine[]> {
  const rows = await r
    .selectFrom('home_papers as l')
    .innerJoin('users as by', 'by.id', 'l.by_user')
    .leftJoin('users as back', 'back.id', 'l.withdrawn_by')
    .leftJoin('people as p', 'p.id', 'l.person_id')
    .select([
      'l.id',
      'l.kind',
      'l.person_id',
      'p.surname',
      'p.first_name',
      sql<SqlBool>`l.person_id IN (${hiddenIds('person', viewer.userId)})`.as('hidden'),
      'l.number',
      'l.issued_on',
      'l.valid_until',
      'l.kept_at',
      'l.note',
      ...WRITTEN,
    ])
    .where('l.home_id', '=', id)
    .orderBy(sql`l.withdrawn_at IS NOT NULL`)
    .orderBy('l.issued_on', 'desc')
    .orderBy('l.id', 'desc')
    .execute();
  return rows.map((row) => {
    const issuedOn = asLocalDate(row.issued_on);
    const name =
      row.hidden || row.surname === null || row.first_name === null
        ? null
        : fullName({ surname: row.surname, firstName: row.first_name });
    return {
      id: asRecordId(row.id),
      kind: words.term('home-paper', row.kind, issuedOn),
      person: row.person_id === null ? null : { id: asPersonId(row.person_id), name },
      number: row.number,
      issuedOn,
      validUntil: dateOrNull(row.valid_until),
      keptAt: row.kept_at,
      note: row.note,
      ...writtenOf(row),
    };
  });
}
