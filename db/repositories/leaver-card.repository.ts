import type { LeaverCard } from '#shared/features/foster-care/leavers.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES } from '#shared/kernel/pesel.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { wordsOf } from './dictionaries.repository.ts';
import { leaverStates } from './leaver-states.repository.ts';
import { leaverOf } from './leavers.repository.ts';
import { deathOf } from './person-details.repository.ts';
import type { Viewer } from './reach.repository.ts';
import { known } from './values.ts';

/**
 * Somebody's way to independence, without what the user may do with it. The caller has checked that the viewer may see the
 * person.
 */
export async function leaverCard(r: Reader, viewer: Viewer, id: PersonId): Promise<Omit<LeaverCard, 'may'> | null> {
  const person = await r
    .selectFrom('people')
    .select(['surname', 'first_name', 'sex', 'birth_date', 'death_date', 'death_year'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (person === undefined) return null;
  const words = await wordsOf(r);
  const [leaver, states] = await Promise.all([leaverOf(r, id), leaverStates(r, viewer, [id], words)]);
  const state = states.get(id);
  if (state === undefined) return null;
  return {
    personId: id,
    version: leaver?.version ?? null,
    surname: person.surname,
    firstName: person.first_name,
    sex: known(SEXES, person.sex, 'people.sex'),
    birthDate: asLocalDate(person.birth_date),
    death: deathOf(person),
    seventeenOn: state.seventeenOn,
    eighteenOn: state.eighteenOn,
    home: state.home,
    inCare: state.inCare,
    leftOn: state.leftOn,
    stay: state.stay,
    terms: [...state.terms],
    gaps: [...state.gaps],
    paths: [...state.paths],
  };
}
