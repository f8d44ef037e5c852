import { vacancyBoard } from '#db/repositories/vacancies.repository.ts';
import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { boardTables, matchingTables } from '#shared/features/foster-care/vacancies-paper.ts';
import type {
  Board,
  BoardFilter,
  MatchingOfHomes,
  SoughtInput,
} from '#shared/features/foster-care/vacancies.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { exportTables } from '../../../lists/export-paper.ts';
import { shownSubjects } from '../../../lists/list-pages.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { matchedHomes } from '../matching.ts';

interface Filtered {
  readonly filter: BoardFilter;
}

/** Free places of the office on a day. */
export async function showBoard(deps: Deps, actor: Actor, { filter }: Filtered): Promise<Board> {
  const viewer = viewerOf(deps, actor, 'homes.view');
  return await deps.read((r) => vacancyBoard(r, viewer, filter));
}

/** The board as the data of its print. */
export async function printBoard(deps: Deps, actor: Actor, { filter }: Filtered): Promise<Board> {
  const viewer = viewerOf(deps, actor, 'homes.export');
  return await view(deps, actor, async (r) => {
    const result = await vacancyBoard(r, viewer, filter);
    return { result, subjects: shownSubjects('home', result.rows) };
  });
}

/** Saves the board: a home a line. */
export function exportBoard(
  deps: Deps,
  actor: Actor,
  { filter, format }: Filtered & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'homes.export');
  return exportTables<Board>(deps, actor, {
    title: 'Wolne miejsca',
    format,
    empty: { day: today(deps.clock.now()), rows: [], communes: [] },
    read: async (r) => {
      const result = await vacancyBoard(r, viewer, filter);
      return { result, subjects: shownSubjects('home', result.rows) };
    },
    tablesOf: boardTables,
  });
}

/** Homes for children sought together, ranked. */
export async function matchHomes(deps: Deps, actor: Actor, sought: SoughtInput): Promise<MatchingOfHomes> {
  return await view(deps, actor, (r) => matchedHomes(r, deps, actor, 'care.view', sought));
}

/** The proposals as the data of their print. */
export async function printMatch(deps: Deps, actor: Actor, sought: SoughtInput): Promise<MatchingOfHomes> {
  return await view(deps, actor, (r) => matchedHomes(r, deps, actor, 'care.export', sought));
}

/** Saves the proposals and the homes that are not among them: a home a line. */
export function exportMatch(
  deps: Deps,
  actor: Actor,
  { sought, format }: { readonly sought: SoughtInput; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportTables<Pick<MatchingOfHomes, 'proposed' | 'notProposed'>>(deps, actor, {
    title: 'Propozycje miejsc',
    format,
    empty: { proposed: [], notProposed: [] },
    read: (r) => matchedHomes(r, deps, actor, 'care.export', sought),
    tablesOf: matchingTables,
  });
}
