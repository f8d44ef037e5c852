import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { networkPaper } from '#shared/features/relations/network-paper.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { familyNetworkOf } from '../printed-network.ts';

/** Saves the network of a family: what its print says. */
export function exportFamilyNetwork(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: FamilyId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Sieć rodzinna',
    format,
    read: async (r) => {
      const { result, subjects } = await familyNetworkOf(r, deps, actor, 'families.export', id);
      return { result: networkPaper(result, today(deps.clock.now())), subjects };
    },
  });
}
