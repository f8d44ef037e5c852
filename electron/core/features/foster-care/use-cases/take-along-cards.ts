import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { carePaper } from '#shared/features/foster-care/care-paper.ts';
import type { ChildCare } from '#shared/features/foster-care/care.schema.ts';
import { homePaper } from '#shared/features/foster-care/home-paper.ts';
import type { HomeCard } from '#shared/features/foster-care/homes.schema.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { openableCare, openableHome } from '../openable-cards.ts';

/** A child's care as the data of its print. */
export async function printCare(
  deps: Deps,
  actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<ChildCare> {
  return await view(deps, actor, (r) => openableCare(r, deps, actor, 'care.export', personId));
}

/** Saves a child's care: what its print says. */
export function exportCare(
  deps: Deps,
  actor: Actor,
  { personId, format }: { readonly personId: PersonId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Karta pobytu w pieczy',
    format,
    read: async (r) => {
      const { result, subjects } = await openableCare(r, deps, actor, 'care.export', personId);
      return { result: carePaper(result, today(deps.clock.now())), subjects };
    },
  });
}

/** A home's card as the data of its print. */
export async function printHome(deps: Deps, actor: Actor, { id }: { readonly id: HomeId }): Promise<HomeCard> {
  return await view(deps, actor, (r) => openableHome(r, deps, actor, 'homes.export', id));
}

/** Saves a home's card: what its print says. */
export function exportHome(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: HomeId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Karta rodziny lub placówki',
    format,
    read: async (r) => {
      const { result, subjects } = await openableHome(r, deps, actor, 'homes.export', id);
      return { result: homePaper(result, today(deps.clock.now())), subjects };
    },
  });
}
