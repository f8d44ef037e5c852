import { initial } from './0001-initial.ts';
import { peopleComplete } from './0002-people-complete.ts';
import { corrections } from './0003-corrections.ts';
import { savedFilters } from './0004-saved-filters.ts';
import { addressesFound } from './0005-addresses-found.ts';
import { membersWithdrawn } from './0006-members-withdrawn.ts';
import { backupRules } from './0007-backups.ts';
import { auditRowsWhole } from './0008-audit-rows-whole.ts';
import { tasksOfNotes } from './0009-tasks-of-notes.ts';
import { familiesRestored } from './0010-families-restored.ts';
import { addressesOfTheDay } from './0011-addresses-of-the-day.ts';
import { moreRelations } from './0012-more-relations.ts';
import { skippedRelations } from './0013-skipped-relations.ts';
import { familyAddresses } from './0014-family-addresses.ts';
import { archiveStretches } from './0015-archive-stretches.ts';
import { placesAway } from './0016-places-away.ts';
import { fosterHomes } from './0017-foster-homes.ts';
import { placements } from './0018-placements.ts';
import { coordinatorKinds } from './0020-coordinator-kinds.ts';
import { careLimits } from './0019-care-limits.ts';
import { careLeavers } from './0021-care-leavers.ts';
import { placeReservations } from './0022-place-reservations.ts';
import { deadlineRules } from './0023-deadline-rules.ts';
import type { Migration } from './migration.ts';

/** Every migration of this program, oldest first. Released ones are never edited: their hashes stand in the files. */
export const migrations: readonly Migration[] = [
  initial,
  peopleComplete,
  corrections,
  savedFilters,
  addressesFound,
  membersWithdrawn,
  backupRules,
  auditRowsWhole,
  tasksOfNotes,
  familiesRestored,
  addressesOfTheDay,
  moreRelations,
  skippedRelations,
  familyAddresses,
  archiveStretches,
  placesAway,
  fosterHomes,
  placements,
  careLimits,
  coordinatorKinds,
  careLeavers,
  placeReservations,
  deadlineRules,
];

/** The schema version of this program: the number of its newest migration. */
export function latestSchemaVersion(): number {
  return migrations.length;
}
