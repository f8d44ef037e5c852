import { HOME_FORMS, type HomeForm } from '#shared/features/foster-care/forms.ts';
import type { FormFields, InstitutionFields } from '#shared/features/foster-care/homes.schema.ts';
import { email } from '#shared/kernel/email.ts';
import type { FamilyId, HomeId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { nip } from '#shared/kernel/nip.ts';
import { phone } from '#shared/kernel/phone.ts';
import { foldForSearch, polishSortKey } from '#shared/kernel/polish.ts';
import { postalCode } from '#shared/kernel/postal-code.ts';
import { regon } from '#shared/kernel/regon.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { asFamilyId, asHomeId, asRecordId, dateOrNull, known } from './values.ts';

/** A form of a home as stored, taken back ones aside. */
export interface StoredForm {
  readonly id: RecordId;
  readonly form: HomeForm;
  readonly maxPlaces: number | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly endReason: string | null;
}

export interface StoredHome {
  readonly id: HomeId;
  readonly familyId: FamilyId | null;
  readonly version: number;
  readonly institution: InstitutionFields | null;
  readonly note: string | null;
  /** Oldest first. */
  readonly forms: readonly StoredForm[];
}

export interface NewHome {
  readonly id: HomeId;
  readonly familyId: FamilyId | null;
  readonly institution: InstitutionFields | null;
  readonly note: string | null;
}

function institutionColumns(fields: InstitutionFields | null) {
  const address = fields?.address ?? null;
  return {
    name: fields?.name ?? null,
    nip: fields?.nip ?? null,
    regon: fields?.regon ?? null,
    director: fields?.director ?? null,
    phone: fields?.phone ?? null,
    email: fields?.email ?? null,
    street: address?.street ?? null,
    building: address?.building ?? null,
    flat: address?.flat ?? null,
    postal_code: address?.postalCode ?? null,
    town: address?.town ?? null,
    terc: address?.terc ?? null,
    permit: fields?.permit ?? null,
    sort_key: fields === null ? null : polishSortKey(fields.name, address?.town ?? ''),
    search_text:
      fields === null ? null : foldForSearch([fields.name, address?.town ?? '', fields.director ?? ''].join(' ')),
  };
}

/** @throws SqliteFailure 'unique' on foster_homes.family_id or foster_homes.regon */
export async function insertHome(tx: Tx, home: NewHome, change: Change): Promise<void> {
  await tx
    .insertInto('foster_homes')
    .values({
      id: home.id,
      family_id: home.familyId,
      ...institutionColumns(home.institution),
      note: home.note,
      version: 1,
      created_at: change.at,
      created_by: change.by,
      changed_at: change.at,
      changed_by: change.by,
    })
    .execute();
}

/** Writes what stands in the home's own row. */
export async function changeHome(
  tx: Tx,
  id: HomeId,
  { institution, note }: Pick<NewHome, 'institution' | 'note'>,
): Promise<void> {
  await tx
    .updateTable('foster_homes')
    .set({ ...institutionColumns(institution), note })
    .where('id', '=', id)
    .execute();
}

/** The home's next version if it still has that one, else null: as `takeVersion` of kept records. */
export async function takeHomeVersion(tx: Tx, id: HomeId, version: number, change: Change): Promise<number | null> {
  const result = await tx
    .updateTable('foster_homes')
    .set({ version: version + 1, changed_at: change.at, changed_by: change.by })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? version + 1 : null;
}

/** Who changed the home last, and when. */
export async function lastHomeChange(
  r: Reader,
  id: HomeId,
): Promise<{ readonly at: string; readonly byName: string } | null> {
  const row = await r
    .selectFrom('foster_homes as h')
    .innerJoin('users', 'users.id', 'h.changed_by')
    .select(['h.changed_at as at', 'users.display_name as byName'])
    .where('h.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The home a family is; null when it is none. */
export async function homeOfFamily(r: Reader, familyId: FamilyId): Promise<HomeId | null> {
  const row = await r.selectFrom('foster_homes').select('id').where('family_id', '=', familyId).executeTakeFirst();
  return row === undefined ? null : asHomeId(row.id);
}

/** The family the home is; null of an institution. Undefined when there is no such home. */
export async function familyOfHome(r: Reader, id: HomeId): Promise<FamilyId | null | undefined> {
  const row = await r.selectFrom('foster_homes').select('family_id').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return row.family_id === null ? null : asFamilyId(row.family_id);
}

/** A home whole, as stored, whoever asks: for use cases that have checked sight before. */
export async function storedHome(r: Reader, id: HomeId): Promise<StoredHome | null> {
  const home = await r
    .selectFrom('foster_homes')
    .select([
      'id',
      'family_id',
      'version',
      'name',
      'nip',
      'regon',
      'director',
      'phone',
      'email',
      'street',
      'building',
      'flat',
      'postal_code',
      'town',
      'terc',
      'permit',
      'note',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (home === undefined) return null;
  const { town, building, postal_code, terc } = home;
  return {
    id: asHomeId(home.id),
    familyId: home.family_id === null ? null : asFamilyId(home.family_id),
    version: home.version,
    institution:
      home.name === null
        ? null
        : {
            name: home.name,
            nip: home.nip === null ? null : nip.parse(home.nip),
            regon: home.regon === null ? null : regon.parse(home.regon),
            director: home.director,
            phone: home.phone === null ? null : phone.parse(home.phone),
            email: home.email === null ? null : email.parse(home.email),
            address:
              town === null || building === null || postal_code === null || terc === null
                ? null
                : {
                    street: home.street,
                    building,
                    flat: home.flat,
                    postalCode: postalCode.parse(postal_code),
                    town,
                    terc,
                  },
            permit: home.permit,
          },
    note: home.note,
    forms: await formsOf(r, id),
  };
}

/** The forms of a home that were not taken back, oldest first. */
export async function formsOf(r: Reader, id: HomeId): Promise<readonly StoredForm[]> {
  const rows = await r
    .selectFrom('home_forms')
    .select(['id', 'form', 'max_places', 'from_date', 'to_date', 'end_reason'])
    .where('home_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: asRecordId(row.id),
    form: known(HOME_FORMS, row.form, 'home_forms.form'),
    maxPlaces: row.max_places,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
    endReason: row.end_reason,
  }));
}

const notTakenBack = { withdrawn_at: null, withdrawn_by: null, withdraw_reason: null } as const;
/** Columns of who wrote a row, which nobody has taken back yet. */
export const written = (change: Change) => ({ by_user: change.by, at: change.at, ...notTakenBack });

/** @throws AppError RULE_BROKEN (by the trigger) when two forms would overlap, or the form is none of such a home */
export async function insertForm(
  tx: Tx,
  homeId: HomeId,
  form: FormFields & { readonly id: RecordId; readonly to?: LocalDate | null; readonly endReason?: string | null },
  change: Change,
): Promise<void> {
  await tx
    .insertInto('home_forms')
    .values({
      id: form.id,
      home_id: homeId,
      form: form.form,
      max_places: form.maxPlaces,
      end_reason: form.endReason ?? null,
      from_date: form.from,
      to_date: form.to ?? null,
      ...written(change),
    })
    .execute();
}

/** Ends a form on that day; null lets it go on. */
export async function setFormEnd(tx: Tx, id: RecordId, to: LocalDate | null, reason: string | null): Promise<void> {
  await tx.updateTable('home_forms').set({ to_date: to, end_reason: reason }).where('id', '=', id).execute();
}

export async function setFormPlaces(tx: Tx, id: RecordId, maxPlaces: number | null): Promise<void> {
  await tx.updateTable('home_forms').set({ max_places: maxPlaces }).where('id', '=', id).execute();
}

/** The institution that has this REGON; null when it is free. */
export async function homeWithRegon(r: Reader, number: string): Promise<HomeId | null> {
  const row = await r.selectFrom('foster_homes').select('id').where('regon', '=', number).executeTakeFirst();
  return row === undefined ? null : asHomeId(row.id);
}

export type FormDays = Pick<StoredForm, 'form' | 'from' | 'to'>;

/** Form and days of a row, taken back or not. */
export async function storedFormDays(r: Reader, id: RecordId): Promise<FormDays> {
  const row = await r
    .selectFrom('home_forms')
    .select(['form', 'from_date', 'to_date'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    form: known(HOME_FORMS, row.form, 'home_forms.form'),
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  };
}
