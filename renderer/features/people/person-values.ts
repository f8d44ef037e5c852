import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { notPast } from '#shared/kernel/dated-rows.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** Who leads the person now or from a later day, by id: of those who lead a family of the person, every one. */
export function leaderIdsOf(card: Pick<PersonCard, 'workers' | 'memberships'>, day: LocalDate): readonly UserId[] {
  const own = notPast(card.workers, day).map(({ userId }) => userId);
  const ofFamilies = notPast(card.memberships, day).flatMap(({ workerId }) => (workerId === null ? [] : [workerId]));
  return [...new Set([...own, ...ofFamilies])];
}
