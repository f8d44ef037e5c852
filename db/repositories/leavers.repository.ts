import type { LineOf, PathEndFields, PathFields, SettleOf } from '#shared/features/foster-care/leavers.schema.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';

/** Whose way to independence it is: the version its changes are based on; null of a person who never had a path. */
export async function leaverOf(
  r: Reader,
  personId: PersonId,
): Promise<{ readonly version: number; readonly changedAt: string; readonly changedByName: string } | null> {
  const row = await r
    .selectFrom('leavers as l')
    .innerJoin('users', 'users.id', 'l.changed_by')
    .select(['l.version', 'l.changed_at', 'users.display_name'])
    .where('l.person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { version: row.version, changedAt: row.changed_at, changedByName: row.display_name };
}

export async function insertLeaver(tx: Tx, personId: PersonId, change: Change): Promise<void> {
  const { at, by } = change;
  await tx
    .insertInto('leavers')
    .values({ person_id: personId, version: 1, created_at: at, created_by: by, changed_at: at, changed_by: by })
    .execute();
}

/** The next version if it still has that one, else null. */
export async function takeLeaverVersion(
  tx: Tx,
  personId: PersonId,
  version: number,
  change: Change,
): Promise<number | null> {
  const result = await tx
    .updateTable('leavers')
    .set({ version: version + 1, changed_at: change.at, changed_by: change.by })
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? version + 1 : null;
}

const by = (change: Change) => ({
  by_user: change.by,
  at: change.at,
  withdrawn_at: null,
  withdrawn_by: null,
  withdraw_reason: null,
});

/** @throws AppError RULE_BROKEN (by the trigger) when the person has another path on that day */
export async function insertPath(
  tx: Tx,
  path: PathFields & { readonly id: RecordId; readonly personId: PersonId },
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_paths')
    .values({
      id: path.id,
      person_id: path.personId,
      basis: path.basis,
      note: path.note,
      end_reason: null,
      end_note: null,
      from_date: path.from,
      to_date: null,
      ...by(change),
    })
    .execute();
}

/** Ends a path, or lets it go on. */
export async function setPathEnd(tx: Tx, id: RecordId, end: PathEndFields | null): Promise<void> {
  await tx
    .updateTable('leaver_paths')
    .set({ to_date: end?.to ?? null, end_reason: end?.reason ?? null, end_note: end?.note ?? null })
    .where('id', '=', id)
    .execute();
}

export async function setGuardianEnd(tx: Tx, id: RecordId, to: LocalDate | null): Promise<void> {
  await tx.updateTable('leaver_guardians').set({ to_date: to }).where('id', '=', id).execute();
}

/** @param to the last day, where another guardian follows */
export async function insertGuardian(
  tx: Tx,
  pathId: RecordId,
  id: RecordId,
  fields: Omit<LineOf<'guardian'>, 'line'> & { readonly to: LocalDate | null },
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_guardians')
    .values({
      id,
      path_id: pathId,
      kind: fields.kind,
      person_id: fields.personId,
      user_id: fields.userId,
      consent_on: fields.consentOn,
      note: fields.note,
      from_date: fields.from,
      to_date: fields.to,
      ...by(change),
    })
    .execute();
}

export async function setConsent(tx: Tx, id: RecordId, on: LocalDate): Promise<void> {
  await tx.updateTable('leaver_guardians').set({ consent_on: on }).where('id', '=', id).execute();
}

/** @throws AppError RULE_BROKEN (by the trigger) when the path has a programme */
export async function insertProgramme(
  tx: Tx,
  pathId: RecordId,
  id: RecordId,
  fields: Omit<LineOf<'programme'>, 'line'>,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_programmes')
    .values({
      id,
      path_id: pathId,
      drafted_on: fields.draftedOn,
      approved_on: null,
      approved_by: null,
      assessed_on: null,
      assessment: null,
      note: fields.note,
      ...by(change),
    })
    .execute();
}

export async function setApproval(tx: Tx, id: RecordId, fields: SettleOf<'approve'>): Promise<void> {
  await tx
    .updateTable('leaver_programmes')
    .set({ approved_on: fields.on, approved_by: fields.by })
    .where('id', '=', id)
    .execute();
}

export async function setAssessment(tx: Tx, id: RecordId, fields: SettleOf<'assess'>): Promise<void> {
  await tx
    .updateTable('leaver_programmes')
    .set({ assessed_on: fields.on, assessment: fields.words })
    .where('id', '=', id)
    .execute();
}

export async function insertGoal(
  tx: Tx,
  programmeId: RecordId,
  id: RecordId,
  fields: Omit<LineOf<'goal'>, 'line'>,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_goals')
    .values({
      id,
      programme_id: programmeId,
      kind: fields.kind,
      area: fields.area,
      entered_on: fields.enteredOn,
      words: fields.words,
      due_on: fields.dueOn,
      done_on: null,
      outcome: null,
      ...by(change),
    })
    .execute();
}

export async function setGoalDone(tx: Tx, id: RecordId, fields: SettleOf<'goal-done'>): Promise<void> {
  await tx
    .updateTable('leaver_goals')
    .set({ done_on: fields.on, outcome: fields.outcome })
    .where('id', '=', id)
    .execute();
}

export async function insertHelp(
  tx: Tx,
  pathId: RecordId,
  id: RecordId,
  fields: Omit<LineOf<'help'>, 'line'>,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_help')
    .values({
      id,
      path_id: pathId,
      form: fields.form,
      requested_on: fields.requestedOn,
      state: 'requested',
      decision_number: null,
      decision_on: null,
      from_date: null,
      to_date: null,
      note: fields.note,
      ...by(change),
    })
    .execute();
}

export async function setDecision(tx: Tx, id: RecordId, fields: SettleOf<'decide'>): Promise<void> {
  await tx
    .updateTable('leaver_help')
    .set({
      state: fields.state,
      decision_number: fields.number,
      decision_on: fields.on,
      from_date: fields.from,
      to_date: fields.to,
    })
    .where('id', '=', id)
    .execute();
}

export async function setHelpEnd(tx: Tx, id: RecordId, to: LocalDate): Promise<void> {
  await tx.updateTable('leaver_help').set({ to_date: to }).where('id', '=', id).execute();
}

/** @throws AppError RULE_BROKEN (by the trigger) when the help is suspended on one of these days */
export async function insertSuspension(
  tx: Tx,
  id: RecordId,
  fields: Omit<LineOf<'suspension'>, 'line'>,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_suspensions')
    .values({
      id,
      help_id: fields.helpId,
      reason: fields.reason,
      note: fields.note,
      from_date: fields.from,
      to_date: fields.to,
      ...by(change),
    })
    .execute();
}

export async function setSuspensionEnd(tx: Tx, id: RecordId, to: LocalDate): Promise<void> {
  await tx.updateTable('leaver_suspensions').set({ to_date: to }).where('id', '=', id).execute();
}

/** @throws AppError RULE_BROKEN (by the trigger) when the path has that step already */
export async function insertStep(
  tx: Tx,
  pathId: RecordId,
  id: RecordId,
  fields: Omit<LineOf<'step'>, 'line'>,
  change: Change,
): Promise<void> {
  await tx
    .insertInto('leaver_steps')
    .values({
      id,
      path_id: pathId,
      step: fields.step,
      done_on: fields.doneOn,
      kept_at: fields.keptAt,
      note: fields.note,
      ...by(change),
    })
    .execute();
}
