import { listLeavers } from '#db/repositories/leavers-list.repository.ts';
import type { ExportEvent, PrintEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { PROTECTED_HOME } from '#shared/features/foster-care/care.labels.ts';
import { leaverPaper, programmePaper } from '#shared/features/foster-care/leaver-paper.ts';
import {
  gapsText,
  guardianText,
  helpText,
  LEAVER_COLUMN_LABELS,
  leaverStatus,
  programmeText,
  termText,
} from '#shared/features/foster-care/leavers.labels.ts';
import {
  LEAVER_COLUMNS,
  type LeaverCard,
  type LeaverRow,
  type LeaversFilter,
} from '#shared/features/foster-care/leavers.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { fullName } from '#shared/features/people/people.rules.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view, type Subject } from '../../../calls/unit-of-work.ts';
import { exportList } from '../../../lists/export-list.ts';
import { exportCard } from '../../../lists/export-paper.ts';
import { listPages, shownSubjects } from '../../../lists/list-pages.ts';
import { printList } from '../../../lists/print-list.ts';
import { viewerOf } from '../../../records/viewer.ts';
import type { Cell } from '../../../spreadsheets/spreadsheet.ts';
import { openableLeaver } from './open-leaver.ts';

type Column = (typeof LEAVER_COLUMNS)[number];
type Shown = Extract<LeaverRow, { shown: true }>;
interface OfPerson {
  readonly personId: PersonId;
}

/** Somebody's way to independence as the data of its prints. */
export async function printLeaver(deps: Deps, actor: Actor, { personId }: OfPerson): Promise<LeaverCard> {
  return await view(deps, actor, (r) => openableLeaver(r, deps, actor, 'leavers.export', personId));
}

/** Saves what the print of the card says. */
export function exportLeaver(
  deps: Deps,
  actor: Actor,
  { personId, format }: OfPerson & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Karta usamodzielnienia',
    format,
    read: async (r) => {
      const { result, subjects } = await openableLeaver(r, deps, actor, 'leavers.export', personId);
      return { result: leaverPaper(result, today(deps.clock.now())), subjects };
    },
  });
}

/** Saves what the print of the programme says. */
export function exportProgramme(
  deps: Deps,
  actor: Actor,
  { personId, format }: OfPerson & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportCard(deps, actor, {
    title: 'Program usamodzielnienia',
    format,
    read: async (r) => {
      const { result, subjects } = await openableLeaver(r, deps, actor, 'leavers.export', personId);
      return { result: programmePaper(result, today(deps.clock.now())), subjects };
    },
  });
}

/** All rows of the list as the data of its print. */
export function printLeavers(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: LeaversFilter },
): AsyncGenerator<PrintEvent<LeaverRow>> {
  const viewer = viewerOf(deps, actor, 'leavers.export');
  return printList(deps, actor, {
    fields: LEAVER_COLUMNS,
    pages: (r) => listPages((window) => listLeavers(r, viewer, filter, window)),
    subjectsOf,
  });
}

/** Saves what the list shows: the same filter, order and columns. */
export function exportLeavers(
  deps: Deps,
  actor: Actor,
  input: { readonly filter: LeaversFilter; readonly columns: readonly Column[]; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const viewer = viewerOf(deps, actor, 'leavers.export');
  const kindOf = (column: Column) => (column === 'seventeen' || column === 'eighteen' ? 'date' : 'text');
  return exportList(deps, actor, {
    title: 'Usamodzielniani',
    format: input.format,
    columns: input.columns.map((column) => ({ header: LEAVER_COLUMN_LABELS[column], kind: kindOf(column) })),
    fields: input.columns,
    pages: (r) => listPages((window) => listLeavers(r, viewer, input.filter, window)),
    cellsOf: (row) =>
      row.shown
        ? input.columns.map((column) => CELLS[column](row))
        : input.columns.map((_column, index) => (index === 0 ? PROTECTED_LABEL : null)),
    subjectsOf,
  });
}

/** The people of the rows, their guardians and the homes; who is protected is not named. */
function subjectsOf(rows: readonly LeaverRow[]): Subject[] {
  const guardians = rows.flatMap((row) =>
    row.shown && row.guardian?.name != null && row.guardian.personId !== null ? [row.guardian.personId] : [],
  );
  const homes = rows.flatMap((row) => (row.shown && row.home?.name != null ? [row.home.id] : []));
  return [
    ...shownSubjects('person', rows),
    ...[...new Set(guardians)].map((id) => ({ kind: 'person', id }) as const),
    ...[...new Set(homes)].map((id) => ({ kind: 'home', id }) as const),
  ];
}

const CELLS: Readonly<Record<Column, (row: Shown) => Cell>> = {
  name: (row) => fullName(row),
  seventeen: (row) => row.seventeenOn,
  eighteen: (row) => row.eighteenOn,
  home: (row) => (row.home === null ? null : (row.home.name ?? PROTECTED_HOME)),
  guardian: (row) => guardianText(row),
  programme: (row) => programmeText(row.programme),
  help: (row) => helpText(row.help),
  term: (row) => termText(row.term),
  missing: (row) => gapsText(row.gaps),
  status: (row) => leaverStatus(row),
};
