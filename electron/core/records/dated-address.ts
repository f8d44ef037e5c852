import type { Tx } from '#db/sqlite/office-database.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { addressTooEarly, samePlace } from '#shared/features/people/people.rules.ts';
import type { AddressInput } from '#shared/features/people/people.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { cease, succeed } from '#shared/kernel/succession.ts';

import type { Deps } from '../calls/deps.ts';
import { refuseProblems } from './problems.ts';

type DatedAddress = AddressInput & { readonly id: RecordId; readonly to: LocalDate | null };

/** Where the addresses of one person or family lie. */
export interface AddressTable {
  readonly insert: (tx: Tx, address: DatedAddress) => Promise<void>;
  readonly correct: (tx: Tx, id: RecordId, address: AddressInput) => Promise<void>;
  readonly end: (tx: Tx, id: RecordId, to: LocalDate) => Promise<void>;
  readonly remove: (tx: Tx, id: RecordId) => Promise<void>;
}

/**
 * Writes the address as it is from its first day on, or that there is none from today on.
 * @param whose of whom the refusal speaks, and where the fields of the form stand in the input
 * @throws AppError INVALID_INPUT when its first day lies before another address began
 */
export async function writeAddress(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  table: AddressTable,
  stored: readonly DatedAddress[],
  { address, today, whose, at }: AddressChange,
): Promise<void> {
  const open = stored.find(({ to }) => to === null);
  if (address === null) {
    // Only an address that has not begun yet goes without a trace: it never held.
    const end = cease(stored, open !== undefined && open.from > today ? open.from : today);
    if (end?.kind === 'remove') await table.remove(tx, end.id);
    if (end?.kind === 'close') await table.end(tx, end.id, end.lastDay);
    return;
  }
  // The same place from a later day is no move: nobody moves in where they live; the first day was entered wrong.
  if (open !== undefined && address.from > open.from && samePlace(open, address)) {
    await table.correct(tx, open.id, address);
    return;
  }
  const plan = succeed(stored, address.from, (row) => samePlace(row, address));
  if (plan.kind === 'too-early') {
    refuseProblems(at, [addressTooEarly(plan, whose)]);
    return;
  }
  if (plan.kind === 'correct') {
    if (plan.shortens !== null) await table.end(tx, plan.shortens.id, plan.shortens.lastDay);
    await table.correct(tx, plan.corrects, address);
    return;
  }
  if (plan.kind === 'follow') await table.end(tx, plan.closes, plan.lastDay);
  await table.insert(tx, { ...address, id: asRecordId(deps.ids.next()), to: null });
}

interface AddressChange {
  readonly address: AddressInput | null;
  readonly today: LocalDate;
  readonly whose: 'person' | 'family';
  readonly at: string | null;
}
