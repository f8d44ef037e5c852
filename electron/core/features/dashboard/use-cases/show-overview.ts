import { hasAction } from '#db/repositories/audit.repository.ts';
import { countFamilies, someFamilyHasMembers } from '#db/repositories/families-list.repository.ts';
import { labelsOf, type Label } from '#db/repositories/labels.repository.ts';
import { lastOpenedBy } from '#db/repositories/last-opened.repository.ts';
import { countLedPeople } from '#db/repositories/people-list.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { DashboardOverview } from '#shared/features/dashboard/dashboard.contract.ts';
import { instant } from '#shared/kernel/instant.ts';
import { formatDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOrNull, type RecordKind, type Viewer } from '../../../records/viewer.ts';

const LAST_SHOWN = 8;
/** An office that leads more than these has long taken its first steps: its log is not searched for them. */
const FIRST_FAMILIES = 10;
const CARD_PRINTS = ['people.printCard', 'families.printCard'];

/** The start page: what the user opened lately, as far as it may still be named, and the size of the own reach. */
export async function showOverview(deps: Deps, actor: Actor): Promise<DashboardOverview> {
  const viewers = {
    person: viewerOrNull(deps, actor, 'people.view'),
    family: viewerOrNull(deps, actor, 'families.view'),
  };
  await deps.writtenBehind();
  return await deps.read(async (r) => {
    const opened = await lastOpenedBy(r, actor.userId, LAST_SHOWN);
    const labels = {
      person: await labelsFor(r, viewers.person, 'person', opened),
      family: await labelsFor(r, viewers.family, 'family', opened),
    };
    const families = viewers.family === null ? null : await countFamilies(r, viewers.family, 'active');
    const begins = families !== null && families <= FIRST_FAMILIES;
    return {
      lastOpened: opened.map(({ kind, id, at }) => {
        const label = labels[kind].get(id);
        return { kind, id, label: label?.name ?? null, detail: detailOf(label), at: instant.parse(at) };
      }),
      people: viewers.person === null ? null : await countLedPeople(r, viewers.person),
      families,
      familyHasMembers: begins && viewers.family !== null ? await someFamilyHasMembers(r, viewers.family) : null,
      printed: begins ? await hasAction(r, CARD_PRINTS) : null,
    };
  });
}

async function labelsFor(
  r: Reader,
  viewer: Viewer | null,
  kind: RecordKind,
  opened: readonly { readonly kind: RecordKind; readonly id: string }[],
): Promise<ReadonlyMap<string, Label>> {
  const ids = opened.filter((one) => one.kind === kind).map(({ id }) => id);
  return viewer === null ? new Map<string, Label>() : await labelsOf(r, viewer, kind, ids);
}

function detailOf(label: Label | undefined): string | null {
  if (label === undefined) return null;
  return label.birthDate === null ? label.caseNumber : `ur. ${formatDate(label.birthDate)}`;
}
