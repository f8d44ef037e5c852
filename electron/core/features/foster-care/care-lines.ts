import {
  careLineDays,
  insertBasis,
  insertFunding,
  setCareLineEnd,
  type DatedCareTable,
} from '#db/repositories/care.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { datedLineProblems, type KnownChild } from '#shared/features/foster-care/care.rules.ts';
import type { BasisFields, FundingFields } from '#shared/features/foster-care/care.schema.ts';
import { comingAfter } from '#shared/kernel/dated-rows.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';
import { wordProblems } from './words.ts';

interface Frame {
  readonly personId: PersonId;
  readonly child: KnownChild;
  readonly change: Change;
  readonly today: LocalDate;
  /** Where the fields stand in the input. */
  readonly path: string;
}

/** A new basis from a day on: the one that held ends on the day before; one entered before others fills the days up to them. */
export async function addBasis(tx: Tx, deps: Pick<Deps, 'ids'>, frame: Frame, fields: BasisFields): Promise<void> {
  const { personId, child, change, path } = frame;
  const labels = { from: 'Podstawa od', to: 'Podstawa do' };
  refuseProblems(path, datedLineProblems({ from: fields.from, to: null }, labels, child, frame.today));
  if (fields.actOn > frame.today) {
    refuseProblems(path, [{ path: 'actOn', message: 'Data aktu: podaj datę aktu nie późniejszą niż dziś.' }]);
  }
  const chosen = { dictionary: 'legal-basis', code: fields.kind, path: 'kind', label: 'Podstawa prawna' } as const;
  refuseProblems(path, (await wordProblems(tx, [chosen], fields.from)).problems);
  const to = await makeRoom(tx, 'legal_bases', personId, fields.from, path, 'Podstawa od');
  await insertBasis(tx, personId, { ...fields, id: asRecordId(deps.ids.next()), to }, change);
}

/** Who pays from a day on, in the same way. */
export async function addFunding(tx: Tx, deps: Pick<Deps, 'ids'>, frame: Frame, fields: FundingFields): Promise<void> {
  const { personId, child, change, path } = frame;
  const labels = { from: 'Finansowanie od', to: 'Finansowanie do' };
  refuseProblems(path, datedLineProblems({ from: fields.from, to: null }, labels, child, frame.today));
  const to = await makeRoom(tx, 'care_funding', personId, fields.from, path, 'Finansowanie od');
  await insertFunding(tx, personId, { ...fields, id: asRecordId(deps.ids.next()), to }, change);
}

/**
 * Ends the line that holds on the day on the day before.
 * @returns the last day of the new line: the day before the next one, null where none follows
 * @throws AppError INVALID_INPUT when a line begins on that very day
 */
async function makeRoom(
  tx: Tx,
  table: DatedCareTable,
  personId: PersonId,
  from: LocalDate,
  path: string,
  label: string,
): Promise<LocalDate | null> {
  const lines = await careLineDays(tx, table, personId);
  if (lines.some((line) => line.from === from)) {
    const message = `${label}: od ${formatDate(from)} jest już inny wpis; wycofaj go, jeżeli jest pomyłką, albo podaj inny dzień.`;
    refuseProblems(path, [{ path: 'from', message }]);
  }
  const held = lines.find((line) => line.from < from && (line.to === null || line.to >= from));
  if (held !== undefined) await setCareLineEnd(tx, table, held.id, addDays(from, -1));
  const next = comingAfter(lines, from)[0];
  if (next !== undefined) return addDays(next.from, -1);
  return held?.to ?? null;
}
