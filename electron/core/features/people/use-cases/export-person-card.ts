import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { personPaper } from '#shared/features/people/person-paper.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { printedPersonOf } from '../printed-person.ts';

/** Saves a person's card: what its print says. */
export function exportPersonCard(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: PersonId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Karta osoby',
    format,
    read: async (r) => {
      const { result, subjects } = await printedPersonOf(r, deps, actor, id);
      return { result: personPaper(result, today(deps.clock.now())), subjects };
    },
  });
}
