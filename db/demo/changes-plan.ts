import type { RecordKind } from '../repositories/reach.repository.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { PlannedFamily, PlannedPerson } from './plan.ts';
import type { DemoLogin } from './users.ts';

/** What was changed about a record after it was registered, as the log of events keeps it. */
export interface PlannedChange {
  readonly on: LocalDate;
  readonly action: string;
  readonly fields: readonly string[];
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The changes that the dated rows of a planned record come from, oldest first. */
export function changesOf(
  kind: RecordKind,
  plan: PlannedPerson | PlannedFamily,
  nameOf: (login: DemoLogin) => string,
): readonly PlannedChange[] {
  const changes: PlannedChange[] = [];
  for (const [index, { login, from }] of plan.workers.entries()) {
    const previous = plan.workers[index - 1];
    if (previous === undefined || from <= plan.createdOn) continue;
    const before = { workerId: nameOf(previous.login) };
    changes.push(
      kind === 'family'
        ? {
            on: from,
            action: 'families.assign',
            fields: ['workerId'],
            before,
            after: { workerId: nameOf(login), from },
          }
        : { on: from, action: 'people.correct', fields: ['workerId'], before, after: { workerId: nameOf(login) } },
    );
  }
  if (plan.archived !== null) {
    const { on } = plan.archived;
    const action = kind === 'family' ? 'families.archive' : 'people.archive';
    changes.push({ on, action, fields: ['archived'], before: { archived: null }, after: { archived: plan.archived } });
  }
  return changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
