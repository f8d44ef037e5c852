import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { addDays, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import {
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  signInAs,
  type TestCore,
} from '#tests/support/core.ts';
import { aForm, aPlacing, enterChild, enterFosterFamily, there } from '#tests/support/foster-care.ts';

let prepared: PreparedOffice;
let office: TestCore;
let manager: CoreClient;
let homes: readonly HomeId[];

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  manager = office.client();
  await signInAs(manager, 'anna.kierownik');
  // Kin have no number and no age: this is about days alone.
  const kin = aForm('kinship', { maxPlaces: null });
  homes = [
    (await enterFosterFamily(manager, 'Modelow', kin)).homeId,
    (await enterFosterFamily(manager, 'Wzorow', kin)).homeId,
  ];
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

const FIRST = asLocalDate('2026-01-01');
const DAYS = 12;
const on = (day: number): LocalDate => addDays(FIRST, day);

/** A stay as the naive model keeps it: numbers of days, both included; null goes on. */
interface Stay {
  readonly id: RecordId;
  home: number;
  from: number;
  to: number | null;
  live: boolean;
}

type Step =
  | { readonly do: 'place' | 'move'; readonly home: number; readonly from: number }
  | { readonly do: 'end'; readonly to: number }
  | { readonly do: 'past'; readonly home: number; readonly from: number; readonly to: number }
  | {
      readonly do: 'correct';
      readonly at: number;
      readonly home: number;
      readonly from: number;
      readonly to: number | null;
    }
  | { readonly do: 'reopen' | 'withdraw' | 'reinstate'; readonly at: number };

const day = fc.nat({ max: DAYS });
const home = fc.nat({ max: 1 });
const at = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('place' as const, 'move' as const), home, from: day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), to: day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('past' as const), home, from: day, to: day }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('correct' as const), at, home, from: day, to: fc.option(day) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('reopen' as const, 'withdraw' as const, 'reinstate' as const), at }),
  },
);

const END = 1_000;
const shares = (a: { from: number; to: number | null }, b: { from: number; to: number | null }): boolean =>
  a.from <= (b.to ?? END) && b.from <= (a.to ?? END);

/** What a step would leave behind; null when it breaks a rule: a day twice, an end before a beginning, nothing to change. */
function after(stays: readonly Stay[], one: Step): Stay[] | null {
  const next = stays.map((stay) => ({ ...stay }));
  const made = { id: 'new' as RecordId, live: true };
  const live = next.filter((stay) => stay.live);
  const open = live.find((stay) => stay.to === null);
  switch (one.do) {
    case 'place':
      next.push({ ...made, home: one.home, from: one.from, to: null });
      break;
    case 'move':
      if (open === undefined || one.from <= open.from || one.home === open.home) return null;
      open.to = one.from - 1;
      next.push({ ...made, home: one.home, from: one.from, to: null });
      break;
    case 'end':
      if (open === undefined || one.to < open.from) return null;
      open.to = one.to;
      break;
    case 'past':
      if (one.to < one.from) return null;
      next.push({ ...made, home: one.home, from: one.from, to: one.to });
      break;
    case 'correct': {
      const wrong = live[one.at % Math.max(1, live.length)];
      if (wrong === undefined || (one.to !== null && one.to < one.from)) return null;
      wrong.live = false;
      next.push({ ...made, home: one.home, from: one.from, to: one.to });
      break;
    }
    case 'reopen': {
      const ended = live[one.at % Math.max(1, live.length)];
      if (ended === undefined || ended.to === null) return null;
      ended.to = null;
      break;
    }
    case 'withdraw': {
      const gone = live[one.at % Math.max(1, live.length)];
      if (gone === undefined) return null;
      gone.live = false;
      break;
    }
    case 'reinstate': {
      const withdrawn = next.filter((stay) => !stay.live);
      const back = withdrawn[one.at % Math.max(1, withdrawn.length)];
      if (back === undefined) return null;
      // A stay that went on in its place gives way again.
      const inTheWay = live.find((stay) => stay.from < back.from && stay.to === back.to && shares(stay, back));
      if (inTheWay !== undefined) inTheWay.to = back.from - 1;
      back.live = true;
      break;
    }
  }
  const standing = next.filter((stay) => stay.live);
  const twice = standing.some((a, index) => standing.some((b, other) => index < other && shares(a, b)));
  return twice ? null : next;
}

/** The same step through the contract. */
async function perform(personId: PersonId, version: number | null, stays: readonly Stay[], one: Step) {
  const live = stays.filter((stay) => stay.live);
  const pick = (from: readonly Stay[], index: number) => there(from[index % Math.max(1, from.length)]).id;
  const of = { personId, version: version ?? 1 };
  const stayed = (its: { home: number; from: number; to: number | null }) => ({
    homeId: there(homes[its.home]),
    from: on(its.from),
    fromMinute: null,
    to: its.to === null ? null : on(its.to),
    reason: null,
    note: null,
    endReason: its.to === null ? null : 'moved',
    endNote: null,
  });
  switch (one.do) {
    case 'place': {
      const fields = aPlacing(there(homes[one.home]), on(one.from));
      return await manager.care.place({ personId, version, caseNumber: null, basis: null, funding: null, fields });
    }
    case 'move': {
      const fields = { homeId: there(homes[one.home]), from: on(one.from), fromMinute: null, note: null };
      return await manager.care.move({ ...of, fields: { ...fields, endReason: 'moved' } });
    }
    case 'end': {
      const placementId = there(live.find(({ to }) => to === null)).id;
      return await manager.care.end({ ...of, placementId, fields: { to: on(one.to), reason: 'returned', note: null } });
    }
    case 'past':
      return await manager.care.enterPast({ ...of, fields: stayed(one) });
    case 'correct':
      return await manager.care.correct({ ...of, placementId: pick(live, one.at), fields: stayed(one), why: 'próba' });
    case 'reopen':
      return await manager.care.reopen({ ...of, placementId: pick(live, one.at) });
    case 'withdraw': {
      const lineId = pick(live, one.at);
      return await manager.care.withdraw({ ...of, line: 'placement', lineId, reason: 'próba', goOn: false });
    }
    case 'reinstate': {
      const withdrawn = stays.filter((stay) => !stay.live);
      return await manager.care.reinstate({ ...of, line: 'placement', lineId: pick(withdrawn, one.at) });
    }
  }
}

/** Whether there is anything the step could be tried on; without it there is no call to make. */
function mayTry(stays: readonly Stay[], version: number | null, one: Step): boolean {
  const live = stays.filter((stay) => stay.live);
  if (one.do === 'place') return true;
  if (version === null) return false;
  if (one.do === 'end') return live.some(({ to }) => to === null);
  if (one.do === 'reinstate') return stays.some((stay) => !stay.live);
  return one.do === 'move' || one.do === 'past' || live.length > 0;
}

/** Where the child was on each day, by the data. */
function homesByDay(
  placements: readonly { readonly home: { readonly id: HomeId }; from: string; to: string | null }[],
) {
  return Array.from({ length: DAYS + 2 }, (_, index) =>
    placements
      .filter(({ from, to }) => from <= on(index) && (to === null || to >= on(index)))
      .map(({ home: { id } }) => id),
  );
}

/** One of each kind, each of them possible: what chance draws besides may leave one out. */
const EVERY_STEP: Step[] = [
  { do: 'place', home: 0, from: 4 },
  { do: 'move', home: 1, from: 7 },
  { do: 'end', to: 9 },
  { do: 'reopen', at: 1 },
  { do: 'withdraw', at: 1 },
  { do: 'reinstate', at: 0 },
  { do: 'past', home: 1, from: 0, to: 2 },
  { do: 'correct', at: 2, home: 0, from: 1, to: 2 },
];

const tried = new Set<string>();
const done = new Set<string>();

test('whatever is placed, moved, ended, corrected and undone: no day twice, no day lost, refused exactly when a rule breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const personId = await enterChild(manager, { birthDate: asLocalDate('2014-05-05') });
      let stays: readonly Stay[] = [];
      let version: number | null = null;
      for (const one of steps) {
        if (!mayTry(stays, version, one)) continue;
        tried.add(one.do);
        const expected = after(stays, one);
        if (expected === null) {
          expect(
            (await refusalOf(perform(personId, version, stays, one))).code,
            JSON.stringify({ stays, one }),
          ).toMatch(/^(INVALID_INPUT|RULE_BROKEN|ALREADY_DONE)$/);
        } else {
          const changed = await perform(personId, version, stays, one);
          done.add(one.do);
          version = changed.version;
          stays = expected.map((stay) => (stay.id === 'new' ? { ...stay, id: there(changed.placementId) } : stay));
        }
        const care = await manager.care.open({ personId });
        expect(care.version).toBe(version);
        const standing = care.placements.filter(({ withdrawn }) => withdrawn === null);
        const byModel = stays
          .filter(({ live }) => live)
          .map((stay) => ({
            home: { id: there(homes[stay.home]) },
            from: on(stay.from),
            to: stay.to === null ? null : on(stay.to),
          }));
        expect(homesByDay(standing)).toEqual(homesByDay(byModel));
        // What was ever entered is still on record.
        expect(new Set(care.placements.map(({ id }) => id))).toEqual(new Set(stays.map(({ id }) => id)));
      }
    }),
    { numRuns: 60, examples: [[EVERY_STEP]] },
  );
  // Each kind of step was both tried and done, or the model proves nothing about it.
  const kinds = ['place', 'move', 'end', 'past', 'correct', 'reopen', 'withdraw', 'reinstate'];
  expect([...done].toSorted()).toEqual(kinds.toSorted());
  expect([...tried].toSorted()).toEqual(kinds.toSorted());
}, 120_000);
