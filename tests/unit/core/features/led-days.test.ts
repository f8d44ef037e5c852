import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { asLocalDate, daysBetween, today } from '#shared/kernel/local-date.ts';
import type { LedStretch } from '#shared/contract/record.ts';
import { type CoreClient, prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import { aFamily, aPerson } from '#tests/support/people.ts';
import { composeSavingCore, signedIn, workerId } from '#tests/support/protected-office.ts';

let office: PreparedOffice;
let test: TestCore;
let anna: CoreClient;

beforeAll(async () => {
  office = await prepareDemoOffice();
});
afterAll(() => office.remove());
beforeEach(async () => {
  ({ test } = await composeSavingCore(office));
  anna = await signedIn(test, 'anna.kierownik');
  return async () => await test.close();
});

async function until(day: string): Promise<void> {
  test.clock.advance(daysBetween(today(test.clock.now()), asLocalDate(day)) * 24 * 60 * 60);
  anna = await signedIn(test, 'anna.kierownik');
}

const on = (led: readonly LedStretch[], day: string): readonly (string | null)[][] =>
  led
    .filter(({ from, to }) => from <= day && (to === null || to >= day))
    .map(({ displayName, familyName }) => [displayName, familyName]);

const MARTA = 'Marta Zając';

async function newFamily() {
  const person = await anna.people.register({ fields: aPerson({ workerId: null }) });
  const from = today(test.clock.now());
  const family = await anna.families.register({
    fields: aFamily({ caseNumber: null, kind: 'care-difficulties', name: 'Rodzina na dzień' }),
    members: [{ personId: person.id, role: 'child', from }],
    workerId: await workerId(anna, 'Marta'),
  });
  return { person, family, from };
}

describe('who led on a past day', () => {
  it('is told of a person through the family of that day, without the days of the archive', async () => {
    const { person, family, from } = await newFamily();
    await until('2026-12-07');
    const { version } = await anna.families.archive({ ...family, reason: 'koniec współpracy' });
    await until('2026-12-14');
    await anna.families.restore({ id: family.id, version });
    const { led, workers } = await anna.people.open({ id: person.id });
    expect(workers).toEqual([]);
    for (const day of [from, '2026-12-06', '2026-12-14'])
      expect.soft(on(led, day), day).toEqual([[MARTA, 'Rodzina na dzień']]);
    for (const day of ['1999-01-01', '2026-12-07', '2026-12-13']) expect.soft(on(led, day), day).toEqual([]);
    const card = await anna.families.open({ id: family.id });
    expect(on(card.led, '2026-12-06')).toEqual([[MARTA, null]]);
    expect(on(card.led, '2026-12-08')).toEqual([]);
    expect(on(card.led, '2026-12-14')).toEqual([[MARTA, null]]);
  });

  it('tells of a protected family neither its name nor who led it', async () => {
    const { person, family, from } = await newFamily();
    const userIds = [await workerId(anna, 'Anna')];
    await anna.families.protect({ ...family, protection: { reason: 'adres poufny', userIds } });
    const zofia = await signedIn(test, 'zofia.podglad');
    const { led } = await zofia.people.open({ id: person.id });
    expect(on(led, from)).toEqual([[null, '']]);
  });
});
