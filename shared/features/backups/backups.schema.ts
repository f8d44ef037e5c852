import { z } from 'zod';

import { APP_ERROR_CODES } from '../../kernel/app-error.ts';
import { instant } from '../../kernel/instant.ts';
import { userId } from '../../kernel/ids.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { HEALTH_PROBLEMS, HEALTH_STATES } from './backups.rules.ts';

/** Why a backup was made; `found`: it was taken in from its place, and nothing there says why. */
export const BACKUP_REASONS = ['sign-out', 'daily', 'migration', 'restore', 'undo', 'hand', 'found'] as const;
export const TARGET_KINDS = ['folder', 'share', 'usb'] as const;

export const backupId = z.uuid('Kopia zapasowa: wybierz kopię zapasową z listy.');
export const targetId = z.uuid('Miejsce na kopie: wybierz miejsce na kopie z listy.');

const refusalCode = z.enum(APP_ERROR_CODES);

/** Whether backups are in order, for everybody: names a place as the office calls it, never a path. */
export const backupHealthView = z.strictObject({
  state: z.enum(HEALTH_STATES),
  problems: z.array(z.strictObject({ problem: z.enum(HEALTH_PROBLEMS), state: z.enum(['orange', 'red']) })),
  lastProved: z
    .strictObject({
      provedAt: instant,
      /** Null when its time is later than now. */
      ageDays: z.int().nullable(),
      targetName: z.string(),
    })
    .nullable(),
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
  /** When the next daily backup is due at any of them; null when there is no place. What is past is made at once. */
  nextDailyAt: instant.nullable(),
  /** Names to choose from where there is no dialog; null where there is one. */
  offered: z.array(z.string()).nullable(),
});

export type TargetsView = z.infer<typeof targetsView>;

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
  /** The last test restore of it succeeded. */
  testedAt: instant.nullable(),
  /** The last test restore of it failed: it no longer counts as proved. */
  failedTestAt: instant.nullable(),
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
  /** From `final` on nothing can be cancelled any more. */
  phase: z.enum(['copying', 'writing', 'proving', 'building', 'switching', 'final']),
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

/** A file the user chose to restore from, and what can be said of it without a key. */
export const chosenBackup = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('chosen'),
    fileId: z.uuid(),
    name: z.string(),
    inspected: inspectedBackup,
    /** The open office has made it, and needs no recovery key for it; null where no label or no open office tells. */
    opensHere: z.boolean().nullable(),
  }),
  /** The user closed the dialog. */
  z.strictObject({ kind: z.literal('cancelled') }),
]);
export type ChosenBackup = z.infer<typeof chosenBackup>;

/** One of the offered files; null where the user chooses in a dialog. */
export const offeredFile = optionalText('Plik kopii', 'wybierz plik kopii z podanych', 600);
export const fileId = z.uuid('Plik kopii: wybierz plik kopii.');
export const preparedId = z.uuid('Sprawdzona kopia: podaj sprawdzoną kopię.');
/** Whoever asks goes on although no backup of the present data can be made. */
export const withoutBackup = z.boolean(
  'Zgoda na odtworzenie bez kopii: zaznacz albo odznacz zgodę na odtworzenie bez kopii.',
);
export const typedRecoveryKey = requiredText('Klucz odzyskiwania', 'przepisz klucz odzyskiwania z karty', {
  max: 2000,
});

/** How much is in an office: what people compare before a restore. */
export const officeFacts = z.strictObject({
  people: z.int(),
  families: z.int(),
  notes: z.int(),
  users: z.int(),
  lastChangeAt: instant.nullable(),
});
export type OfficeFacts = z.infer<typeof officeFacts>;

/** What is in a backup that was read whole and proved, and waits for the word to become the office. */
export const preparedBackup = z.strictObject({
  preparedId: z.uuid(),
  officeName: z.string(),
  createdAt: instant,
  programVersion: z.string(),
  /** It was made by an older program and has been brought to this one's form. */
  older: z.boolean(),
  facts: officeFacts,
});
export type PreparedBackup = z.infer<typeof preparedBackup>;

/** An administrator of the data in a backup, who may be given a new password. */
export const restoredAdministrator = z.strictObject({ id: userId, displayName: z.string(), login: z.string() });
export type RestoredAdministrator = z.infer<typeof restoredAdministrator>;

/** What a test restore tells; the last event says what was in it. */
export const testRestoreEvent = z.discriminatedUnion('kind', [
  progress,
  z.strictObject({ kind: z.literal('result'), people: z.int(), families: z.int() }),
]);
export type TestRestoreEvent = z.infer<typeof testRestoreEvent>;

/** What is to be restored: a backup of the list, or a chosen file, by this office's own key (null) or a recovery key. */
export const restoreSource = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('known'), backupId }),
    z.strictObject({ kind: z.literal('file'), fileId, recoveryKey: typedRecoveryKey.nullable() }),
  ],
  'Kopia do odtworzenia: wybierz z listy kopię do odtworzenia albo jej plik.',
);
export type RestoreSource = z.infer<typeof restoreSource>;

/** What reading a backup for a restore tells; the last event says what is in it and what is in the office now. */
export const prepareRestoreEvent = z.discriminatedUnion('kind', [
  progress,
  z.strictObject({
    kind: z.literal('result'),
    backup: preparedBackup,
    now: officeFacts,
    /** Of whom one must be given a new password, since none of them could sign in after the restore; mostly empty. */
    administrators: z.array(restoredAdministrator),
  }),
]);
export type PrepareRestoreEvent = z.infer<typeof prepareRestoreEvent>;

/** That data were lately put in the place of others, for the sign-in page and the Pulpit. */
export const restoreNews = z.strictObject({
  kind: z.enum(['restore', 'undo']),
  at: instant,
  /** Of when the data are: that of the backup; after an undo the moment of the restore, before which they were entered. */
  createdAt: instant,
  /** What was before can still be put back. */
  undoable: z.boolean(),
});
export type RestoreNews = z.infer<typeof restoreNews>;

/** What the opening of a file with a recovery key tells, with nobody signed in; the last event says what is in it. */
export const openBackupEvent = z.discriminatedUnion('kind', [
  progress,
  z.strictObject({
    kind: z.literal('result'),
    backup: preparedBackup,
    /** Who may be given a new password. */
    administrators: z.array(restoredAdministrator),
    /** The keys of the office that lies here are whole: everybody else goes on with the password of today. */
    passwordsStay: z.boolean(),
  }),
]);
export type OpenBackupEvent = z.infer<typeof openBackupEvent>;

/** What a restore and its undo tell; after the last event everybody is signed out, or signed in where there was no office. */
export const restoreEvent = z.discriminatedUnion('kind', [progress, z.strictObject({ kind: z.literal('result') })]);
export type RestoreEvent = z.infer<typeof restoreEvent>;
