import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deadlinesOfCandidate } from '#shared/features/foster-care/candidate-deadlines.rules.ts';
import { deadlinesOfChild } from '#shared/features/foster-care/child-deadlines.rules.ts';
import { compareDeadlines, type Deadline, type RuleOn } from '#shared/features/foster-care/deadline-parts.ts';
import {
  ADULT_BASIS,
  type CandidateFacts,
  type CareLeaverFacts,
  type ChildFacts,
  type HomeFacts,
} from '#shared/features/foster-care/deadlines.facts.ts';
import { DEADLINE_CODES, type DeedCode } from '#shared/features/foster-care/deadlines.rules.ts';
import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import { deadlinesOfHome } from '#shared/features/foster-care/home-deadlines.rules.ts';
import { deadlinesOfCareLeaver } from '#shared/features/foster-care/leaver-deadlines.rules.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { addDays, startOfOfficeDay, type LocalDate } from '#shared/kernel/local-date.ts';
import { deadlineRow } from '#tests/support/deadline-rules.ts';
import { day } from '#tests/support/foster-facts.ts';

/** All that is recorded lies before this day; it is asked from there on. */
const LAST = day('2026-06-30');
/** Rules that hold on every day: a change of a rule is a case of its own. */
const ruleOn: RuleOn = (code) => ({ value: deadlineRow(code).value, source: '' });

const past = fc.integer({ min: -2200, max: 0 }).map((days) => addDays(LAST, days));
const birth = fc.integer({ min: -9000, max: -1 }).map((days) => addDays(LAST, days));
/** Whole and open stretches; what is planned ends after all that is asked. */
const stretch = fc
  .tuple(past, fc.option(fc.integer({ min: 0, max: 900 })))
  .map(([from, long]) => ({ from, to: long === null ? null : addDays(from, long) }));
const form = fc.constantFrom(...HOME_FORMS);
const person = fc.constantFrom('a', 'b', 'c');
const BORN = { a: day('1980-01-01'), b: day('2008-02-29'), c: day('2010-08-31') } as const;
const deedCode: fc.Arbitrary<DeedCode> = fc.constantFrom(...DEADLINE_CODES, 'emergency-extended', 'stay-until-court');
const deeds = fc.array(fc.record({ code: deedCode, on: past, at: fc.constant(null) }), { maxLength: 6 });
const result = fc.constantFrom('positive' as const, 'negative' as const);

/** Stays one after the other, now and then with a gap; none begins ahead, where it would be an event of its own. */
const chained = fc
  .tuple(
    past,
    fc.array(fc.tuple(form, fc.integer({ min: 0, max: 500 }), fc.constantFrom(1, 1, 1, 2, 40), fc.boolean()), {
      maxLength: 6,
    }),
    fc.boolean(),
  )
  .map(([first, parts, open]) => {
    let from = first;
    const stays = parts.map(([kind, long, gap, urgent], place) => {
      const began = from;
      const to = open && place === parts.length - 1 ? null : addDays(began, long);
      from = addDays(began, long + gap);
      const admittedAt = toInstant(Date.parse(startOfOfficeDay(began)) + long * 100_000);
      return { homeId: `h${place}`, form: kind, from: began, to, basis: '', emergency: urgent ? { admittedAt } : null };
    });
    return stays.filter((stay) => stay.from <= LAST);
  });

const children: fc.Arbitrary<ChildFacts> = fc.record({
  id: fc.constant('child'),
  birthDate: birth,
  deathDate: fc.option(past, { freq: 8 }),
  stays: chained,
  legalBases: fc.array(
    stretch.map((one) => ({ ...one, kind: ADULT_BASIS })),
    { maxLength: 3 },
  ),
  assessments: fc.array(
    past.map((on) => ({ on })),
    { maxLength: 5 },
  ),
  deeds,
  fundingSharedFrom: fc.option(past),
});
const objections = fc.record({ on: past, answeredOn: fc.option(past), upheld: fc.boolean() });
const homes: fc.Arbitrary<HomeFacts> = fc.record({
  id: fc.constant('home'),
  isFamily: fc.boolean(),
  forms: fc.array(
    stretch.chain((one) => form.map((kind) => ({ ...one, form: kind }))),
    { minLength: 1, maxLength: 3 },
  ),
  contracts: fc.uniqueArray(stretch, { maxLength: 2, selector: ({ to }) => to }),
  firstChildOn: fc.option(past),
  carers: fc.array(
    stretch.chain((one) => person.map((personId) => ({ ...one, personId }))),
    { maxLength: 2 },
  ),
  household: fc.array(
    fc.tuple(stretch, person).map(([one, personId]) => ({ ...one, personId, birthDate: BORN[personId] })),
    { maxLength: 3 },
  ),
  papers: fc.array(
    fc.record({
      code: fc.constantFrom('medical' as const, 'psychological' as const, 'register-check' as const),
      personId: fc.option(person),
      issuedOn: past,
      validUntil: fc.option(past),
    }),
    { maxLength: 5 },
  ),
  assessments: fc.array(
    fc.record({ on: past, result, notifiedOn: fc.option(past), objections: fc.option(objections) }),
    { maxLength: 4 },
  ),
  deeds,
  standards: fc.option(fc.record({ adoptedOn: past, reviewedOn: fc.array(past, { maxLength: 2 }) })),
});
const leavers: fc.Arbitrary<CareLeaverFacts> = fc.record({
  id: fc.constant('leaver'),
  birthDate: birth,
  deathDate: fc.option(past, { freq: 8 }),
  placedByCourt: fc.constantFrom(true, true, false),
  stays: chained,
  studyAid: fc.array(stretch, { maxLength: 2 }),
  deeds,
});
const candidates: fc.Arbitrary<CandidateFacts> = fc.record({
  id: fc.constant('candidate'),
  appliedOn: past,
  endedOn: fc.option(past, { freq: 6 }),
  becameHomeOn: fc.option(past, { freq: 6 }),
  qualifications: fc.array(fc.record({ on: past, result }), { maxLength: 3 }),
  trainingAskedOn: fc.option(past),
  trainingBeganOn: fc.option(past),
  certificates: fc.array(
    past.map((issuedOn) => ({ issuedOn })),
    { maxLength: 2 },
  ),
});

type Ask = (today: LocalDate, rules?: RuleOn) => readonly Deadline[];
const asking =
  <Facts>(engine: (facts: Facts, rules: RuleOn, today: LocalDate) => readonly Deadline[]) =>
  (facts: Facts): { readonly facts: object; readonly ask: Ask; readonly reversed: Ask } => {
    const frozen = deepFreeze(structuredClone(facts));
    const turned = Object.fromEntries(
      Object.entries(facts as object).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    ) as Facts;
    return {
      facts: frozen as object,
      ask: (today, rules = ruleOn) => engine(frozen, rules, today),
      reversed: (today, rules = ruleOn) => engine(turned, rules, today),
    };
  };

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

const SUBJECTS = [
  ['child', children.map(asking(deadlinesOfChild))],
  ['home', homes.map(asking(deadlinesOfHome))],
  ['care leaver', leavers.map(asking(deadlinesOfCareLeaver))],
  ['candidate', candidates.map(asking(deadlinesOfCandidate))],
] as const;

const ahead = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(LAST, days));
const key = ({ code, personId, basis, subjectId }: Deadline): string => [code, subjectId, personId, basis.on].join(' ');

describe.each(SUBJECTS)('deadlines of a %s', (_name, subjects) => {
  it('are the same on a day whether asked for the first time or on each of the thirty days before', () => {
    fc.assert(
      fc.property(subjects, ahead, ({ ask }, today) => {
        const once = ask(today);
        for (let back = 30; back > 0; back -= 1) ask(addDays(today, -back));
        expect(ask(today)).toEqual(once);
        ask(addDays(today, 400));
        expect(ask(today)).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });

  it('never move with the day they are asked on', () => {
    fc.assert(
      fc.property(subjects, ahead, fc.integer({ min: 1, max: 600 }), ({ ask }, today, days) => {
        const before = new Map(ask(today).map((one) => [key(one), one]));
        for (const one of ask(addDays(today, days))) expect(one).toEqual(before.get(key(one)) ?? one);
      }),
      { numRuns: 300 },
    );
  });

  it('open as the days pass exactly what asking at the end shows', () => {
    fc.assert(
      fc.property(subjects, ahead, ({ ask }, today) => {
        const seen = new Map<string, Deadline>();
        for (let away = 0; away <= 30; away += 1) {
          const open = ask(addDays(today, away));
          const keys = new Set(open.map(key));
          for (const known of seen.keys()) if (!keys.has(known)) seen.delete(known);
          for (const one of open) if (!seen.has(key(one))) seen.set(key(one), one);
        }
        expect([...seen.values()].toSorted(compareDeadlines)).toEqual(ask(addDays(today, 30)));
      }),
      { numRuns: 60 },
    );
  });

  it('stand in one order, each once, whatever the order of the facts', () => {
    fc.assert(
      fc.property(subjects, ahead, ({ ask, reversed }, today) => {
        const open = ask(today);
        expect(open).toEqual(open.toSorted(compareDeadlines));
        expect(reversed(today)).toEqual(open);
        expect(new Set(open.map(key)).size).toBe(open.length);
      }),
      { numRuns: 200 },
    );
  });

  it('are shown from a day that is not after the term', () => {
    fc.assert(
      fc.property(subjects, ahead, ({ ask }, today) => {
        for (const { due, leadFrom } of ask(today)) expect(leadFrom <= due).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

it('of a child there are none after its death or when no stay holds', () => {
  fc.assert(
    fc.property(children, ahead, (facts, today) => {
      const open = deadlinesOfChild(facts, ruleOn, today);
      const stays = facts.stays.filter(
        (stay) => stay.form !== 'respite' && stay.from <= today && (stay.to === null || stay.to >= today),
      );
      const gone = (facts.deathDate !== null && facts.deathDate <= today) || stays.length === 0;
      if (gone) expect(open).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
