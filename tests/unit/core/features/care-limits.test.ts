import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import type { PlaceFields } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import {
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusedFields,
  signInAs,
  type TestCore,
} from '#tests/support/core.ts';
import {
  AN_EXCEPTION,
  aForm,
  aPlacing,
  enterChild,
  enterFosterFamily,
  enterInstitution,
  there,
} from '#tests/support/foster-care.ts';
import { aRelation } from '#tests/support/relations-calls.ts';

let prepared: PreparedOffice;
let office: TestCore;
let manager: CoreClient;

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  manager = office.client();
  await signInAs(manager, 'anna.kierownik');
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const day = asLocalDate;
let families = 0;

/** A family of this form, without a number of its own, with so many children since 2024. */
async function familyWith(count: number, form: HomeForm = 'non-professional'): Promise<HomeId> {
  families += 1;
  const name = `Limitow${'abcdefghijklmnopqrstuvwxyz'[families]}`;
  const { homeId } = await enterFosterFamily(manager, name, aForm(form, { maxPlaces: null }));
  for (let left = count; left > 0; left -= 1) await place(await enterChild(manager), homeId, {}, null);
  return homeId;
}

async function place(
  personId: PersonId,
  homeId: HomeId,
  wishes: Partial<PlaceFields> = {},
  exception: ExceptionFields | null = null,
) {
  const fresh = { personId, version: null, caseNumber: null, basis: null, funding: null };
  return await manager.care.place({ ...fresh, fields: aPlacing(homeId, '2024-02-01', wishes), exception });
}

const asked = (personId: PersonId, homeId: HomeId, from = '2024-02-01') =>
  manager.care.limits({ personId, homeId, kind: 'stay', from: day(from), to: null, basis: null, formerId: null });

const codesOf = (found: Awaited<ReturnType<typeof asked>>): string[] => found.findings.map(({ code }) => code);

describe('the limits of a placing', () => {
  test('are said before it is saved, with article and numbers, and ask nothing below them', async () => {
    const homeId = await familyWith(2);
    const [third, fourth] = [await enterChild(manager), await enterChild(manager)];
    expect(await asked(third, homeId)).toEqual({ findings: [], needsReason: false });
    await place(third, homeId);
    const found = await asked(fourth, homeId);
    expect(found.needsReason).toBe(true);
    expect(found.findings).toEqual([
      {
        code: 'over-limit',
        severity: 'needs-reason',
        sentence: expect.stringContaining('4\u00A0dzieci'),
        article: 'art. 53',
        ruleCode: 'foster-limit-family',
        limit: 3,
        count: 4,
        asks: ['reason'],
      },
    ]);
  });

  test('refuse a placing without a reason, keep nothing of it, and write down the reason with what was found', async () => {
    const homeId = await familyWith(3);
    const personId = await enterChild(manager);
    for (const exception of [null, { ...AN_EXCEPTION, reason: '  ' }]) {
      const refused = await refusedFields(place(personId, homeId, {}, exception));
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatch(
        /^exception\.reason \| Powód wyjątku: wpisz powód wyjątku\. Rodzina będzie miała 4\u00A0dzieci/,
      );
    }
    expect((await manager.care.open({ personId })).version).toBeNull();
    await place(personId, homeId, {}, { ...AN_EXCEPTION, reason: ' Wraca do znanej rodziny ' });
    const [stay] = (await manager.care.open({ personId })).placements;
    expect(stay?.exceptions).toEqual([
      expect.objectContaining({
        code: 'over-limit',
        article: 'art. 53',
        source: expect.stringContaining('ustawy z dnia 9 czerwca 2011'),
        reason: 'Wraca do znanej rodziny',
        byName: 'Anna Hebda',
      }),
    ]);
  });

  test('of siblings name the exception, and what was given stands in it', async () => {
    const homeId = await familyWith(2);
    const [sister, brother] = [await enterChild(manager), await enterChild(manager, { firstName: 'Jan' })];
    await manager.relations.relate({ id: sister, relation: aRelation(brother, { role: 'sibling' }) });
    await place(sister, homeId);
    const found = await asked(brother, homeId);
    expect(found.findings.map(({ code, asks }) => [code, asks])).toEqual([
      ['sibling-exception', ['family-consent', 'coordinator-opinion']],
    ]);
    await place(brother, homeId, {}, { ...AN_EXCEPTION, coordinatorOpinion: false });
    const [stay] = (await manager.care.open({ personId: brother })).placements;
    expect(stay?.exceptions).toEqual([
      expect.objectContaining({ code: 'sibling-exception', familyConsent: true, coordinatorOpinion: false }),
    ]);
    expect(stay?.exceptions[0]?.sentence).toContain('wymaga opinii koordynatora');
  });

  test('look at the fullest day while the stay lasts: a plan of another child counts', async () => {
    const homeId = await familyWith(2);
    const other = await enterChild(manager);
    const elsewhere = await familyWith(0);
    const { version } = await place(other, elsewhere);
    const planned = day('2026-12-01');
    await manager.care.plan({ personId: other, version, fields: { homeId, from: planned, note: null } });
    const found = await asked(await enterChild(manager), homeId);
    expect(codesOf(found)).toEqual(['over-limit']);
    expect(found.findings[0]?.sentence).toMatch(/^Od 01\.12\.2026: Rodzina będzie miała 4\u00A0dzieci/);
  });

  test('hold at a move, a plan, a respite stay and a past stay alike', async () => {
    const full = await familyWith(3);
    const personId = await enterChild(manager);
    const { version } = await place(personId, await familyWith(0));
    const of = { personId, version };
    const from = day('2026-10-01');
    const later = { homeId: full, from: day('2026-12-01'), note: null };
    const without = [
      manager.care.move({ ...of, fields: { homeId: full, from, fromMinute: null, endReason: 'moved', note: null } }),
      manager.care.plan({ ...of, fields: later }),
      manager.care.respite({ ...of, fields: { homeId: full, from, to: day('2026-10-14'), note: null } }),
    ];
    for (const call of without) {
      expect(await refusedFields(call)).toEqual([expect.stringMatching(/^exception\.reason \|/)]);
    }
    const planned = await manager.care.plan({ ...of, fields: later, exception: AN_EXCEPTION });
    // What was answered at the plan is not asked again when it begins.
    const lineId = there(planned.placementId);
    const begins = { from: day('2026-11-20'), fromMinute: null, endReason: 'moved', note: null };
    const again = await manager.care.limits({
      personId,
      homeId: full,
      kind: 'stay',
      from: begins.from,
      to: null,
      basis: null,
      formerId: lineId,
    });
    expect([again.needsReason, codesOf(again)]).toEqual([false, ['over-limit']]);
    await manager.care.beginPlanned({ personId, version: planned.version, placementId: lineId, fields: begins });
    const stays = (await manager.care.open({ personId })).placements.filter(({ withdrawn }) => withdrawn === null);
    expect(stays.map(({ exceptions }) => exceptions.map(({ reason }) => reason))).toEqual([[], [AN_EXCEPTION.reason]]);
  });

  test('of age ask for a reason in an institution, and kinship has no number', async () => {
    const homeId = await enterInstitution(manager, 'Placówka „Limitowa”');
    const young = await enterChild(manager, { birthDate: day('2019-05-05') });
    expect(codesOf(await asked(young, homeId))).toEqual(['institution-age']);
    expect(codesOf(await asked(await enterChild(manager), await familyWith(5, 'kinship')))).toEqual([]);
  });
});

describe('the report of exceptions', () => {
  const list = (filter: object) =>
    manager.placementExceptions.list({ filter: { ...filter }, window: { offset: 0, limit: 100 } });

  test('names who was placed where over what and why; what was taken back or ended leaves it', async () => {
    const homeId = await familyWith(3);
    const personId = await enterChild(manager, { surname: 'Wyjątkowa' });
    const placed = await place(personId, homeId, {}, AN_EXCEPTION);
    const find = async (status: 'active' | 'archived' | 'all') => {
      const { rows } = await list({ homeId, status });
      return rows.map((row) => (row.shown ? [row.surname, row.code, row.home.id, row.from, row.to] : []));
    };
    const row = ['Wyjątkowa', 'over-limit', homeId, '2024-02-01'];
    expect(await find('active')).toEqual([[...row, null]]);
    const end = { to: day('2026-06-30'), reason: 'returned', note: null };
    const line = { personId, placementId: there(placed.placementId) };
    const ended = await manager.care.end({ ...line, version: placed.version, fields: end });
    expect([await find('active'), await find('archived')]).toEqual([[], [[...row, '2026-06-30']]]);
    const reason = 'zapisano przez pomyłkę';
    const lineId = line.placementId;
    await manager.care.withdraw({ personId, version: ended.version, line: 'placement', lineId, reason, goOn: false });
    expect(await find('all')).toEqual([]);
  });

  test('narrows to one kind of limit', async () => {
    const homeId = await enterInstitution(manager, 'Placówka „Raportowa”');
    const young = await enterChild(manager, { birthDate: day('2019-05-05') });
    await place(young, homeId, {}, AN_EXCEPTION);
    expect((await list({ homeId, code: 'institution-age' })).rows).toHaveLength(1);
    expect((await list({ homeId, code: 'over-limit' })).rows).toHaveLength(0);
  });
});

describe('the families of a koordynator', () => {
  test('have a limit of their own beside those of an asystent: over it a reason is asked and kept', async () => {
    const users = await manager.caseloads.overview({ day: day('2026-11-21') });
    const worker = there(users.workers.find(({ counted, families: led }) => counted === 0 && led === 0)).userId;
    const most = 15;
    const give = async (limitReason: string | null) => {
      families += 1;
      const { familyId } = await enterFosterFamily(manager, `Koordynow${'abcdefghijklmnopqrstuvwxyz'[families]}`);
      const { version } = await manager.families.open({ id: familyId });
      const from = day('2026-11-21');
      return await manager.families.assign({ id: familyId, version, workerId: worker, from, limitReason });
    };
    for (let left = most; left > 0; left -= 1) await give(null);
    expect(await refusedFields(give(null))).toEqual([
      expect.stringMatching(/^limitReason \| .*rodzin byłoby 16, a limit to 15, art\. 77/),
    ]);
    await give('zastępstwo za chorego koordynatora');
  });
});
