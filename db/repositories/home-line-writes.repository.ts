import type { ContractFields, PaperFields, ReadinessFields } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { written } from './homes.repository.ts';
import type { Change } from './kept-records.repository.ts';
import { asPersonId, asRecordId, dateOrNull } from './values.ts';

export async function insertContract(
  tx: Tx,
  homeId: HomeId,
  id: RecordId,
  fields: ContractFields,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('home_contracts')
    .values({
      id,
      home_id: homeId,
      kind: fields.kind,
      number: fields.number,
      concluded_on: fields.concludedOn,
      party: fields.party,
      notice: fields.notice,
      ended_on: null,
      end_reason: null,
      from_date: fields.from,
      to_date: fields.to,
      ...written(change),
    })
    .execute();
}

export async function setContractEnd(tx: Tx, id: RecordId, on: LocalDate, reason: string): Promise<void> {
  await tx.updateTable('home_contracts').set({ ended_on: on, end_reason: reason }).where('id', '=', id).execute();
}

export async function insertReadiness(
  tx: Tx,
  homeId: HomeId,
  id: RecordId,
  fields: ReadinessFields,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('home_readiness')
    .values({
      id,
      home_id: homeId,
      from_date: fields.from,
      age_from: fields.ageFrom,
      age_to: fields.ageTo,
      sex: fields.sex,
      accepts: JSON.stringify(fields.accepts),
      note: fields.note,
      ...written(change),
    })
    .execute();
}

export async function insertPaper(
  tx: Tx,
  homeId: HomeId,
  id: RecordId,
  fields: PaperFields,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('home_papers')
    .values({
      id,
      home_id: homeId,
      person_id: fields.personId,
      kind: fields.kind,
      number: fields.number,
      issued_on: fields.issuedOn,
      valid_until: fields.validUntil,
      kept_at: fields.keptAt,
      note: fields.note,
      ...written(change),
    })
    .execute();
}

/** A line of a home that can be taken back: its days, and whether it was. Null when the home has none of that id. */
export interface StoredLine {
  readonly id: RecordId;
  readonly personId: PersonId | null;
  readonly withdrawn: boolean;
}

const TABLES = {
  form: 'home_forms',
  contract: 'home_contracts',
  readiness: 'home_readiness',
  paper: 'home_papers',
} as const;
export type HomeTable = keyof typeof TABLES;
export const homeTable = (line: HomeTable) => TABLES[line];

export async function storedLine(r: Reader, line: HomeTable, homeId: HomeId, id: RecordId): Promise<StoredLine | null> {
  const row = await r
    .selectFrom(TABLES[line])
    .select(['id', 'withdrawn_at'])
    .where('id', '=', id)
    .where('home_id', '=', homeId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const person =
    line === 'paper'
      ? await r.selectFrom('home_papers').select('person_id').where('id', '=', id).executeTakeFirst()
      : undefined;
  const personId = person?.person_id ?? null;
  return {
    id: asRecordId(row.id),
    personId: personId === null ? null : asPersonId(personId),
    withdrawn: row.withdrawn_at !== null,
  };
}

/** A contract of the home that was not taken back; null when there is none of that id. */
export async function storedContract(
  r: Reader,
  homeId: HomeId,
  id: RecordId,
): Promise<{ readonly from: LocalDate; readonly to: LocalDate | null; readonly ended: boolean } | null> {
  const row = await r
    .selectFrom('home_contracts')
    .select(['from_date', 'to_date', 'ended_on'])
    .where('id', '=', id)
    .where('home_id', '=', homeId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { from: asLocalDate(row.from_date), to: dateOrNull(row.to_date), ended: row.ended_on !== null };
}
