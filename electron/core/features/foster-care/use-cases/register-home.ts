import { storedFamily } from '#db/repositories/families.repository.ts';
import { homeOfFamily, insertForm, insertHome } from '#db/repositories/homes.repository.ts';
import { asHomeId, asRecordId } from '#db/repositories/values.ts';
import { formProblems, normaliseInstitution } from '#shared/features/foster-care/homes.rules.ts';
import type { FormFields, InstitutionFields } from '#shared/features/foster-care/homes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, HomeId } from '#shared/kernel/ids.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { kindFollowsForm } from '../family-kind.ts';
import { refuseTakenRegon } from '../taken-regon.ts';
import { wordProblems } from '../words.ts';

interface Input {
  readonly familyId: FamilyId | null;
  readonly institution: InstitutionFields | null;
  readonly form: FormFields;
  readonly note: string | null;
}

/** Enters a family that takes children, or an institution; the family's kind follows the form. */
export async function registerHome(deps: Deps, actor: Actor, input: Input): Promise<{ id: HomeId; version: number }> {
  const viewer = viewerOf(deps, actor, 'homes.edit');
  const { familyId, form } = input;
  if ((familyId === null) === (input.institution === null)) {
    refuseProblems(null, [{ path: 'familyId', message: 'Rodzina: wybierz rodzinę albo wpisz dane placówki.' }]);
  }
  refuseProblems('form', formProblems(form, familyId !== null, viewer.today));
  const institution = input.institution === null ? null : normaliseInstitution(input.institution);
  const note = blankToNull(input.note);
  const id = asHomeId(deps.ids.next());
  return await command(deps, actor, async (tx, audit) => {
    const chosen = { dictionary: 'home-form', code: form.form, path: 'form', label: 'Forma' } as const;
    refuseProblems('form', (await wordProblems(tx, [chosen], form.from)).problems);
    const change = { by: actor.userId, at: deps.clock.now() };
    if (institution !== null) await refuseTakenRegon(tx, institution, null);
    if (familyId !== null) {
      await requireSight(tx, viewer, 'family', [familyId]);
      const family = await storedFamily(tx, familyId);
      if (family === null) throw new AppError('NOT_FOUND', { kind: 'family' });
      if (family.archivedOn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
      if ((await homeOfFamily(tx, familyId)) !== null) {
        refuseProblems(null, [
          { path: 'familyId', message: 'Rodzina: ta rodzina jest już na liście, otwórz jej kartę pieczy.' },
        ]);
      }
      await kindFollowsForm(tx, deps, family, form, 'form.from');
    }
    await insertHome(tx, { id, familyId, institution, note }, change);
    await insertForm(tx, id, { ...form, id: asRecordId(deps.ids.next()) }, change);
    if (familyId !== null) await keepAssessmentTask(tx, audit, deps, actor, familyId);
    await audit({
      subjects: [{ kind: 'home', id }, ...(familyId === null ? [] : [{ kind: 'family', id: familyId } as const])],
      fields: ['form', ...(institution === null ? [] : ['institution']), ...(note === null ? [] : ['note'])],
      after: { form, ...(institution === null ? {} : { institution }), ...(note === null ? {} : { note }) },
      detail: { version: 1 },
    });
    return { id, version: 1 };
  });
}
