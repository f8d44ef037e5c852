import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { familyPaper } from '#shared/features/families/family-paper.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { openableFamily } from '../family-card.ts';

/** Saves a family's card: what its print says, former members too. */
export function exportFamilyCard(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: FamilyId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Karta rodziny',
    format,
    read: async (r) => {
      const { result, subjects } = await openableFamily(r, deps, actor, 'families.export', id);
      return { result: familyPaper(result, today(deps.clock.now())), subjects };
    },
  });
}
