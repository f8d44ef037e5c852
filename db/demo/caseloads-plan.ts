import type { FamiliesPlan } from './families-plan.ts';
import type { PlannedFamily } from './plan.ts';
import type { DemoLogin } from './users.ts';

/** How many families each worker leads at most in an office of the usual size, whether they count to the limit or not. */
const PLACES: readonly (readonly [DemoLogin, number])[] = [
  ['katarzyna.pracownik', 10],
  ['marta.pracownik', 11],
  ['piotr.pracownik', 9],
  ['iwona.pracownik', 17],
  ['joanna.pracownik', 14],
  ['tomasz.pracownik', 12],
];

/** From whom families go to the one who is over the limit of fifteen: only those with difficulties count to it. */
const GIVERS: readonly DemoLogin[] = ['katarzyna.pracownik', 'marta.pracownik', 'piotr.pracownik'];
const OVER_LIMIT = 17;

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
  overload(inUse);
}

const leads = (family: PlannedFamily, login: DemoLogin): boolean =>
  family.workers.some((one) => one.to === null && one.login === login);

/** Gives the last families of the others to the one worker until that one has more than the limit allows. */
function overload(inUse: FamiliesPlan['families']): void {
  const counted = inUse.filter(({ kinds }) =>
    kinds.some(({ kind, to }) => to === null && kind === 'care-difficulties'),
  );
  let missing = OVER_LIMIT - counted.filter((family) => leads(family, OVERLOADED.login)).length;
  for (let turn = 0; missing > 0 && turn < OVER_LIMIT; turn += 1) {
    const giver = GIVERS[turn % GIVERS.length];
    if (giver === undefined) return;
    const family = counted.findLast((one) => one.protection === null && leads(one, giver));
    if (family === undefined) continue;
    family.workers = otherWorker(family, OVERLOADED.login);
    missing -= 1;
  }
}

function otherWorker(family: PlannedFamily, login: DemoLogin | undefined): PlannedFamily['workers'] {
  return family.workers.flatMap((one) => {
    if (one.to !== null) return [one];
    return login === undefined ? [] : [{ ...one, login }];
  });
}
