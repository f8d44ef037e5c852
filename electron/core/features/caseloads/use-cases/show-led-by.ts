import { ledOn } from '#db/repositories/caseloads.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { LedBy } from '#shared/features/caseloads/caseloads.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Shown, view } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';

export interface WorkerOnDay {
  readonly workerId: UserId;
  readonly day: LocalDate;
}

/** Who and what a worker leads on a day. @throws AppError NOT_FOUND */
export async function showLedBy(deps: Deps, actor: Actor, input: WorkerOnDay): Promise<LedBy> {
  return await view(deps, actor, (r) => ledByOn(r, deps, actor, input));
}

/** The same with the records that it names. */
export async function ledByOn(
  r: Reader,
  deps: Deps,
  actor: Actor,
  { workerId, day }: WorkerOnDay,
): Promise<Shown<LedBy>> {
  const viewer = viewerOf(deps, actor, 'caseloads.view');

  const worker = await findUser(r, workerId, viewer.today);
  if (worker === null) throw new AppError('NOT_FOUND', { kind: 'user' });
  const rows = await ledOn(r, viewer, workerId, day);
  return {
    result: { worker: worker.displayName, day, rows },
    subjects: [
      { kind: 'user', id: workerId },
      ...rows.filter(({ shown }) => shown).map(({ kind, id }) => ({ kind, id }) as const),
    ],
    detail: { day },
  };
}
