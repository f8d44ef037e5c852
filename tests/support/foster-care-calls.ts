import { CHILD_COLUMNS, childrenFilter } from '#shared/features/foster-care/care.schema.ts';
import { EXCEPTION_COLUMNS, exceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import { HOME_COLUMNS, homesFilter } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId, RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { AN_EXCEPTION, aForm, anInstitution, aPlacing, there } from './foster-care.ts';
import { addProtectedLeaver, leaverCalls, type ProtectedLeaver } from './leaver-calls.ts';
import type { ProtectedRecords } from './protected-office.ts';
import { SEARCHES } from './protected-searches.ts';
import { exported, printed } from './streams.ts';
import { addProtectedReservations, vacanciesCalls } from './vacancies-calls.ts';

const from = asLocalDate('2019-05-13');
const day = (text: string) => asLocalDate(text);

/** Foster care of the protected records, and what everybody may see of it. */
export interface ProtectedCare {
  /** The home that the protected family is. */
  readonly hiddenHome: HomeId;
  /** An institution in which the protected child is today. */
  readonly shownHome: HomeId;
  /** A stay of the protected child. */
  readonly stay: RecordId;
  /** The way to independence of the same person. */
  readonly leaver: ProtectedLeaver;
  /** A place kept for the protected child in that home. */
  readonly reservation: RecordId;
}

/** What is typed about a form, a contract, a paper of the protected family, with a mark in every word. */
const CONTRACT = {
  kind: 'professional',
  number: 'ZMARK/U/1',
  concludedOn: from,
  party: 'Zmarkowany starosta',
  from,
  to: null,
  notice: 'zmarkowany termin',
};
const PAPER = {
  kind: 'training',
  personId: null,
  number: 'ZMARK-D-1',
  issuedOn: from,
  validUntil: null,
  keptAt: 'Zmarkowana teczka',
  note: 'Zmarkowany dokument',
};
const READINESS = { from, ageFrom: 1, ageTo: 9, sex: null, accepts: ['siblings'], note: 'Zmarkowana gotowość' };
const BASIS = {
  kind: 'court',
  body: 'Zmarkowany sąd rejonowy',
  actOn: from,
  reference: 'ZMARK III Nsm',
  from,
  note: 'Zmarkowane orzeczenie',
};
const FUNDING = { county: 'zmarkowany', terc: null, governmentTask: false, from, note: 'Zmarkowana płatność' };
const ABSENCE = { kind: 'hospital', place: 'Zmarkowany szpital', from, to: from, note: 'Zmarkowana nieobecność' };
const BACK = 'Zmarkowane wycofanie';

/** Makes the protected family a home and lets one of the protected people stay there and in an institution. */
export async function addProtectedCare(anna: CoreClient, records: ProtectedRecords): Promise<ProtectedCare> {
  const hiddenHome = await addHiddenHome(anna, records);
  const institution = anInstitution({ name: 'Placówka „Jawna”' });
  const form = aForm('institution-socialising', { from, maxPlaces: 14 });
  const { id: shownHome } = await anna.homes.register({ familyId: null, institution, form, note: null });
  const stay = await addHiddenStays(anna, records, hiddenHome, shownHome);
  const leaver = await addProtectedLeaver(anna, records);
  const reservation = await addProtectedReservations(anna, records, hiddenHome);
  return { hiddenHome, shownHome, stay, leaver, reservation };
}

async function addHiddenHome(anna: CoreClient, { family, withPesel: personId }: ProtectedRecords): Promise<HomeId> {
  const made = await anna.homes.register({
    familyId: family,
    institution: null,
    form: aForm('kinship', { from }),
    note: 'Zmarkowana uwaga pieczy',
  });
  const { id } = made;
  let { version } = made;
  const take = async (work: Promise<{ readonly version: number }>) => {
    ({ version } = await work);
  };
  for (const again of [false, true]) {
    await take(anna.homes.recordContract({ id, version, fields: CONTRACT }));
    await take(anna.homes.recordPaper({ id, version, fields: { ...PAPER, personId } }));
    await take(anna.homes.recordReadiness({ id, version, fields: READINESS }));
    const card = await anna.homes.open({ id });
    const live = <Line extends { readonly id: RecordId; readonly withdrawn: unknown }>(lines: readonly Line[]) =>
      there(lines.find(({ withdrawn }) => withdrawn === null)).id;
    if (again) {
      const lineId = live(card.contracts);
      await take(anna.homes.endContract({ id, version, lineId, on: from, reason: 'Zmarkowane rozwiązanie' }));
      break;
    }
    for (const [line, lineId] of [
      ['contract', live(card.contracts)],
      ['paper', live(card.papers)],
      ['readiness', live(card.readiness)],
    ] as const) {
      await take(anna.homes.withdraw({ id, version, line, lineId, reason: BACK }));
    }
  }
  await take(anna.homes.changeForm({ id, version, fields: aForm('respite', { from: day('2020-01-01') }) }));
  const respite = (await anna.homes.open({ id })).forms.find(({ form }) => form.code === 'respite');
  const lineId = there(respite).id;
  await take(anna.homes.endForm({ id, version, lineId, to: day('2020-06-30'), reason: 'Zmarkowany koniec' }));
  await take(anna.homes.changeForm({ id, version, fields: aForm('professional', { from: day('2022-01-01') }) }));
  const mistaken = (await anna.homes.open({ id })).forms.find(({ form }) => form.code === 'professional');
  await take(anna.homes.withdraw({ id, version, line: 'form', lineId: there(mistaken).id, reason: BACK }));
  return id;
}

async function addHiddenStays(
  anna: CoreClient,
  { withDocument: personId }: ProtectedRecords,
  hiddenHome: HomeId,
  shownHome: HomeId,
): Promise<RecordId> {
  let { version, placementId } = await anna.care.place({
    personId,
    version: null,
    caseNumber: 'TAJNA.PZ.1971',
    fields: aPlacing(hiddenHome, from, { note: 'Zmarkowany pobyt' }),
    basis: BASIS,
    funding: FUNDING,
    exception: OVER,
  });
  const take = async (work: Promise<{ readonly version: number; readonly placementId: RecordId | null }>) => {
    ({ version, placementId } = await work);
  };
  const stay = {
    homeId: hiddenHome,
    from,
    fromMinute: null,
    to: null,
    reason: 'alcohol',
    note: 'Zmarkowany pobyt poprawiony',
    endReason: null,
    endNote: null,
  };
  const why = 'Zmarkowana poprawka';
  await take(anna.care.correct({ personId, version, placementId: there(placementId), fields: stay, why }));
  const wrong = await anna.care.open({ personId });
  for (const [line, lineId] of [
    ['basis', there(wrong.bases[0]).id],
    ['funding', there(wrong.funding[0]).id],
  ] as const) {
    await take(anna.care.withdraw({ personId, version, line, lineId, reason: BACK, goOn: false }));
  }
  await take(anna.care.recordBasis({ personId, version, fields: BASIS }));
  await take(anna.care.recordFunding({ personId, version, fields: FUNDING }));
  await take(anna.care.recordAbsence({ personId, version, fields: ABSENCE }));
  const away = there((await anna.care.open({ personId })).absences[0]).id;
  await take(anna.care.withdraw({ personId, version, line: 'absence', lineId: away, reason: BACK, goOn: false }));
  await take(anna.care.recordAbsence({ personId, version, fields: ABSENCE }));
  const present = (await anna.care.open({ personId })).placements.find(({ withdrawn }) => withdrawn === null);
  const end = { to: day('2021-03-31'), reason: 'returned', note: 'Zmarkowane zakończenie' };
  await take(anna.care.end({ personId, version, placementId: there(present).id, fields: end }));
  const again = aPlacing(shownHome, day('2024-02-01'), { note: 'Zmarkowany powrót' });
  await take(
    anna.care.place({
      personId,
      version,
      caseNumber: null,
      fields: again,
      basis: null,
      funding: null,
      exception: OVER,
    }),
  );
  return there(placementId);
}

/** Why the placing passes limits, marked. */
const OVER = { ...AN_EXCEPTION, reason: 'Zmarkowany wyjątek' };

const WINDOW = { offset: 0, limit: 500 } as const;
const HOMES = homesFilter.parse({ status: 'all' });
const CHILDREN = childrenFilter.parse({ status: 'all' });
const EXCEPTIONS = exceptionsFilter.parse({ status: 'all' });

const PLACING = { kind: 'stay', from, to: null, basis: null, formerId: null } as const;

type Calls = Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>>;

/** Every procedure of foster care with a protected family or child in its way. */
export function fosterCareCalls(records: () => ProtectedRecords, care: () => ProtectedCare): Calls {
  const home = () => ({ id: care().hiddenHome, version: 1 });
  const line = () => ({ ...home(), lineId: care().stay });
  const child = () => ({ personId: records().withDocument, version: 1 });
  const stay = () => ({ ...child(), placementId: care().stay });
  const move = () => ({
    homeId: care().hiddenHome,
    from: day('2026-11-01'),
    fromMinute: null,
    endReason: 'moved',
    note: null,
  });
  const past = () => ({
    homeId: care().shownHome,
    from: day('2023-01-01'),
    fromMinute: null,
    to: day('2023-02-01'),
    reason: 'alcohol',
    note: null,
    endReason: 'returned',
    endNote: null,
  });
  return {
    ...leaverCalls(records, () => care().leaver),
    ...vacanciesCalls(records, care),
    'homes.list': (c) => [
      ...['', ...SEARCHES].map((search) => () => c.homes.list({ filter: { ...HOMES, search }, window: WINDOW })),
      ...(['name', 'form', 'free', 'papers'] as const).map(
        (order) => () => c.homes.list({ filter: { ...HOMES, order }, window: WINDOW }),
      ),
      () => c.homes.list({ filter: { ...HOMES, form: 'kinship' }, window: WINDOW }),
    ],
    'homes.find': (c) =>
      ['zm', 'Zmarkowscy', 'Placówka'].map((search) => () => c.homes.find({ search, on: day('2026-11-20') })),
    'homes.ofFamily': (c) => [() => c.homes.ofFamily({ familyId: records().family })],
    'homes.open': (c) => [() => c.homes.open({ id: care().hiddenHome }), () => c.homes.open({ id: care().shownHome })],
    'homes.register': (c) => [
      () =>
        c.homes.register({
          familyId: records().family,
          institution: null,
          form: aForm('kinship', { from }),
          note: null,
        }),
    ],
    'homes.correct': (c) => [() => c.homes.correct({ ...home(), institution: null, note: 'Próba' })],
    'homes.changeForm': (c) => [() => c.homes.changeForm({ ...home(), fields: aForm('professional') })],
    'homes.endForm': (c) => [() => c.homes.endForm({ ...line(), to: from, reason: 'Próba' })],
    'homes.reopenForm': (c) => [() => c.homes.reopenForm(line())],
    'homes.recordContract': (c) => [() => c.homes.recordContract({ ...home(), fields: { ...CONTRACT, number: null } })],
    'homes.endContract': (c) => [() => c.homes.endContract({ ...line(), on: from, reason: 'Próba' })],
    'homes.recordReadiness': (c) => [
      () => c.homes.recordReadiness({ ...home(), fields: { ...READINESS, note: null } }),
    ],
    'homes.recordPaper': (c) => [
      () => c.homes.recordPaper({ ...home(), fields: { ...PAPER, personId: records().withPesel, note: null } }),
    ],
    'homes.withdraw': (c) => [() => c.homes.withdraw({ ...line(), line: 'paper', reason: 'Próba' })],
    'homes.reinstate': (c) => [() => c.homes.reinstate({ ...line(), line: 'paper' })],
    'homes.printCard': (c) => [
      () => c.homes.printCard({ id: care().hiddenHome }),
      () => c.homes.printCard({ id: care().shownHome }),
    ],
    'homes.exportCard': (c) => [
      () => exported(c.homes.exportCard({ id: care().hiddenHome, format: 'csv' })),
      () => exported(c.homes.exportCard({ id: care().shownHome, format: 'csv' })),
    ],
    'homes.printList': (c) => [() => printed(c.homes.printList({ filter: HOMES }))],
    'homes.exportList': (c) => [
      () => exported(c.homes.exportList({ filter: HOMES, columns: [...HOME_COLUMNS], format: 'csv' })),
    ],
    'care.list': (c) => [
      ...['', ...SEARCHES].map((search) => () => c.care.list({ filter: { ...CHILDREN, search }, window: WINDOW })),
      ...(['name', 'birth-date', 'home', 'since'] as const).map(
        (order) => () => c.care.list({ filter: { ...CHILDREN, order }, window: WINDOW }),
      ),
      () => c.care.list({ filter: { ...CHILDREN, homeId: care().shownHome }, window: WINDOW }),
    ],
    'care.open': (c) => [
      () => c.care.open({ personId: records().withDocument }),
      () => c.care.open({ personId: records().shownPerson }),
    ],
    'care.limits': (c) => [
      () => c.care.limits({ ...PLACING, personId: child().personId, homeId: care().shownHome }),
      () => c.care.limits({ ...PLACING, personId: records().shownPerson, homeId: care().hiddenHome }),
    ],
    'care.place': (c) => [
      () =>
        c.care.place({
          ...child(),
          caseNumber: 'TAJNA.PZ.1971',
          fields: aPlacing(care().shownHome, '2026-11-01'),
          basis: null,
          funding: null,
        }),
      // A child everybody may see, in the home that nobody may.
      () =>
        c.care.place({
          personId: records().shownPerson,
          version: null,
          caseNumber: 'TAJNA.PZ.1971',
          fields: aPlacing(care().hiddenHome, '2026-11-01'),
          basis: null,
          funding: null,
        }),
    ],
    'care.move': (c) => [() => c.care.move({ ...child(), fields: move() })],
    'care.plan': (c) => [
      () => c.care.plan({ ...child(), fields: { homeId: care().hiddenHome, from: day('2026-12-01'), note: null } }),
    ],
    'care.beginPlanned': (c) => [
      () => {
        const { homeId: _homeId, ...fields } = move();
        return c.care.beginPlanned({ ...stay(), fields });
      },
    ],
    'care.respite': (c) => [
      () => c.care.respite({ ...child(), fields: { homeId: care().hiddenHome, from, to: from, note: null } }),
    ],
    'care.end': (c) => [() => c.care.end({ ...stay(), fields: { to: from, reason: 'returned', note: null } })],
    'care.reopen': (c) => [() => c.care.reopen(stay())],
    'care.correct': (c) => [() => c.care.correct({ ...stay(), fields: past(), why: 'Próba' })],
    'care.enterPast': (c) => [() => c.care.enterPast({ ...child(), fields: past() })],
    'care.setCaseNumber': (c) => [() => c.care.setCaseNumber({ ...child(), caseNumber: 'TAJNA.PZ.1971' })],
    'care.recordBasis': (c) => [() => c.care.recordBasis({ ...child(), fields: { ...BASIS, body: 'Sąd' } })],
    'care.recordFunding': (c) => [
      () => c.care.recordFunding({ ...child(), fields: { ...FUNDING, county: 'mielecki' } }),
    ],
    'care.recordAbsence': (c) => [() => c.care.recordAbsence({ ...child(), fields: { ...ABSENCE, place: null } })],
    'care.endAbsence': (c) => [() => c.care.endAbsence({ ...child(), lineId: care().stay, to: from })],
    'care.withdraw': (c) => [
      () => c.care.withdraw({ ...child(), line: 'placement', lineId: care().stay, reason: 'Próba', goOn: false }),
    ],
    'care.reinstate': (c) => [() => c.care.reinstate({ ...child(), line: 'placement', lineId: care().stay })],
    'care.printCard': (c) => [
      () => c.care.printCard({ personId: records().withDocument }),
      () => c.care.printCard({ personId: records().shownPerson }),
    ],
    'care.exportCard': (c) => [
      () => exported(c.care.exportCard({ personId: records().withDocument, format: 'csv' })),
      () => exported(c.care.exportCard({ personId: records().shownPerson, format: 'csv' })),
    ],
    'care.printList': (c) => [() => printed(c.care.printList({ filter: CHILDREN }))],
    'placementExceptions.list': (c) => [
      () => c.placementExceptions.list({ filter: EXCEPTIONS, window: WINDOW }),
      () => c.placementExceptions.list({ filter: { ...EXCEPTIONS, homeId: care().shownHome }, window: WINDOW }),
    ],
    'placementExceptions.printList': (c) => [() => printed(c.placementExceptions.printList({ filter: EXCEPTIONS }))],
    'placementExceptions.exportList': (c) => [
      () => {
        const columns = [...EXCEPTION_COLUMNS];
        return exported(c.placementExceptions.exportList({ filter: EXCEPTIONS, columns, format: 'csv' }));
      },
    ],
    'care.exportList': (c) => [
      () => exported(c.care.exportList({ filter: CHILDREN, columns: [...CHILD_COLUMNS], format: 'csv' })),
    ],
  };
}
