import type { LeaverPath } from '#shared/features/foster-care/leavers.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { useText } from '../../i18n/index.ts';

/** Something that happened on a path, on its day. */
export interface LeaverEvent {
  readonly key: string;
  readonly on: LocalDate;
  readonly what: string;
}

const live = <Line extends { readonly withdrawn: unknown }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

/** What happened on a path, newest first; nothing of what was taken back. */
export function leaverEvents(path: LeaverPath, t: ReturnType<typeof useText<'leavers'>>): readonly LeaverEvent[] {
  const events: LeaverEvent[] = [];
  const add = (key: string, on: LocalDate | null, what: string): void => {
    if (on !== null) events.push({ key, on, what });
  };
  add('opened', path.from, t('card.opened', { basis: path.basis.label }));
  for (const { id, name, from, to, consentOn } of live(path.guardians)) {
    const who = name ?? t('card.protectedGuardian');
    add(`${id} from`, from, t('events.guardian', { who }));
    add(`${id} consent`, consentOn, t('events.consent', { who }));
    add(`${id} to`, to, t('events.guardianEnd', { who }));
  }
  for (const { id, draftedOn, approvedOn, assessedOn, goals } of live(path.programmes)) {
    add(`${id} drafted`, draftedOn, t('events.drafted'));
    add(`${id} approved`, approvedOn, t('events.approved'));
    add(`${id} assessed`, assessedOn, t('events.assessed'));
    for (const goal of live(goals)) {
      if (goal.kind === 'change') add(goal.id, goal.enteredOn, t('events.change', { words: goal.words }));
      add(`${goal.id} done`, goal.doneOn, t('events.goalDone', { words: goal.words }));
    }
  }
  for (const { id, form, requestedOn, decisionOn, state, suspensions } of live(path.help)) {
    add(`${id} asked`, requestedOn, t('events.requested', { form: form.label }));
    add(`${id} decided`, decisionOn, t(`events.${state}`, { form: form.label }));
    for (const pause of live(suspensions)) {
      add(pause.id, pause.from, t('events.suspended', { form: form.label }));
      add(`${pause.id} end`, pause.to, t('events.suspensionEnd', { form: form.label }));
    }
  }
  for (const { id, doneOn, step } of live(path.steps)) add(id, doneOn, t('events.step', { step: step.label }));
  if (path.endReason !== null) add('ended', path.to, t('card.ended', { reason: path.endReason.label }));
  return events.toSorted((a, b) => (a.on < b.on ? 1 : -1));
}
