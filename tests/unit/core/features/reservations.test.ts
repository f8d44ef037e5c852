import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { insertReservation, putReservationBack, setReservedUntil } from '#db/repositories/reservations.repository.ts';
import { asRecordId, asUserId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { boardFilter } from '#shared/features/foster-care/vacancies.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { addDays, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { CoreClient, TestCore } from '#tests/support/core.ts';
import { aForm, aPlacing, enterChild, enterFosterFamily, there } from '#tests/support/foster-care.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { workerId } from '#tests/support/protected-office.ts';

const TODAY = asLocalDate('2026-11-21');
const UNTIL = addDays(TODAY, 7);
const FILTER = boardFilter.parse({});

let core: TestCore;
let anna: CoreClient;

openOffice('once', (opened) => {
  core = opened.test;
  anna = opened.anna;
});

const place = (personId: PersonId, homeId: HomeId, from: LocalDate, version: number | null = null) =>
  anna.care.place({
    personId,
    version,
    caseNumber: null,
    fields: aPlacing(homeId, from),
    basis: null,
    funding: null,
    exception: null,
  });

describe('the database', () => {
  /** Writes past every use case. */
  async function row(homeId: HomeId, personId: PersonId, from = TODAY, until = UNTIL): Promise<RecordId> {
    const id = asRecordId(crypto.randomUUID());
    const by = asUserId(await workerId(anna, 'Katarzyna'));
    await core.core.runtime.offices.database.write(async (tx) => {
      await insertReservation(
        tx,
        { id, personId, homeId, from, until, note: null },
        { by, at: '2026-11-21T09:00:00.000Z' },
      );
    });
    return id;
  }
  const write = (work: (tx: Tx) => Promise<void>) => core.core.runtime.offices.database.write(work);
  const broken = async (work: Promise<unknown>): Promise<unknown> => {
    const failure: unknown = await work.then(
      () => null,
      (error: unknown) => error,
    );
    return failure instanceof AppError ? failure.data['rule'] : failure;
  };
  const homeOf = async (maxPlaces: number) =>
    (await enterFosterFamily(anna, 'Malcowie', aForm('professional', { maxPlaces }))).homeId;

  it('refuses more reservations than places, whatever the door', async () => {
    const homeId = await homeOf(1);
    await row(homeId, await enterChild(anna));
    expect(await broken(row(homeId, await enterChild(anna)))).toBe('no free place');
    // Also where only one day is shared.
    expect(await broken(row(homeId, await enterChild(anna), UNTIL, addDays(UNTIL, 3)))).toBe('no free place');
    await row(homeId, await enterChild(anna), addDays(UNTIL, 1), addDays(UNTIL, 3));
  });

  it('counts who lives there, and who is to come later', async () => {
    const homeId = await homeOf(2);
    const other = await homeOf(3);
    await place(await enterChild(anna), homeId, asLocalDate('2026-01-01'));
    const ola = await enterChild(anna);
    const { version } = await place(ola, other, asLocalDate('2026-01-01'));
    const fields = { homeId, from: addDays(TODAY, 3), note: null };
    await anna.care.plan({ personId: ola, version, fields, exception: null });
    expect(await broken(row(homeId, await enterChild(anna)))).toBe('no free place');
    await row(homeId, await enterChild(anna), TODAY, addDays(TODAY, 2));
    // The place that is planned for the child is the one that is kept for it.
    await row(homeId, ola, addDays(TODAY, 3), UNTIL);
  });

  it('refuses a longer reservation, or one put back, where the place is taken by then', async () => {
    const homeId = await homeOf(1);
    const first = await row(homeId, await enterChild(anna));
    await row(homeId, await enterChild(anna), addDays(UNTIL, 1), addDays(UNTIL, 3));
    expect(await broken(write((tx) => setReservedUntil(tx, first, addDays(UNTIL, 1))))).toBe('no free place');
    await anna.vacancies.withdraw({ id: first, version: 1, reason: 'rodzina odmówiła' });
    await row(homeId, await enterChild(anna));
    expect(await broken(write((tx) => putReservationBack(tx, first)))).toBe('no free place');
  });

  it('keeps one place a child, and every row', async () => {
    const ola = await enterChild(anna);
    const id = await row(await homeOf(3), ola);
    expect(await broken(row(await homeOf(3), ola))).toBe('child has a reservation');
    const gone = write(async (tx) => {
      await tx.deleteFrom('place_reservations').where('id', '=', id).execute();
    });
    expect(await broken(gone)).toBe('place_reservations rows are kept');
    const elsewhere = write(async (tx) => {
      await tx.updateTable('place_reservations').set({ from_date: UNTIL }).where('id', '=', id).execute();
    });
    expect(await broken(elsewhere)).toBe('place_reservations keeps what was written');
  });
});

type Step =
  | { readonly kind: 'reserve' | 'go'; readonly child: number; readonly home: number }
  | { readonly kind: 'withdraw' | 'leave'; readonly child: number };

const CHILDREN = 4;
const PLACES = [1, 2] as const;
const child = fc.nat(CHILDREN - 1);
const home = fc.nat(PLACES.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('reserve' as const), child, home }),
  fc.record({ kind: fc.constant('go' as const), child, home }),
  fc.record({ kind: fc.constantFrom('withdraw' as const, 'leave' as const), child }),
);

/** Who lives where and for whom a place is kept, in the simplest words. */
class Model {
  readonly lives = new Map<number, number>();
  readonly kept = new Map<number, number>();
  in = (places: ReadonlyMap<number, number>, at: number): number[] =>
    [...places].flatMap(([who, where]) => (where === at ? [who] : []));
  expected = (at: number): number => this.in(this.kept, at).filter((who) => this.lives.get(who) !== at).length;
  room = (at: number): number => there(PLACES[at]) - this.in(this.lives, at).length - this.expected(at);
}

test('whatever is reserved, withdrawn, placed, moved and ended, no place is given twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const homes: HomeId[] = [];
      for (const maxPlaces of PLACES) {
        homes.push((await enterFosterFamily(anna, 'Losowi', aForm('professional', { maxPlaces }))).homeId);
      }
      const children: PersonId[] = [];
      for (let at = 0; at < CHILDREN; at += 1) children.push(await enterChild(anna));
      const model = new Model();
      // Every stay begins a day after the one before it; reservations hold today.
      let day = asLocalDate('2026-09-01');
      for (const one of steps) {
        day = addDays(day, 2);
        await run(one, model, there(children[one.child]), homes, day);
        const { rows } = await anna.vacancies.board({ filter: FILTER });
        for (const [at, id] of homes.entries()) {
          const row = rows.find((found) => found.id === id);
          const places = row?.shown === true ? row.places : null;
          expect(places).toMatchObject({ taken: model.in(model.lives, at).length, reserved: model.expected(at) });
          expect((places?.taken ?? 0) + (places?.reserved ?? 0)).toBeLessThanOrEqual(there(PLACES[at]));
        }
      }
    }),
    { numRuns: 12 },
  );
});

async function run(one: Step, model: Model, personId: PersonId, homes: readonly HomeId[], day: LocalDate) {
  const { child: who } = one;
  const card = await anna.care.open({ personId });
  const present = card.placements.find((line) => line.withdrawn === null && line.kind === 'stay' && line.to === null);
  const accepted = async (work: Promise<unknown>): Promise<boolean> =>
    await work.then(
      () => true,
      () => false,
    );
  switch (one.kind) {
    case 'reserve': {
      const fields = { homeId: there(homes[one.home]), from: TODAY, until: UNTIL, note: null };
      const may = !model.kept.has(who) && model.lives.get(who) !== one.home && model.room(one.home) > 0;
      expect(await accepted(anna.vacancies.reserve({ childIds: [personId], fields }))).toBe(may);
      if (may) model.kept.set(who, one.home);
      return;
    }
    case 'withdraw': {
      const [kept] = card.reservations;
      expect(kept !== undefined).toBe(model.kept.has(who));
      if (kept === undefined) return;
      await anna.vacancies.withdraw({ id: kept.id, version: kept.version, reason: 'rodzina odmówiła' });
      model.kept.delete(who);
      return;
    }
    case 'leave': {
      if (present === undefined) return;
      const fields = { to: day, reason: 'returned', note: null };
      await anna.care.end({ personId, version: there(card.version), placementId: present.id, fields });
      model.lives.delete(who);
      return;
    }
    case 'go': {
      if (model.lives.get(who) === one.home) return;
      // A home that is full of those who live there is a matter of the limits.
      if (model.in(model.lives, one.home).length >= there(PLACES[one.home])) return;
      const may = model.room(one.home) > 0 || model.kept.get(who) === one.home;
      const homeId = there(homes[one.home]);
      const fields = { homeId, from: addDays(day, 1), fromMinute: null, endReason: 'moved', note: null };
      const gone =
        present === undefined
          ? place(personId, homeId, addDays(day, 1), card.version)
          : anna.care.move({ personId, version: there(card.version), fields, exception: null });
      expect(await accepted(gone)).toBe(may);
      if (!may) return;
      model.lives.set(who, one.home);
      model.kept.delete(who);
    }
  }
}
