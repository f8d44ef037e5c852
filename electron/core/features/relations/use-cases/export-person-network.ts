import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { networkPaper } from '#shared/features/relations/network-paper.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { personNetworkOf } from '../printed-network.ts';

/** Saves the network of a person: what its print says. */
export function exportPersonNetwork(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: PersonId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Sieć rodzinna',
    format,
    read: async (r) => {
      const { result, subjects } = await personNetworkOf(r, deps, actor, 'people.export', id);
      return { result: networkPaper(result, today(deps.clock.now())), subjects };
    },
  });
}
