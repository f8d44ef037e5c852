import { PATHS } from '#renderer/ui/paths.ts';
import { personId as asPersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { exportsOf, OUTPUTS, type Outputs, printsOf } from '#tests/support/outputs.ts';
import { expect, test } from '../fixtures/office.ts';
import { demoUser } from '../fixtures/offices.ts';
import { readSource, visitsOf } from '../fixtures/screens.ts';
import { offeredAt, type Offered } from '../pages/outputs.ts';
import { arriveAt, signIn } from '../pages/session-page.ts';

/**
 * Prints and exports that a part of a screen does not offer, and those that it offers and nobody knows of. The header of a
 * card stands over each of its tabs.
 */
function differing(part: string, offered: Offered): readonly string[] {
  const [path = ''] = part.split(' ');
  const ofScreen = Object.entries(OUTPUTS).flatMap(([one, outputs]) => (one.split(' ')[0] === path ? [outputs] : []));
  const compare = (leads: (one: Outputs) => readonly string[], found: readonly string[]) => [
    ...[OUTPUTS[part] ?? []]
      .flat()
      .flatMap(leads)
      .flatMap((one) => (found.includes(one) ? [] : [`${part} lacks ${one}`])),
    ...found.flatMap((one) => (ofScreen.flatMap(leads).includes(one) ? [] : [`${part} also leads to ${one}`])),
  ];
  return [...compare(printsOf, offered.prints), ...compare(exportsOf, offered.exports)];
}

/** What has to be chosen on a screen before it offers all it can. */
const SEARCH: Readonly<Record<string, (worker: string, child: string) => string>> = {
  [PATHS.ledBy]: (worker) => `?worker=${worker}`,
  [PATHS.vacancies]: (_worker, child) => `?childIds=${encodeURIComponent(JSON.stringify([child]))}`,
};

const PRINTS = Object.values(OUTPUTS).flatMap(printsOf);

test('every list and card leads to its prints and its exports from the screen @browser', async ({ demoOffice }) => {
  test.setTimeout(240_000);
  const { routes } = await readSource();
  const manager = demoOffice.client();
  await manager.session.signIn(demoUser('anna.kierownik'));
  const all = await visitsOf(routes, manager);
  const personId =
    all
      .find(({ path }) => path === PATHS.person)
      ?.address.split('/')
      .at(-1) ?? '';
  const [worker] = await manager.administration.listWorkers({});
  if (worker === undefined) throw new Error('the office has no worker');
  // The tasks of a card are printed where it has any, and what a worker leads once a worker is chosen.
  const task = { what: 'Telefon do szkoły', dueOn: asLocalDate('2030-01-02'), userId: worker.id };
  await manager.tasks.add({ record: { kind: 'person', id: asPersonId.parse(personId) }, fields: task });
  const visits = all.filter(({ part, sameScreen }) => part in OUTPUTS && !sameScreen);
  expect(new Set(visits.map(({ part }) => part))).toEqual(new Set(Object.keys(OUTPUTS)));
  const problems: string[] = [];
  const followed = new Map<string, Set<string>>();
  for (const user of new Set(visits.map((visit) => visit.user))) {
    const page = await demoOffice.anotherPage();
    await signIn(page, demoUser(user));
    for (const { address, part, path } of visits.filter((one) => one.user === user)) {
      const at = `${address}${SEARCH[part]?.(worker.id, personId) ?? ''}`;
      await arriveAt(page, at);
      // What stands in the header of a card was followed on its first tab.
      const known = new Set(path.includes('$') ? followed.get(path) : []);
      if (!followed.has(path)) followed.set(path, known);
      problems.push(...differing(part, await offeredAt(page, at, PRINTS, known)));
    }
  }
  expect(problems).toEqual([]);
});

test('a screen without its print or its export is found out @browser', async ({ demoOffice }) => {
  const { page } = demoOffice;
  demoOffice.onlyInBrowser('calls are seen on their way only where they go over HTTP');
  await signIn(page, demoUser('anna.kierownik'));
  await arriveAt(page, PATHS.people);
  const command = (name: RegExp) => page.getByRole('main').getByRole('button', { name });
  await expect(command(/^Eksport/u).first()).toBeVisible();
  const lacking = async () => differing(PATHS.people, await offeredAt(page, PATHS.people, PRINTS));
  expect(await lacking()).toEqual([]);
  const hide = async (name: RegExp) =>
    await command(name).evaluateAll((all) => all.forEach((one) => (one.style.display = 'none')));
  await hide(/^Eksport/u);
  expect(await lacking()).toEqual([`${PATHS.people} lacks people.exportList`]);
  // The list that the way back from the print draws anew has its export again.
  await hide(/^Drukuj/u);
  expect(await lacking()).toEqual([`${PATHS.people} lacks ${PATHS.printPeople}`]);
});
