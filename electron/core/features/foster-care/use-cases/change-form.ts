import { storedFamily } from '#db/repositories/families.repository.ts';
import { childDaysOf } from '#db/repositories/care.repository.ts';
import { insertForm, setFormEnd, setFormPlaces, type StoredForm } from '#db/repositories/homes.repository.ts';
import { takeBack } from '#db/repositories/taken-back.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { formEndProblems, formProblems } from '#shared/features/foster-care/homes.rules.ts';
import type { FormFields } from '#shared/features/foster-care/homes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { HomeId, RecordId } from '#shared/kernel/ids.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { succeed } from '#shared/kernel/succession.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeHome, type HomeTarget } from '../change-home.ts';
import { kindFollowsForm } from '../family-kind.ts';
import { wordProblems } from '../words.ts';

/** Why the former row no longer counts: words of the office's record. */
const CORRECTED = 'poprawka formy lub jej pierwszego dnia';

const recorded = ({ form, from, to, maxPlaces }: Pick<StoredForm, 'form' | 'from' | 'to' | 'maxPlaces'>) => ({
  form,
  from,
  to,
  maxPlaces,
});

/**
 * Another form from a day on; the former one ends on the day before. On the first day of the present form, or of the same
 * form earlier, it is a correction: what stood there is taken back. The same form on its own first day takes another number
 * of places.
 */
export async function changeForm(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly fields: FormFields },
): Promise<{ id: HomeId; version: number }> {
  const { fields } = input;
  return await changeHome(deps, actor, input, async (tx, { home, viewer, change, audit }) => {
    refuseProblems('fields', formProblems(fields, home.familyId !== null, viewer.today));
    const chosen = { dictionary: 'home-form', code: fields.form, path: 'form', label: 'Forma' } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.from)).problems);
    const track = home.forms.filter(({ form }) => (form === 'respite') === (fields.form === 'respite'));
    const open = track.find(({ to }) => to === null);
    const same = (one: StoredForm): boolean => one.form === fields.form;
    if (open !== undefined && same(open) && open.from === fields.from) {
      await setFormPlaces(tx, open.id, fields.maxPlaces);
      return {
        fields: ['maxPlaces'],
        before: { form: recorded(open) },
        after: { form: recorded({ ...open, ...fields }) },
      };
    }
    const plan = succeed(track, fields.from, same);
    if (plan.kind === 'too-early') {
      const message = `Forma od: podaj datę nie wcześniejszą niż ${formatDate(plan.notBefore)}; wcześniej zapisana jest inna forma.`;
      refuseProblems('fields', [{ path: 'from', message }]);
    }
    if (plan.kind === 'correct') {
      if (plan.shortens !== null) await setFormEnd(tx, plan.shortens.id, plan.shortens.lastDay, null);
      await takeBack(tx, 'home_forms', plan.corrects, { ...change, reason: CORRECTED });
    }
    if (plan.kind === 'follow') await setFormEnd(tx, plan.closes, plan.lastDay, null);
    if (home.familyId !== null) {
      const family = await storedFamily(tx, home.familyId);
      if (family !== null) await kindFollowsForm(tx, deps, family, fields, 'fields.from');
    }
    await insertForm(tx, home.id, { ...fields, id: asRecordId(deps.ids.next()) }, change);
    if (home.familyId !== null) await keepAssessmentTask(tx, audit, deps, actor, home.familyId);
    return {
      fields: ['form'],
      before: open === undefined ? null : { form: recorded(open) },
      after: { form: recorded({ ...fields, to: null }) },
    };
  });
}

/** The form that lasts ends, and none follows. @throws AppError NOT_FOUND, ALREADY_DONE; INVALID_INPUT while children stay */
export async function endForm(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly lineId: RecordId; readonly to: LocalDate; readonly reason: string },
): Promise<{ id: HomeId; version: number }> {
  const { lineId, to, reason } = input;
  return await changeHome(deps, actor, input, async (tx, { home }) => {
    const form = formIn(home.forms, lineId);
    if (form.to !== null) throw new AppError('ALREADY_DONE', { state: 'ended' });
    const stays = form.form === 'respite' ? [] : await childDaysOf(tx, home.id);
    refuseProblems(null, formEndProblems(form, to, stays));
    await setFormEnd(tx, form.id, to, reason);
    return {
      fields: ['form'],
      before: { form: recorded(form) },
      after: { form: { ...recorded({ ...form, to }), endReason: reason } },
    };
  });
}

/** Undoes an ending. @throws AppError NOT_FOUND, ALREADY_DONE; RULE_BROKEN when another form follows */
export async function reopenForm(
  deps: Deps,
  actor: Actor,
  input: HomeTarget & { readonly lineId: RecordId },
): Promise<{ id: HomeId; version: number }> {
  return await changeHome(deps, actor, input, async (tx, { home }) => {
    const form = formIn(home.forms, input.lineId);
    if (form.to === null) throw new AppError('ALREADY_DONE', { state: 'open' });
    await setFormEnd(tx, form.id, null, null);
    return { fields: ['form'], before: { form: recorded(form) }, after: { form: recorded({ ...form, to: null }) } };
  });
}

/** One live form of the home. @throws AppError NOT_FOUND */
function formIn(forms: readonly StoredForm[], id: RecordId): StoredForm {
  const form = forms.find((one) => one.id === id);
  if (form === undefined) throw new AppError('NOT_FOUND', { kind: 'home' });
  return form;
}
