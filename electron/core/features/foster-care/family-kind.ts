import { correctKind, endKind, insertKinds, type StoredFamily } from '#db/repositories/families.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { familyKindOf, type HomeForm } from '#shared/features/foster-care/forms.ts';
import { heldOn } from '#shared/kernel/dated-rows.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { succeed } from '#shared/kernel/succession.ts';

import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';

/**
 * Lets the kind of the family follow the form it takes on: whoever is a foster family from a day on is one in the list of
 * families too. A family that is of the kind on that day stays as it is.
 * @param path where the form's first day stands in the input
 * @returns the kind that was written; null where nothing had to be
 * @throws AppError INVALID_INPUT when another kind is written down from a later day on
 */
export async function kindFollowsForm(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  family: Pick<StoredFamily, 'id' | 'kinds'>,
  { form, from }: { readonly form: HomeForm; readonly from: LocalDate },
  path: string,
): Promise<'foster' | 'family-childrens-home' | null> {
  const kind = familyKindOf(form);
  if (kind === null || heldOn(family.kinds, from)?.kind === kind) return null;
  const plan = succeed(family.kinds, from, (open) => open.kind === kind);
  switch (plan.kind) {
    case 'too-early': {
      const message = `Forma od: od ${formatDate(plan.notBefore)} rodzina ma wpisany inny rodzaj; podaj dzień nie wcześniejszy albo popraw rodzaj na karcie rodziny.`;
      refuseProblems(null, [{ path, message }]);
      return null;
    }
    case 'correct':
      if (plan.shortens !== null) await endKind(tx, plan.shortens.id, plan.shortens.lastDay);
      await correctKind(tx, plan.corrects, kind, plan.from);
      return kind;
    case 'follow':
      await endKind(tx, plan.closes, plan.lastDay);
      break;
    case 'begin':
      break;
  }
  await insertKinds(tx, [{ id: asRecordId(deps.ids.next()), familyId: family.id, kind, from, to: null }]);
  return kind;
}
