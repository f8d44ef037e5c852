import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { holdsOn } from './kinship.rules.ts';
import { lifeOnDay } from './life-on-day.ts';
import type { GenogramData } from './relations.schema.ts';

/**
 * Members of the family on a day who live somewhere else than it: not where most members live, of equals not where most of
 * its children live. Nobody where neither tells, and nobody whose address is not known.
 */
export function awayFromHome(
  { members, homes, people }: Pick<GenogramData, 'members' | 'homes' | 'people'>,
  day: LocalDate,
): ReadonlySet<string> {
  const dead = new Set<string>(people.flatMap((one) => (one.shown && lifeOnDay(one, day) === 'dead' ? [one.id] : [])));
  const present = members.filter((one) => holdsOn(one, day) && !dead.has(one.personId));
  const placed = present.flatMap(({ personId, role }) => {
    const home = homes.find((one) => one.personId === personId && holdsOn(one, day))?.home;
    return home === undefined ? [] : [{ personId, home, isChild: role === 'child' || role === 'foster-child' }];
  });
  const all = [...new Set(placed.map(({ home }) => home))];
  // One person more weighs more than all children.
  const weight = (home: number): number => {
    const here = placed.filter((one) => one.home === home);
    return here.length * (placed.length + 1) + here.filter(({ isChild }) => isChild).length;
  };
  const [first, second] = all.toSorted((a, b) => weight(b) - weight(a));
  if (first === undefined || second === undefined || weight(first) === weight(second)) return new Set();
  return new Set(placed.flatMap(({ personId, home }) => (home === first ? [] : [personId])));
}

/** The days on which an address that begins or ends puts somebody outside the household or back into it. */
export function daysOfMoves(data: Pick<GenogramData, 'members' | 'homes' | 'people'>): readonly LocalDate[] {
  const candidates = new Set(data.homes.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)])));
  const away = (day: LocalDate): string => [...awayFromHome(data, day)].toSorted().join(' ');
  return [...candidates].filter((day) => away(day) !== away(addDays(day, -1)));
}
