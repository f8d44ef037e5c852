import type { FamiliesPlan } from './families-plan.ts';
import type { PlannedFamily } from './plan.ts';
import type { DemoLogin } from './users.ts';

/** How many families each worker leads at most in an office of the usual size; one is over the limit of fifteen. */
const PLACES: readonly (readonly [DemoLogin, number])[] = [
  ['katarzyna.pracownik', 10],
  ['marta.pracownik', 11],
  ['piotr.pracownik', 9],
  ['iwona.pracownik', 17],
  ['joanna.pracownik', 14],
  ['tomasz.pracownik', 12],
];

/** Who has more families than the limit, and why the office has agreed to it. */
export const OVERLOADED: { readonly login: DemoLogin; readonly reason: string } = {
  login: 'iwona.pracownik',
  reason: 'Zastępstwo za asystentkę na urlopie macierzyńskim, do czasu zatrudnienia nowej osoby.',
};

/**
 * Shares the families out so that nobody but one is over the limit; what is left waits with the manager. A much larger
 * office, made for measuring, stays as it was drawn: six workers lead thousands of families there.
 */
export function shareOut(families: FamiliesPlan): void {
  const inUse = families.families.filter(({ archived }) => archived === null);
  if (inUse.length > 120) return;
  const led = new Map<DemoLogin, number>();
  const hasRoom = (login: DemoLogin): boolean =>
    (led.get(login) ?? 0) < (PLACES.find(([one]) => one === login)?.[1] ?? 0);
  const take = (login: DemoLogin): void => void led.set(login, (led.get(login) ?? 0) + 1);
  for (const family of inUse) {
    const present = family.workers.find(({ to }) => to === null);
    if (present === undefined) continue;
    // Protected records stay with those who may open them.
    if (family.protection !== null || hasRoom(present.login)) {
      take(present.login);
      continue;
    }
    const other = hasRoom(OVERLOADED.login) ? OVERLOADED.login : PLACES.find(([login]) => hasRoom(login))?.[0];
    family.workers = otherWorker(family, other);
    if (other !== undefined) take(other);
  }
}

function otherWorker(family: PlannedFamily, login: DemoLogin | undefined): PlannedFamily['workers'] {
  return family.workers.flatMap((one) => {
    if (one.to !== null) return [one];
    return login === undefined ? [] : [{ ...one, login }];
  });
}
