import { familyCard } from '#db/repositories/family-card.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { inFamilyOrder } from '#shared/features/families/member-order.ts';
import type { PrintedFamily } from '#shared/features/family-work/plans.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Shown } from '../../calls/unit-of-work.ts';
import type { Viewer } from '../../records/viewer.ts';

/**
 * The family as papers about the work with it name it: kind, worker and members on that day; null where there is none.
 * The caller has checked that the viewer may see it.
 */
export async function printedFamilyOf(
  r: Reader,
  viewer: Viewer,
  id: FamilyId,
  day: LocalDate,
): Promise<Shown<PrintedFamily> | null> {
  const card = await familyCard(r, viewer, id);
  if (card === null) return null;
  const holds = (one: { readonly from: LocalDate; readonly to: LocalDate | null }): boolean =>
    one.from <= day && (one.to === null || one.to >= day);
  const members = inFamilyOrder(card.members.filter(holds), day);
  return {
    result: {
      id,
      name: card.name,
      caseNumber: card.caseNumber,
      kind: card.kinds.find(holds)?.kind ?? null,
      workerName: card.workers.find(holds)?.displayName ?? null,
      members: members.map((one) =>
        one.shown
          ? {
              id: one.personId,
              name: `${one.firstName} ${one.surname}`,
              role: one.role,
              birthDate: one.birthDate,
              sex: one.sex,
              death: one.death,
            }
          : null,
      ),
    },
    subjects: [
      { kind: 'family', id },
      ...members.flatMap(({ shown, personId }) => (shown ? [{ kind: 'person', id: personId } as const] : [])),
    ],
  };
}
