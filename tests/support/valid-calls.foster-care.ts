import { CHILD_COLUMNS, childrenFilter } from '#shared/features/foster-care/care.schema.ts';
import { EXCEPTION_COLUMNS, exceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import { HOME_COLUMNS, homesFilter } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { AN_EXCEPTION, aForm, anInstitution, aPlacing, there } from './foster-care.ts';
import { exported, printed } from './streams.ts';
import { byManager, DAY, LATER, newFamily, newPerson, WINDOW, type Prepare } from './valid-calls.base.ts';

const BEGAN = asLocalDate('2025-05-02');

const HOMES = homesFilter.parse({});
const CHILDREN = childrenFilter.parse({});
const EXCEPTIONS = exceptionsFilter.parse({});

async function newInstitution(client: CoreClient, name = 'Próbna placówka') {
  const form = aForm('institution-socialising', { maxPlaces: 14 });
  return await client.homes.register({ familyId: null, institution: anInstitution({ name }), form, note: null });
}

/** A family that takes children, which nobody leads. */
async function newHome(client: CoreClient) {
  const { id: familyId } = await newFamily(client);
  const form = aForm('non-professional', { from: DAY });
  return await client.homes.register({ familyId, institution: null, form, note: null });
}

/** A child in care since 02.05.2025. */
async function inCare(client: CoreClient) {
  const [{ id: personId }, home, other] = [
    await newPerson(client),
    await newInstitution(client),
    await newInstitution(client, 'Druga placówka'),
  ];
  const fields = aPlacing(home.id, BEGAN);
  const placed = await client.care.place({
    personId,
    version: null,
    caseNumber: null,
    fields,
    basis: null,
    funding: null,
  });
  return {
    personId,
    version: placed.version,
    placementId: there(placed.placementId),
    homeId: home.id,
    otherId: other.id,
  };
}

/** A call after somebody of more than a year was placed in a home for babies. */
function exceptionCall(work: (client: CoreClient) => Promise<() => Promise<unknown>>): Prepare {
  return byManager(async (client) => {
    const { id: personId } = await newPerson(client);
    const form = aForm('pre-adoption', { maxPlaces: 20 });
    const institution = anInstitution({ name: 'Próbny ośrodek' });
    const home = await client.homes.register({ familyId: null, institution, form, note: null });
    const fields = aPlacing(home.id, BEGAN);
    const exception = AN_EXCEPTION;
    const fresh = { personId, version: null, caseNumber: null, basis: null, funding: null };
    await client.care.place({ ...fresh, fields, exception });
    return await work(client);
  });
}

const moving = (homeId: HomeId, from = '2026-01-10') =>
  ({ homeId, from: asLocalDate(from), fromMinute: null, endReason: 'moved', note: null }) as const;

const basis = {
  kind: 'court',
  body: 'Sąd Rejonowy w Próbowie',
  actOn: BEGAN,
  reference: 'III Nsm 1/25',
  from: BEGAN,
  note: null,
};
const funding = { county: 'mielecki', terc: null, governmentTask: false, from: BEGAN, note: null };
const absence = { kind: 'hospital', place: null, from: DAY, to: null, note: null };
const paper = {
  kind: 'training',
  personId: null,
  number: null,
  issuedOn: BEGAN,
  validUntil: null,
  keptAt: null,
  note: null,
};
const contract = {
  kind: 'professional',
  number: null,
  concludedOn: BEGAN,
  party: 'Starosta Próbny',
  from: BEGAN,
  to: null,
  notice: null,
};

const careCall = (
  run: (client: CoreClient, child: Awaited<ReturnType<typeof inCare>>) => Promise<() => Promise<unknown>>,
): Prepare => byManager(async (client) => await run(client, await inCare(client)));

const target = ({ personId, version }: { readonly personId: PersonId; readonly version: number }) => ({
  personId,
  version,
});

/** One valid call of every procedure of foster care. */
export const FOSTER_CARE_CALLS: Readonly<Record<string, Prepare>> = {
  'dictionaries.list': byManager(async (client) => () => client.dictionaries.list({})),
  'homes.list': byManager(async (client) => {
    await newInstitution(client);
    return () => client.homes.list({ filter: HOMES, window: WINDOW });
  }),
  'homes.find': byManager(async (client) => {
    await newInstitution(client);
    return () => client.homes.find({ search: 'próbna', on: DAY });
  }),
  'homes.ofFamily': byManager(async (client) => {
    const { id: familyId } = await newFamily(client);
    await client.homes.register({ familyId, institution: null, form: aForm('kinship', { from: DAY }), note: null });
    return () => client.homes.ofFamily({ familyId });
  }),
  'homes.open': byManager(async (client) => {
    const { homeId } = await inCare(client);
    return () => client.homes.open({ id: homeId });
  }),
  'homes.register': byManager(async (client) => {
    const { id: familyId } = await newFamily(client);
    const form = aForm('kinship', { from: DAY });
    return () => client.homes.register({ familyId, institution: null, form, note: 'próba' });
  }),
  'homes.correct': byManager(async (client) => {
    const home = await newHome(client);
    return () => client.homes.correct({ ...home, institution: null, note: 'próba' });
  }),
  'homes.changeForm': byManager(async (client) => {
    const home = await newHome(client);
    return () => client.homes.changeForm({ ...home, fields: aForm('professional', { from: LATER }) });
  }),
  'homes.endForm': byManager(async (client) => {
    const { line, ...home } = await withLine(client, 'forms');
    return () => client.homes.endForm({ ...home, lineId: line, to: DAY, reason: 'rezygnacja rodziny' });
  }),
  'homes.reopenForm': byManager(async (client) => {
    const { line, id, version } = await withLine(client, 'forms');
    const ended = await client.homes.endForm({ id, version, lineId: line, to: DAY, reason: 'rezygnacja rodziny' });
    return () => client.homes.reopenForm({ ...ended, lineId: line });
  }),
  'homes.recordContract': byManager(async (client) => {
    const home = await newHome(client);
    return () => client.homes.recordContract({ ...home, fields: contract });
  }),
  'homes.endContract': byManager(async (client) => {
    const { line, id, version } = await withLine(client, 'contracts');
    return () => client.homes.endContract({ id, version, lineId: line, on: DAY, reason: 'porozumienie stron' });
  }),
  'homes.recordReadiness': byManager(async (client) => {
    const home = await newHome(client);
    const fields = { from: DAY, ageFrom: 3, ageTo: 12, sex: null, accepts: ['siblings'], note: null };
    return () => client.homes.recordReadiness({ ...home, fields });
  }),
  'homes.recordPaper': byManager(async (client) => {
    const home = await newHome(client);
    return () => client.homes.recordPaper({ ...home, fields: paper });
  }),
  'homes.withdraw': byManager(async (client) => {
    const { line, id, version } = await withLine(client, 'papers');
    return () => client.homes.withdraw({ id, version, line: 'paper', lineId: line, reason: 'pomyłka' });
  }),
  'homes.reinstate': byManager(async (client) => {
    const { line, id, version } = await withLine(client, 'papers');
    const gone = await client.homes.withdraw({ id, version, line: 'paper', lineId: line, reason: 'pomyłka' });
    return () => client.homes.reinstate({ ...gone, line: 'paper', lineId: line });
  }),
  'homes.printCard': byManager(async (client) => {
    const { homeId } = await inCare(client);
    return () => client.homes.printCard({ id: homeId });
  }),
  'homes.exportCard': byManager(async (client) => {
    const { homeId } = await inCare(client);
    return () => exported(client.homes.exportCard({ id: homeId, format: 'csv' }));
  }),
  'homes.printList': byManager(async (client) => {
    await newInstitution(client);
    return () => printed(client.homes.printList({ filter: HOMES }));
  }),
  'homes.exportList': byManager(async (client) => {
    await newInstitution(client);
    return () => exported(client.homes.exportList({ filter: HOMES, columns: [...HOME_COLUMNS], format: 'csv' }));
  }),
  'care.list': careCall(async (client) => () => client.care.list({ filter: CHILDREN, window: WINDOW })),
  'care.open': careCall(
    async (client, { personId }) =>
      () =>
        client.care.open({ personId }),
  ),
  'care.limits': careCall(
    async (client, { personId, otherId }) =>
      () =>
        client.care.limits({
          personId,
          homeId: otherId,
          kind: 'stay',
          from: BEGAN,
          to: null,
          basis: null,
          formerId: null,
        }),
  ),
  'care.place': byManager(async (client) => {
    const [{ id: personId }, home] = [await newPerson(client), await newInstitution(client)];
    const fields = aPlacing(home.id, BEGAN);
    return () => client.care.place({ personId, version: null, caseNumber: null, fields, basis, funding });
  }),
  'care.move': careCall(
    async (client, child) => () => client.care.move({ ...target(child), fields: moving(child.otherId) }),
  ),
  'care.plan': careCall(async (client, child) => {
    const fields = { homeId: child.otherId, from: asLocalDate('2026-12-01'), note: null };
    return () => client.care.plan({ ...target(child), fields });
  }),
  'care.beginPlanned': careCall(async (client, child) => {
    const plan = { homeId: child.otherId, from: asLocalDate('2026-12-01'), note: null };
    const planned = await client.care.plan({ ...target(child), fields: plan });
    const { homeId: _homeId, ...fields } = moving(child.otherId, DAY);
    return () => client.care.beginPlanned({ ...target(planned), placementId: there(planned.placementId), fields });
  }),
  'care.respite': careCall(async (client, child) => {
    const fields = {
      homeId: child.otherId,
      from: asLocalDate('2026-07-01'),
      to: asLocalDate('2026-07-14'),
      note: null,
    };
    return () => client.care.respite({ ...target(child), fields, exception: AN_EXCEPTION });
  }),
  'care.end': careCall(async (client, child) => {
    const fields = { to: DAY, reason: 'returned', note: null };
    return () => client.care.end({ ...target(child), placementId: child.placementId, fields });
  }),
  'care.reopen': careCall(async (client, child) => {
    const { placementId } = child;
    const fields = { to: DAY, reason: 'returned', note: null };
    const ended = await client.care.end({ ...target(child), placementId, fields });
    return () => client.care.reopen({ ...target(ended), placementId });
  }),
  'care.correct': careCall(async (client, child) => {
    const fields = {
      homeId: child.homeId,
      from: asLocalDate('2025-05-05'),
      fromMinute: 870,
      to: null,
      reason: 'violence',
      note: null,
      endReason: null,
      endNote: null,
    };
    return () => client.care.correct({ ...target(child), placementId: child.placementId, fields, why: 'zły dzień' });
  }),
  'care.enterPast': careCall(async (client, child) => {
    const fields = {
      homeId: child.otherId,
      from: asLocalDate('2024-01-05'),
      fromMinute: null,
      to: asLocalDate('2024-03-05'),
      reason: 'violence',
      note: null,
      endReason: 'returned',
      endNote: null,
    };
    return () => client.care.enterPast({ ...target(child), fields, exception: AN_EXCEPTION });
  }),
  'care.setCaseNumber': careCall(async (client, child) => () => {
    return client.care.setCaseNumber({ ...target(child), caseNumber: `PZ.${child.personId.slice(-6)}` });
  }),
  'care.recordBasis': careCall(
    async (client, child) => () => client.care.recordBasis({ ...target(child), fields: basis }),
  ),
  'care.recordFunding': careCall(async (client, child) => () => {
    return client.care.recordFunding({ ...target(child), fields: funding });
  }),
  'care.recordAbsence': careCall(async (client, child) => () => {
    return client.care.recordAbsence({ ...target(child), fields: absence });
  }),
  'care.endAbsence': careCall(async (client, child) => {
    const away = await client.care.recordAbsence({ ...target(child), fields: absence });
    const { absences } = await client.care.open({ personId: child.personId });
    return () => client.care.endAbsence({ ...target(away), lineId: there(absences[0]?.id), to: DAY });
  }),
  'care.withdraw': careCall(async (client, child) => () => {
    const { placementId: lineId } = child;
    return client.care.withdraw({ ...target(child), line: 'placement', lineId, reason: 'pomyłka', goOn: false });
  }),
  'care.reinstate': careCall(async (client, child) => {
    const line = { line: 'placement', lineId: child.placementId } as const;
    const gone = await client.care.withdraw({ ...target(child), ...line, reason: 'pomyłka', goOn: false });
    return () => client.care.reinstate({ ...target(gone), ...line });
  }),
  'care.printCard': careCall(
    async (client, { personId }) =>
      () =>
        client.care.printCard({ personId }),
  ),
  'care.exportCard': careCall(async (client, { personId }) => () => {
    return exported(client.care.exportCard({ personId, format: 'csv' }));
  }),
  'care.printList': careCall(async (client) => () => printed(client.care.printList({ filter: CHILDREN }))),
  'placementExceptions.list': exceptionCall(
    async (client) => () => client.placementExceptions.list({ filter: EXCEPTIONS, window: WINDOW }),
  ),
  'placementExceptions.printList': exceptionCall(
    async (client) => () => printed(client.placementExceptions.printList({ filter: EXCEPTIONS })),
  ),
  'placementExceptions.exportList': exceptionCall(async (client) => () => {
    const columns = [...EXCEPTION_COLUMNS];
    return exported(client.placementExceptions.exportList({ filter: EXCEPTIONS, columns, format: 'csv' }));
  }),
  'care.exportList': careCall(async (client) => () => {
    return exported(client.care.exportList({ filter: CHILDREN, columns: [...CHILD_COLUMNS], format: 'csv' }));
  }),
};

/** A family with one line of a kind, and its present version. */
async function withLine(client: CoreClient, kind: 'forms' | 'contracts' | 'papers') {
  const home = await newHome(client);
  if (kind === 'contracts') await client.homes.recordContract({ ...home, fields: contract });
  if (kind === 'papers') await client.homes.recordPaper({ ...home, fields: paper });
  const card = await client.homes.open({ id: home.id });
  return { id: card.id, version: card.version, line: there(card[kind][0]?.id) };
}
