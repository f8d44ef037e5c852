import type { UserId } from '#shared/kernel/ids.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { type Permission, type Reach, reachOf, type Role } from '#shared/permissions/roles.ts';

import type { WindowId } from '../ports/index.ts';

/** Who calls and from where; made by the chain in the router's base, never by a handler. */
export interface Actor {
  readonly userId: UserId;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
  readonly windowId: WindowId;
  /** How far the user reaches for a permission. @throws AppError PERMISSION_DENIED when not at all */
  reachOf(permission: Permission): Reach;
  /** The same without throwing: null when not at all. */
  mayReach(permission: Permission): Reach | null;
}

export function makeActor(facts: Omit<Actor, 'reachOf' | 'mayReach'>): Actor {
  return {
    ...facts,
    mayReach: (permission) => reachOf(facts.roles, permission),
    reachOf: (permission) => {
      const reach = reachOf(facts.roles, permission);
      if (reach === null) throw new AppError('PERMISSION_DENIED', { permission });
      return reach;
    },
  };
}
