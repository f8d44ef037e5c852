import { boardFilter } from '#shared/features/foster-care/vacancies.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { aForm, enterInstitution, there } from './foster-care.ts';
import { exported } from './streams.ts';
import { byManager, LATER, newPerson, type Prepare } from './valid-calls.base.ts';

const FILTER = boardFilter.parse({});
const TODAY = asLocalDate('2026-11-21');

/** A child for whom a place may be kept, and a home with room. */
async function waiting(client: CoreClient): Promise<{ readonly personId: PersonId; readonly homeId: HomeId }> {
  const { id: personId } = await newPerson(client);
  const form = aForm('institution-socialising', { maxPlaces: 14 });
  return { personId, homeId: await enterInstitution(client, 'Placówka z miejscem', form) };
}

const keeping = ({ personId, homeId }: Awaited<ReturnType<typeof waiting>>) => ({
  childIds: [personId],
  fields: { homeId, from: TODAY, until: LATER, note: 'próba' },
});

/** A place that is kept, by its id and version. */
async function kept(client: CoreClient) {
  const { reserved } = await client.vacancies.reserve(keeping(await waiting(client)));
  const { id, version } = there(reserved[0]);
  return { id, version };
}

const sought = (personId: PersonId) => ({ childIds: [personId], from: TODAY });

/** One valid call of every procedure of free places. */
export const VACANCIES_CALLS: Readonly<Record<string, Prepare>> = {
  'vacancies.board': byManager(async (client) => () => client.vacancies.board({ filter: FILTER })),
  'vacancies.match': byManager(async (client) => {
    const { personId } = await waiting(client);
    return () => client.vacancies.match(sought(personId));
  }),
  'vacancies.reserve': byManager(async (client) => {
    const one = await waiting(client);
    return () => client.vacancies.reserve(keeping(one));
  }),
  'vacancies.extend': byManager(async (client) => {
    const one = await kept(client);
    return () => client.vacancies.extend({ ...one, fields: { until: asLocalDate('2026-12-05') } });
  }),
  'vacancies.withdraw': byManager(async (client) => {
    const one = await kept(client);
    return () => client.vacancies.withdraw({ ...one, reason: 'pomyłka' });
  }),
  'vacancies.reinstate': byManager(async (client) => {
    const { id, version } = await client.vacancies.withdraw({ ...(await kept(client)), reason: 'pomyłka' });
    return () => client.vacancies.reinstate({ id, version });
  }),
  'vacancies.printBoard': byManager(async (client) => () => client.vacancies.printBoard({ filter: FILTER })),
  'vacancies.exportBoard': byManager(async (client) => {
    return () => exported(client.vacancies.exportBoard({ filter: FILTER, format: 'csv' }));
  }),
  'vacancies.printMatch': byManager(async (client) => {
    const { personId } = await waiting(client);
    return () => client.vacancies.printMatch(sought(personId));
  }),
  'vacancies.exportMatch': byManager(async (client) => {
    const { personId } = await waiting(client);
    return () => exported(client.vacancies.exportMatch({ sought: sought(personId), format: 'csv' }));
  }),
};
