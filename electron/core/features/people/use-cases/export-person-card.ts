import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { personPaper } from '#shared/features/people/person-paper.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { namedOnCard } from '../named-subjects.ts';
import { openablePerson } from '../person-card.ts';

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
      const card = await openablePerson(r, deps, actor, 'people.export', id);
      return { result: personPaper(card, today(deps.clock.now())), subjects: namedOnCard(card) };
    },
  });
}
