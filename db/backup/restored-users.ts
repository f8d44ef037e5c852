import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';

import type { SlotOwner } from '../generations/keys.ts';
import {
  beginRole,
  listActiveAdministrators,
  setMustChangePassword,
  setSlot,
  type UserRecord,
} from '../repositories/users.repository.ts';
import type { OfficeDatabase, Reader, Tx } from '../sqlite/office-database.ts';

/** The days that decide who administers restored data. */
export interface RoleDays {
  /** Today in the office, by this computer's clock. */
  readonly day: string;
  /** Day on which the backup was made, by the clock of the computer that made it. */
  readonly made: string;
}

/** An administrator of restored data; one whose role has ended since does not administer today. */
export type RestoredAdministrator = UserRecord & { readonly administers: boolean };

/**
 * Who may administer restored data: the administrators of today, and where the roles of all of them have ended since, those
 * of the day on which the backup was made. Never empty.
 * @throws AppError RULE_BROKEN {rule: 'clock-behind', day, made} when nobody's role has begun by a clock that runs before the
 * backup's; {rule: 'restore-nobody'} when the data had no active administrator at all
 */
export async function restoredAdministrators(
  r: Reader,
  { day, made }: RoleDays,
): Promise<readonly RestoredAdministrator[]> {
  const now = await listActiveAdministrators(r, day);
  if (now.length > 0) return now.map((user) => ({ ...user, administers: true }));
  const then = await listActiveAdministrators(r, made);
  if (then.length === 0) throw new AppError('RULE_BROKEN', { rule: 'restore-nobody' });
  if (day < made) throw new AppError('RULE_BROKEN', { rule: 'clock-behind', day, made });
  return then.map((user) => ({ ...user, administers: false }));
}

/** An active administrator of the restored data and the new password. */
export interface NewOwner {
  readonly userId: UserId;
  readonly password: string;
}

export interface FoundOwner {
  readonly userId: UserId;
  readonly hadSlot: boolean;
  /** Holds the role on this day; whose role has ended gets it anew, or nobody could administer the office. */
  readonly administers: boolean;
  readonly slot: SlotOwner;
}

/** @throws AppError NOT_FOUND when the user is no administrator of the data; as restoredAdministrators */
export async function ownerIn(office: OfficeDatabase, owner: NewOwner, days: RoleDays): Promise<FoundOwner> {
  const administrators = await office.read((r) => restoredAdministrators(r, days));
  const user = administrators.find(({ id }) => id === owner.userId);
  if (user === undefined) throw new AppError('NOT_FOUND', { what: 'administrator' });
  const { id, login, slotId, administers } = user;
  const slot = { slotId: slotId ?? crypto.randomUUID(), login, password: owner.password };
  return { userId: id, hadSlot: slotId !== null, administers, slot };
}

/** Whoever has just chosen a password changes it no more at the first sign-in. */
export async function welcome(tx: Tx, { userId, hadSlot, administers, slot }: FoundOwner, day: string): Promise<void> {
  if (!hadSlot) await setSlot(tx, userId, slot.slotId);
  if (!administers) await beginRole(tx, { userId, role: 'administrator', from: day });
  await setMustChangePassword(tx, userId, false);
}

/** Slots that belong to active users of the data. */
export async function slotsOfActive<Slot extends { readonly slotId: string }>(
  office: OfficeDatabase,
  slots: readonly Slot[],
): Promise<Slot[]> {
  const users = await office.read((r) => r.selectFrom('users').select('slot_id').where('active', '=', 1).execute());
  const owned = new Set(users.map((user) => user.slot_id));
  return slots.filter(({ slotId }) => owned.has(slotId));
}

/**
 * Refuses data in which no administrator of today has one of these slots: nobody could sign in and administer.
 * @throws AppError RULE_BROKEN {rule: 'restore-nobody'}
 */
export async function requireAdministrator(
  office: OfficeDatabase,
  slots: readonly { readonly slotId: string }[],
  day: string,
): Promise<void> {
  const administrators = await office.read((r) => listActiveAdministrators(r, day));
  const canSignIn = administrators.some((user) => slots.some(({ slotId }) => slotId === user.slotId));
  if (!canSignIn) throw new AppError('RULE_BROKEN', { rule: 'restore-nobody' });
}

/** Whether the password of each slot was given for the first sign-in alone and must be changed then, by slot id. */
export type TemporaryPasswords = ReadonlyMap<string, boolean>;

/** What the present office knows of the passwords in its slots. */
export async function temporaryPasswords(r: Reader): Promise<TemporaryPasswords> {
  const users = await r
    .selectFrom('users')
    .select(['slot_id', 'must_change_password'])
    .where('slot_id', 'is not', null)
    .execute();
  return new Map(users.map((user) => [user.slot_id ?? '', user.must_change_password === 1]));
}

/** A slot that stays keeps its password, so what is known of the password stays as well, whatever the backup says. */
export async function carryTemporary(
  tx: Tx,
  kept: readonly { readonly slotId: string }[],
  temporary: TemporaryPasswords,
): Promise<void> {
  for (const { slotId } of kept) {
    const must = temporary.get(slotId);
    if (must === undefined) continue;
    await tx
      .updateTable('users')
      .set((eb) => ({ must_change_password: must ? 1 : 0, version: eb('version', '+', 1) }))
      .where('slot_id', '=', slotId)
      .where('must_change_password', '=', must ? 0 : 1)
      .execute();
  }
}
