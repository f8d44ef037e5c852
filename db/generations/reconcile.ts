/** A user as the database knows him. */
export interface SlotUser {
  readonly userId: string;
  readonly slotId: string | null;
  readonly active: boolean;
}

export interface SlotReconciliation {
  /** Active users who cannot sign in: shown as "bez klucza". */
  readonly withoutKey: readonly string[];
  /** Slots that open the database although no active user owns them: refused at sign-in, to be removed. */
  readonly refused: readonly string[];
}

/**
 * Compares the slots of keys.json with the users of the database. The database is written first, so after a crash
 * between the two it is right: it decides who may sign in.
 */
export function reconcileSlots(slots: readonly string[], users: readonly SlotUser[]): SlotReconciliation {
  const active = users.filter((user) => user.active);
  const owned = new Set(active.map((user) => user.slotId));
  const present = new Set(slots);
  return {
    withoutKey: active.filter((user) => user.slotId === null || !present.has(user.slotId)).map((user) => user.userId),
    refused: slots.filter((slotId) => !owned.has(slotId)),
  };
}
