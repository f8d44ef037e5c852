import type { PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { addDays, addMonths, addYears, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import { insertBasis, insertCare, insertPlacement } from '../repositories/care.repository.ts';
import type { Change } from '../repositories/kept-records.repository.ts';
import {
  insertGoal,
  insertGuardian,
  insertHelp,
  insertLeaver,
  insertPath,
  insertProgramme,
  insertStep,
  insertSuspension,
  setApproval,
  setDecision,
  setGoalDone,
} from '../repositories/leavers.repository.ts';
import { asHomeId, asPersonId, asRecordId } from '../repositories/values.ts';
import type { Tx } from '../sqlite/office-database.ts';
import { workingHour } from './moments.ts';

interface Options {
  readonly today: LocalDate;
  readonly ids: { next(): string };
  readonly by: UserId;
}

interface Person {
  readonly personId: PersonId;
  readonly birthDate: LocalDate;
}

/**
 * Those on the way to independence in the demonstration: at 17 without a guardian, with a programme, studying at 20 and
 * with help that is suspended. Who is 17 in care and has nothing stands in the list all the same.
 */
export async function fillLeavers(tx: Tx, options: Options): Promise<void> {
  const filling = new Filling(tx, options);
  const [, withoutGuardian, withProgramme] = await inCareAt(tx, options.today, 16, 18);
  if (withoutGuardian !== undefined) await filling.withoutGuardian(withoutGuardian);
  if (withProgramme !== undefined) await filling.withProgramme(withProgramme);
  const [studying, suspended] = await grownUp(tx, options.today);
  if (studying !== undefined) await filling.leftCare(studying, { suspended: false });
  if (suspended !== undefined) await filling.leftCare(suspended, { suspended: true });
}

class Filling {
  readonly #tx: Tx;
  readonly #options: Options;

  constructor(tx: Tx, options: Options) {
    this.#tx = tx;
    this.#options = options;
  }

  async withoutGuardian({ personId }: Person): Promise<void> {
    await this.#path(personId, addDays(this.#options.today, -40));
  }

  async withProgramme({ personId }: Person): Promise<void> {
    const { today } = this.#options;
    const from = addMonths(today, -5);
    const path = await this.#path(personId, from);
    await this.#guardian(path, from);
    const drafted = addMonths(today, -2);
    await this.#programme(path, drafted, addDays(drafted, 12));
    for (const [step, at] of [
      ['informed', 0],
      ['guardian-choice', 0],
      ['guardian-consent', 0],
      ['court-order', 9],
    ] as const) {
      await this.#step(path, step, addDays(from, at));
    }
  }

  /** Somebody who left an institution on the day of majority, and is helped to study. */
  async leftCare({ personId, birthDate }: Person, { suspended }: { readonly suspended: boolean }): Promise<void> {
    const { today } = this.#options;
    const home = await this.#tx
      .selectFrom('foster_homes')
      .select('id')
      .where('family_id', 'is', null)
      .orderBy('id')
      .executeTakeFirst();
    if (home === undefined) return;
    const from = later(addYears(birthDate, 14), asLocalDate('2018-02-01'));
    const majority = addYears(birthDate, 18);
    const to = addDays(majority, -1);
    if (to <= from || to >= today) return;
    await insertCare(this.#tx, personId, null, this.#change(from));
    await insertPlacement(
      this.#tx,
      {
        id: this.#id(),
        personId,
        homeId: asHomeId(home.id),
        kind: 'stay',
        from,
        fromMinute: null,
        to,
        reason: 'care-incapacity',
        note: null,
        endReason: 'of-age',
        endNote: null,
        replaces: null,
      },
      this.#change(from),
    );
    await insertBasis(
      this.#tx,
      personId,
      {
        id: this.#id(),
        kind: 'court',
        body: 'Sąd Rejonowy w Jaworzcu',
        actOn: from,
        reference: null,
        from,
        to,
        note: null,
      },
      this.#change(from),
    );
    const opened = addMonths(majority, -13);
    const path = await this.#path(personId, opened);
    await this.#guardian(path, addDays(opened, 7));
    await this.#programme(path, addMonths(majority, -3), addMonths(majority, -2));
    const study = await this.#help(path, 'study', addDays(majority, 3), majority);
    await this.#help(path, 'housing', addDays(majority, 10), addDays(majority, 40));
    for (const step of ['informed', 'guardian-consent', 'stay-proof', 'school-proof', 'income']) {
      await this.#step(path, step, addDays(majority, -20));
    }
    if (!suspended) return;
    const since = addDays(today, -50);
    const fields = { helpId: study, reason: 'study-break', from: since, to: null, note: null };
    await insertSuspension(this.#tx, this.#id(), fields, this.#change(since));
  }

  async #path(personId: PersonId, from: LocalDate): Promise<RecordId> {
    const id = this.#id();
    await insertLeaver(this.#tx, personId, this.#change(from));
    await insertPath(this.#tx, { id, personId, basis: 'foster-care', from, note: null }, this.#change(from));
    return id;
  }

  async #guardian(path: RecordId, from: LocalDate): Promise<void> {
    const fields = { kind: 'coordinator', personId: null, userId: this.#options.by, from, to: null, note: null };
    await insertGuardian(this.#tx, path, this.#id(), { ...fields, consentOn: addDays(from, 5) }, this.#change(from));
  }

  async #programme(path: RecordId, draftedOn: LocalDate, approvedOn: LocalDate): Promise<void> {
    const id = this.#id();
    const change = this.#change(draftedOn);
    await insertProgramme(this.#tx, path, id, { draftedOn, note: null }, change);
    await setApproval(this.#tx, id, { how: 'approve', on: approvedOn, by: 'kierownik ośrodka' });
    const goal = this.#id();
    const dueOn = addMonths(draftedOn, 18);
    const entered = { enteredOn: draftedOn, dueOn };
    await insertGoal(
      this.#tx,
      id,
      goal,
      { kind: 'goal', area: 'education', words: 'Ukończenie szkoły i zdanie egzaminu zawodowego', ...entered },
      change,
    );
    await insertGoal(
      this.#tx,
      id,
      this.#id(),
      { kind: 'task', area: 'housing', words: 'Wniosek o mieszkanie z zasobu gminy', ...entered },
      change,
    );
    const first = this.#id();
    await insertGoal(
      this.#tx,
      id,
      first,
      { kind: 'task', area: 'money', words: 'Założenie rachunku i plan miesięcznych wydatków', ...entered },
      change,
    );
    await setGoalDone(this.#tx, first, { how: 'goal-done', on: addDays(draftedOn, 30), outcome: null });
  }

  async #help(path: RecordId, form: string, requestedOn: LocalDate, from: LocalDate): Promise<RecordId> {
    const id = this.#id();
    await insertHelp(this.#tx, path, id, { form, requestedOn, note: null }, this.#change(requestedOn));
    await setDecision(this.#tx, id, {
      how: 'decide',
      state: 'granted',
      number: null,
      on: addDays(requestedOn, 21),
      from,
      to: null,
    });
    return id;
  }

  async #step(path: RecordId, step: string, doneOn: LocalDate): Promise<void> {
    const fields = { step, doneOn, keptAt: 'teczka sprawy', note: null };
    await insertStep(this.#tx, path, this.#id(), fields, this.#change(doneOn));
  }

  #change(day: LocalDate): Change {
    return { at: workingHour(day), by: this.#options.by };
  }

  #id(): RecordId {
    return asRecordId(this.#options.ids.next());
  }
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

const personOf = (row: { readonly id: string; readonly birth_date: string }): Person => ({
  personId: asPersonId(row.id),
  birthDate: asLocalDate(row.birth_date),
});

/** Those of an age who are in care today, the oldest first. */
async function inCareAt(tx: Tx, today: LocalDate, from: number, to: number): Promise<readonly Person[]> {
  const rows = await tx
    .selectFrom('people as p')
    .innerJoin('placements as s', 's.person_id', 'p.id')
    .select(['p.id', 'p.birth_date'])
    .where('s.to_date', 'is', null)
    .where('s.kind', '=', 'stay')
    .where('p.archived_on', 'is', null)
    .where('p.birth_date', '<=', addYears(today, -from))
    .where('p.birth_date', '>', addYears(today, -to))
    .orderBy('p.birth_date')
    .orderBy('p.id')
    .execute();
  return rows.map(personOf);
}

/** Two of those who are 19 or 20 and were never in care. */
async function grownUp(tx: Tx, today: LocalDate): Promise<readonly Person[]> {
  const rows = await tx
    .selectFrom('people as p')
    .select(['p.id', 'p.birth_date'])
    .where('p.archived_on', 'is', null)
    .where('p.death_date', 'is', null)
    .where('p.death_year', 'is', null)
    .where('p.birth_date', '<=', addYears(today, -19))
    .where('p.birth_date', '>', addYears(today, -21))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('foster_children as c').select('c.person_id').whereRef('c.person_id', '=', 'p.id'))),
    )
    .orderBy('p.birth_date')
    .orderBy('p.id')
    .limit(2)
    .execute();
  return rows.map(personOf);
}
