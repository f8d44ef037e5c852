import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { genogramPaper } from '#shared/features/relations/genogram-paper.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { genogramOf } from '../genogram.ts';

/** Saves the table of a family's genogram as it stood on a day. */
export function exportGenogram(
  deps: Deps,
  actor: Actor,
  { id, day, format }: { readonly id: FamilyId; readonly day: LocalDate; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Genogram',
    format,
    read: async (r) => {
      const { result, subjects } = await genogramOf(r, deps, actor, 'families.export', id);
      return { result: genogramPaper(result, day), subjects };
    },
  });
}
