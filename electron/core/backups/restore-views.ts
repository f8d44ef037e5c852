import type { Inspection } from '#db/backup/index.ts';
import type {
  ChosenBackup,
  InspectedBackup,
  PreparedBackup,
  RestoredAdministrator,
} from '#shared/features/backups/backups.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { ChosenFile, ReadyRestore } from './restore-desk.ts';

/** What the page may know of a file that was looked at without a key. */
export function inspectedView({ state, part, bytes, label }: Inspection): InspectedBackup {
  const read = label.state === 'good' ? label.label : null;
  return {
    state,
    part,
    bytes,
    label: label.state,
    createdAt: read === null ? null : instant.parse(read.createdAt),
    programVersion: read?.programVersion ?? null,
    recovery: [...(read?.recovery ?? [])],
  };
}

/** A chosen file as the page knows it; null is a dialog that was closed. @param office fingerprint of the open office's own key */
export function chosenBackupView(file: ChosenFile | null, office: string | null): ChosenBackup {
  if (file === null) return { kind: 'cancelled' };
  const { label } = file.inspection;
  const opensHere = office === null || label.state !== 'good' ? null : label.label.office === office;
  return { kind: 'chosen', fileId: file.id, name: file.name, inspected: inspectedView(file.inspection), opensHere };
}

/** What is in a proved backup. @param schemaVersion this program's own */
export function preparedBackupView({ id, prepared, office }: ReadyRestore, schemaVersion: number): PreparedBackup {
  const { createdAt, programVersion, schemaVersion: made } = prepared.manifest;
  return {
    preparedId: id,
    officeName: office.name,
    createdAt: instant.parse(createdAt),
    programVersion,
    older: made < schemaVersion,
    facts: { ...office.facts },
  };
}

/** Of whom one must be given a new password before this backup can become the office. */
export function restoredAdministratorsView({ office, needsOwner }: ReadyRestore): RestoredAdministrator[] {
  if (!needsOwner) return [];
  return office.administrators.map(({ id, displayName, login }) => ({ id, displayName, login }));
}
