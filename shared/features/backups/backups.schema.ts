import { z } from 'zod';

import { APP_ERROR_CODES } from '../../kernel/app-error.ts';
import { instant } from '../../kernel/instant.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { HEALTH_PROBLEMS, HEALTH_STATES } from './backups.rules.ts';

export const BACKUP_REASONS = ['sign-out', 'daily', 'migration', 'restore', 'hand'] as const;
export const TARGET_KINDS = ['folder', 'share', 'usb'] as const;

export const backupId = z.uuid('Kopia zapasowa: wybierz kopię zapasową z listy.');
export const targetId = z.uuid('Miejsce na kopie: wybierz miejsce na kopie z listy.');

const refusalCode = z.enum(APP_ERROR_CODES);

/** Whether backups are in order, for everybody: names a place as the office calls it, never a path. */
export const backupHealthView = z.strictObject({
  state: z.enum(HEALTH_STATES),
  problems: z.array(z.strictObject({ problem: z.enum(HEALTH_PROBLEMS), state: z.enum(['orange', 'red']) })),
  lastProved: z.strictObject({ provedAt: instant, ageDays: z.int(), targetName: z.string() }).nullable(),
  lastTestAt: instant.nullable(),
  /** A backup is being made at this moment. */
  running: z.boolean(),
});
export type BackupHealthView = z.infer<typeof backupHealthView>;

export const targetRow = z.strictObject({
  id: z.uuid(),
  kind: z.enum(TARGET_KINDS),
  name: z.string(),
  addedAt: instant,
  /** It can be reached and written to now; else why not. */
  problem: refusalCode.nullable(),
  /** The last try that failed, when none has succeeded since. */
  failure: z.strictObject({ at: instant, code: refusalCode }).nullable(),
  freeBytes: z.int().nullable(),
  /** It lies on the disk of the data itself, and goes when that one goes. */
  sameDisk: z.boolean(),
  lastProvedAt: instant.nullable(),
});
export type TargetRow = z.infer<typeof targetRow>;

export const targetsView = z.strictObject({
  targets: z.array(targetRow),
  /** Names to choose from where there is no dialog; null where there is one. */
  offered: z.array(z.string()).nullable(),
});

export const backupRow = z.strictObject({
  id: z.uuid(),
  targetId: z.uuid(),
  targetName: z.string(),
  reason: z.enum(BACKUP_REASONS),
  createdAt: instant,
  provedAt: instant,
  bytes: z.int(),
  programVersion: z.string(),
  /** Fingerprints of the recovery keys that open it. */
  recovery: z.array(z.string()),
  /** A test restore of it succeeded. */
  testedAt: instant.nullable(),
});
export type BackupRow = z.infer<typeof backupRow>;

const placeName = requiredText('Nazwa', 'wpisz nazwę miejsca na kopie', { max: 100 });

export const addTargetInput = z.strictObject({
  kind: z.enum(['folder', 'usb'], 'Rodzaj: wybierz rodzaj miejsca, folder albo nośnik USB.'),
  /** Null: called as its folder is. */
  name: placeName.nullable(),
  /** One of the offered names; null where the user chooses in a dialog. */
  offered: optionalText('Folder', 'wybierz folder z podanych', 255),
});
export type AddTargetInput = z.infer<typeof addTargetInput>;

export const addTargetOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('added'), targetId: z.uuid(), name: z.string() }),
  /** The user closed the dialog. */
  z.strictObject({ kind: z.literal('cancelled') }),
]);

/** What became of a backup at one place. */
export const madeAtTarget = z.strictObject({
  targetId: z.uuid(),
  targetName: z.string(),
  backupId: z.uuid().nullable(),
  /** Why there is none; null when it is proved. */
  failure: refusalCode.nullable(),
});
export type MadeAtTarget = z.infer<typeof madeAtTarget>;

const progress = z.strictObject({
  kind: z.literal('progress'),
  targetName: z.string(),
  phase: z.enum(['copying', 'writing', 'proving']),
  done: z.int(),
  /** 0 while it is not known. */
  total: z.int(),
});

/** What the making of a backup tells; the last event is the result. Closing the stream cancels. */
export const backupEvent = z.discriminatedUnion('kind', [
  progress,
  z.strictObject({ kind: z.literal('result'), places: z.array(madeAtTarget) }),
]);
export type BackupEvent = z.infer<typeof backupEvent>;

/** What can be said of a backup before any key is asked. */
export const inspectedBackup = z.strictObject({
  state: z.enum(['whole', 'damaged', 'too-new', 'unlabelled', 'no-backup']),
  part: z.enum(['head', 'body', 'length']).nullable(),
  bytes: z.int(),
  label: z.enum(['good', 'missing', 'damaged', 'newer']),
  createdAt: instant.nullable(),
  programVersion: z.string().nullable(),
  recovery: z.array(z.string()),
});
export type InspectedBackup = z.infer<typeof inspectedBackup>;

/** What a test restore tells; the last event says what was in it. */
export const testRestoreEvent = z.discriminatedUnion('kind', [
  progress,
  z.strictObject({ kind: z.literal('result'), people: z.int(), families: z.int() }),
]);
export type TestRestoreEvent = z.infer<typeof testRestoreEvent>;

/** What a restore and its undo tell; after the last event everybody is signed out. */
export const restoreEvent = z.discriminatedUnion('kind', [progress, z.strictObject({ kind: z.literal('result') })]);
export type RestoreEvent = z.infer<typeof restoreEvent>;
