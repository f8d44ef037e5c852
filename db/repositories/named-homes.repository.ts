import { sql, type SqlBool } from 'kysely';

import { HOME_FORMS, type HomeForm } from '#shared/features/foster-care/forms.ts';
import type { Term } from '#shared/features/dictionaries/dictionaries.schema.ts';
import { mainForm } from '#shared/features/foster-care/homes.rules.ts';
import type { HomeId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import type { Words } from './dictionaries.repository.ts';
import { hiddenIds, type Viewer } from './reach.repository.ts';
import { asHomeId, dateOrNull, groupBy, idList, known } from './values.ts';

/** A home as a line of a child names it. */
export interface NamedHome {
  readonly id: HomeId;
  /** Null of a family that is protected from the viewer. */
  readonly name: string | null;
  readonly isFamily: boolean;
  readonly form: (Term & { readonly code: HomeForm }) | null;
}

/** These homes by their ids, each with the form it had on a day. */
export async function namedHomes(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
  words: Words,
): Promise<ReadonlyMap<string, { readonly on: (day: LocalDate) => NamedHome }>> {
  const wanted = [...new Set(ids)];
  const [homes, formRows] = await Promise.all([
    r
      .selectFrom('foster_homes as h')
      .leftJoin('families as f', 'f.id', 'h.family_id')
      .select([
        'h.id',
        'h.family_id',
        sql<string>`coalesce(h.name, f.name)`.as('name'),
        sql<SqlBool>`coalesce(h.family_id, '') IN (${hiddenIds('family', viewer.userId)})`.as('hidden'),
      ])
      .where('h.id', 'in', idList(wanted))
      .execute(),
    r
      .selectFrom('home_forms')
      .select(['home_id', 'form', 'max_places', 'from_date', 'to_date'])
      .where('home_id', 'in', idList(wanted))
      .where('withdrawn_at', 'is', null)
      .orderBy('from_date')
      .execute(),
  ]);
  const forms = groupBy(
    formRows.map((row) => ({
      homeId: row.home_id,
      form: known(HOME_FORMS, row.form, 'home_forms.form'),
      maxPlaces: row.max_places,
      from: asLocalDate(row.from_date),
      to: dateOrNull(row.to_date),
    })),
    ({ homeId }) => homeId,
  );
  return new Map(
    homes.map((home) => [
      home.id,
      {
        on: (day) => {
          const form = mainForm(forms.get(home.id) ?? [], day);
          return {
            id: asHomeId(home.id),
            name: home.hidden ? null : home.name,
            isFamily: home.family_id !== null,
            form: form === undefined ? null : { ...words.term('home-form', form.form, day), code: form.form },
          };
        },
      },
    ]),
  );
}
