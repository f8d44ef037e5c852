import { appendAudit } from '#db/repositories/audit.repository.ts';
import { behindTheirTerm } from '#db/repositories/assessments.repository.ts';
import type { OfficeDatabase } from '#db/sqlite/office-database.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { OfficeAccess } from '../calls/deps.ts';
import type { Audit } from '../calls/unit-of-work.ts';
import type { Ports } from '../ports/index.ts';
import { keepAssessmentTask } from './assessment-task.ts';

/** The event's name in the log: no procedure, the program itself does it. */
const ACTION = 'tasks.newDay';

interface Followed {
  readonly day: LocalDate;
  readonly done: Promise<void>;
}

/** Through which day each open office was followed. */
const followed = new WeakMap<OfficeDatabase, Followed>();

/**
 * Does once a day, before the first call of it, what the day alone changes: where a kind, a plan or a rule entered ahead has
 * begun or run out, the open task of the next assessment follows. Never throws; what failed is tried again by the next call.
 * @param userId who is given a task that nobody else has
 */
export async function followDay(
  { clock, ids, logger }: Pick<Ports, 'clock' | 'ids' | 'logger'>,
  office: { readonly database: OfficeDatabase; readonly access: Pick<OfficeAccess, 'read' | 'write'> },
  userId: UserId,
): Promise<void> {
  const { database, access } = office;
  const day = today(clock.now());
  const before = followed.get(database);
  if (before?.day === day) {
    await before.done;
    return;
  }
  const work = async (): Promise<void> => {
    const behind = await access.read((r) => behindTheirTerm(r, day));
    if (behind.length === 0) return;
    await access.write(async (tx) => {
      for (const { id, userId: worker } of behind) {
        const row = { at: clock.now(), userId: null, kind: 'command', action: ACTION } as const;
        const audit: Audit = async ({ subjects, fields = [], detail = {}, ...values }) => {
          await appendAudit(tx, { ...row, subjects, fields, detail, ...values });
        };
        await keepAssessmentTask(tx, audit, { clock, ids }, { userId: worker ?? userId }, id);
      }
    });
  };
  const done = work().catch((error: unknown) => {
    logger.error('day-not-followed', error);
    followed.delete(database);
  });
  followed.set(database, { day, done });
  await done;
}
