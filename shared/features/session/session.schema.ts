import { z } from 'zod';

import { userId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { filledText, requiredText } from '../../kernel/typed-text.ts';
import { role } from '../../permissions/roles.ts';
import { restoreNews, TARGET_KINDS } from '../backups/backups.schema.ts';

/** Sign-in name: what people type each morning, so short and without surprises. */
export const login = requiredText('Nazwa użytkownika', 'podaj nazwę użytkownika', { min: 2, max: 60 }).regex(
  /^[\p{L}\p{N}._-]+$/u,
  'Nazwa użytkownika: wpisz nazwę użytkownika z liter, cyfr, kropki, myślnika i podkreślenia, bez spacji.',
);

export const MIN_PASSWORD_LENGTH = 12;

/** A new password by its length; whether it is easy to guess is judged by password.rules.ts, which knows the names. */
export const newPassword = filledText('Hasło', 'podaj hasło')
  .min(MIN_PASSWORD_LENGTH, `Hasło: wpisz dłuższe hasło, co najmniej ${MIN_PASSWORD_LENGTH} znaków.`)
  .max(200, 'Hasło: wpisz hasło, najwyżej 200 znaków.');

/** An administrator of data that are restored, and the password that person gets. */
export const newOwner = z.strictObject(
  { userId, newPassword },
  'Administrator: wybierz administratora i podaj mu nowe hasło.',
);
export type NewOwner = z.infer<typeof newOwner>;

/** A password typed to sign in: anything is let through to the check, so that the answer never hints at rules. */
export const typedPassword = z
  .string('Hasło: podaj hasło.')
  .min(1, 'Hasło: podaj hasło.')
  .max(1000, 'Hasło: wpisz hasło, najwyżej 1000 znaków.');

export const displayName = requiredText('Imię i nazwisko', 'podaj imię i nazwisko', { min: 3, max: 120 }).regex(
  /\p{L}/u,
  'Imię i nazwisko: wpisz imię i nazwisko literami.',
);

export const OFFICE_KINDS = ['mops', 'mopr', 'ops', 'gops', 'mgops', 'pcpr', 'cus', 'other'] as const;
export const officeKind = z.enum(OFFICE_KINDS, 'Rodzaj ośrodka: wybierz rodzaj ośrodka z listy.');

export const officeName = requiredText('Nazwa ośrodka', 'podaj nazwę ośrodka', { min: 3, max: 200 });

/** Which card was prepared; number of the covered part -> what was typed from it. */
export const preparationId = z.uuid('Karta klucza: podaj kartę klucza.');
export const typedParts = z.strictObject({ preparationId, typed: z.record(z.string(), z.string().max(40)) });

export const firstRunInput = z.strictObject({
  office: z.strictObject({
    name: officeName,
    shortName: requiredText('Nazwa skrócona', 'podaj nazwę skróconą ośrodka', { min: 2, max: 60 }),
    kind: officeKind,
  }),
  administrator: z.strictObject({
    displayName,
    login,
    password: newPassword,
    /** Also leads cases: adds the manager's role, since an administrator alone opens no person's data. */
    alsoManager: z.boolean(),
  }),
  recoveryParts: typedParts,
});
export type FirstRunInput = z.infer<typeof firstRunInput>;

/** Shown once. `parts` in reading order; `covered` are the numbers (from 1) to be typed from paper. */
export const recoveryKeyCard = z.strictObject({
  preparationId: z.uuid(),
  parts: z.array(z.string()),
  covered: z.array(z.int()),
  createdOn: z.string(),
  /** Of its public half: what the key is called when there are several. */
  fingerprint: z.string(),
});
export type RecoveryKeyCard = z.infer<typeof recoveryKeyCard>;

export const signedInUser = z.strictObject({
  id: userId,
  displayName: z.string(),
  login: z.string(),
  roles: z.array(role),
  /** True after a temporary password: everything but changing it is refused. */
  mustChangePassword: z.boolean(),
});
export type SignedInUser = z.infer<typeof signedInUser>;

/** Why nobody can work here; each has its own screen. */
export const FAILURE_CODES = [
  'DATABASE_DAMAGED',
  'KEYS_DAMAGED',
  'NEWER_VERSION',
  'SECOND_INSTANCE',
  'FOLDER_NOT_WRITABLE',
  'FOLDER_ON_NETWORK',
  'GENERATIONS_BROKEN',
  'DISK_FULL',
  'INTERNAL',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** The states of one window's session; exactly one holds, and the page shows the screen of that one alone. */
export const sessionState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('first-run') }),
  z.strictObject({ state: z.literal('signed-out') }),
  z.strictObject({
    state: z.literal('locked'),
    user: signedInUser,
    office: z.strictObject({ name: z.string(), shortName: z.string() }),
  }),
  z.strictObject({
    state: z.literal('signed-in'),
    user: signedInUser,
    office: z.strictObject({ name: z.string(), shortName: z.string() }),
    /** False until quick_check passed after an unclean end, or when damage was found: reading only. */
    writable: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('failed'),
    code: z.enum(FAILURE_CODES),
    /** Version that is needed, free bytes wanted, reference number: never a path or a value. */
    data: z.record(z.string(), z.string()),
  }),
]);
export type SessionState = z.infer<typeof sessionState>;

export const sessionStatus = z.strictObject({
  session: sessionState,
  /** Data were lately restored, or a restore undone. */
  restored: restoreNews.optional(),
  /** What this host can do: the page hides what it cannot. */
  host: z.strictObject({
    kind: z.enum(['desktop', 'preview']),
    canSavePdf: z.boolean(),
    demo: z.boolean(),
    version: z.string(),
    idleLockMinutes: z.number(),
  }),
});
export type SessionStatus = z.infer<typeof sessionStatus>;

/** As many as say where to look; the rest lie beside them. */
export const MOST_PROVED_SHOWN = 3;

/** A proved backup as a screen of damaged data names it: with where it lies, so that somebody can go and find it. */
export const provedBackup = z.strictObject({
  id: z.uuid(),
  createdAt: instant,
  provedAt: instant,
  placeName: z.string(),
  placeKind: z.enum(TARGET_KINDS),
  /** Folder of the place as it was last found. */
  folder: z.string(),
  fileName: z.string(),
});
export type ProvedBackup = z.infer<typeof provedBackup>;

export const recoverableUser = z.strictObject({ id: userId, displayName: z.string(), login: z.string() });
