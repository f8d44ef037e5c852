import { createHash } from 'node:crypto';

import { auditHead, appendAudit, type NewAuditRow, subjectsTextInPieces } from '#db/repositories/audit.repository.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import type { ProcedureKind, SaveOutcome } from '#shared/contract/procedure.ts';
import type { SubjectKind } from '#shared/features/audit/audit.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from './actor.ts';
import { type Backing, behind, type Deps } from './deps.ts';
import { type PreparedPrint, preparesPrint } from './prepared-prints.ts';

/** A record an audit row is about. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What a command did, without who, when and which procedure: those are known. */
export interface AuditEntry {
  readonly subjects: readonly Subject[];
  /** Names of the fields that changed; never their values. */
  readonly fields?: readonly string[];
  /** Values before and after, kept under a salt in a table of their own. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  /** Codes and counts that are not personal. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends one row for what the command has just done. */
export type Audit = (entry: AuditEntry) => Promise<void>;

/**
 * Runs a command: one write transaction that commits only when at least one audit row was appended in it.
 * @throws AppError CANCELLED or TIMED_OUT before the commit when the caller has given up
 * @throws Error (shown as INTERNAL) when no audit row was appended, or the procedure is not of kind 'command'
 */
export async function command<T>(deps: Deps, actor: Actor, work: (tx: Tx, audit: Audit) => Promise<T>): Promise<T> {
  return await audited(deps, actor, work, () => deps.signal.throwIfAborted());
}

/**
 * The same for what a command has done outside the database and nobody can take back: its row is written also when the caller
 * has given up meanwhile.
 */
export async function happened(deps: Deps, actor: Actor, work: (tx: Tx, audit: Audit) => Promise<void>): Promise<void> {
  await audited(deps, actor, work, () => undefined);
}

async function audited<T>(
  deps: Deps,
  actor: Actor,
  work: (tx: Tx, audit: Audit) => Promise<T>,
  goOn: () => void,
): Promise<T> {
  const backing = allowed(deps, 'command');
  const result = await backing.office.write(async (tx) => {
    goOn();
    // The head is read from the log itself, so that a row appended by any door counts and a claimed one does not.
    const before = await auditHead(tx);
    const done = await work(tx, (entry) => append(tx, deps, backing, actor, 'command', entry));
    const after = await auditHead(tx);
    if (after.seq <= before.seq) throw new Error(`the command ${backing.call.action} left no audit row: rolled back`);
    goOn();
    return done;
  });
  backing.call.audited = true;
  return result;
}

/** Ends a command of which nothing came, since the user closed the dialog it began with. */
export function gaveUp(deps: Deps): void {
  allowed(deps, 'command').call.audited = true;
}

/** Ends a command whose row stands in the office that it has put in the place of the one before. */
export function recordedInNewOffice(deps: Deps): void {
  allowed(deps, 'command').call.audited = true;
}

/** What a view shows, and the records it names. */
export interface Shown<T> {
  readonly result: T;
  readonly subjects: readonly Subject[];
  /** Columns shown, in lists. */
  readonly fields?: readonly string[];
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Reads what is to be shown, then leaves one audit row with the ids; the same user, action, records, columns and detail
 * within ten minutes are one row. `work` reads one consistent view.
 * @param also writes that belong to the user alone (last opened): in the transaction of the row, else behind the answer
 */
export async function view<T>(
  deps: Deps,
  actor: Actor,
  work: (r: Reader) => Promise<Shown<T>>,
  also?: (tx: Tx) => Promise<void>,
): Promise<T> {
  const backing = allowed(deps, 'view');
  const shown = await deps.read(work);
  await recordView(deps, backing, actor, shown, also);
  return shown.result;
}

/**
 * As `view`, for what is read anew with every letter typed: the row names only the records this user was not shown by the
 * same action within ten minutes. Where there is none of these, and where nothing was found, there is no row.
 */
export async function glimpse<T>(
  deps: Deps,
  actor: Actor,
  work: (r: Reader) => Promise<Pick<Shown<T>, 'result' | 'subjects'>>,
): Promise<T> {
  const backing = allowed(deps, 'view');
  const { result, subjects } = await deps.read(work);
  deps.signal.throwIfAborted();
  const { call, views, office } = backing;
  const nameOf = ({ kind, id }: Subject): string => `${kind}:${id}`;
  const seen = { userId: actor.userId, action: call.action, subjects: subjects.map(nameOf) };
  await views.each(seen, deps.clock, async (fresh) => {
    const named = await subjectsTextInPieces(subjects.filter((one) => fresh.has(nameOf(one))));
    await office.writeWhenChecked(async (tx) => {
      deps.signal.throwIfAborted();
      await append(tx, deps, backing, actor, 'view', { subjects: named });
    });
  });
  deps.signal.throwIfAborted();
  call.audited = true;
  return result;
}

/** Leaves the audit row of what a `report` has read, right before it is shown: prints of whole lists. */
export async function shown(deps: Deps, actor: Actor, what: Omit<Shown<null>, 'result'>): Promise<void> {
  await recordView(deps, allowed(deps, 'view'), actor, { ...what, result: null });
}

/**
 * Ends an export. `save` lets the user choose a place and awaits `release` right before anything leaves the program: the
 * audit row is written there. A file that nobody took leaves none.
 * @throws Error (shown as INTERNAL) when a host handed the file over without that
 */
export async function handOver(
  deps: Deps,
  actor: Actor,
  what: Omit<Shown<null>, 'result'>,
  save: (release: () => Promise<void>) => Promise<SaveOutcome>,
): Promise<SaveOutcome> {
  const backing = allowed(deps, 'view');
  const outcome = await save(() => shown(deps, actor, what));
  if (outcome.kind === 'cancelled') backing.call.audited = true;
  else if (!backing.call.audited) throw new Error(`${backing.call.action} handed a file over without an audit row`);
  return outcome;
}

/** The newest print that was given to the actor's window; null when there was none since the sign-in. */
export function preparedPrint(deps: Deps, actor: Actor): PreparedPrint | null {
  return behind(deps).prints.of(actor);
}

/** Writes the user's own rows (preferences, last opened) without an audit row. */
export async function personal<T>(deps: Deps, _actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const backing = allowed(deps, 'personal');
  return await backing.office.write(work);
}

async function recordView(
  deps: Deps,
  backing: Backing,
  actor: Actor,
  shown: Shown<unknown>,
  also?: (tx: Tx) => Promise<void>,
): Promise<void> {
  deps.signal.throwIfAborted();
  const { call, views, prints, office } = backing;
  const subjects = await subjectsTextInPieces(shown.subjects);
  // Other columns of the same records, another document, plan, day or format are another view.
  const names = [
    createHash('sha256').update(subjects).digest('base64'),
    ...(shown.fields ?? []).map((field) => `field:${field}`),
    ...Object.entries(shown.detail ?? {}).map(([name, value]) => `detail:${name}:${JSON.stringify(value)}`),
  ];
  const view = { userId: actor.userId, action: call.action, subjects: names };
  const written = await views.once(view, deps.clock, async () => {
    await office.writeWhenChecked(async (tx) => {
      // The check may have taken longer than the caller, or the session, had.
      deps.signal.throwIfAborted();
      await append(tx, deps, backing, actor, 'view', { ...shown, subjects });
      await also?.(tx);
    });
  });
  // Its row stands already, and nobody should wait for a mere convenience.
  if (!written && also !== undefined) office.writeBehind(also);
  deps.signal.throwIfAborted();
  call.audited = true;
  if (preparesPrint(call.action)) {
    const { subjects: named, fields = [], detail = {} } = shown;
    prints.prepared(actor, { action: call.action, subjects: named, fields, detail });
  }
}

async function append(
  tx: Tx,
  deps: Deps,
  backing: Backing,
  actor: Actor,
  kind: 'command' | 'view',
  entry: Omit<AuditEntry, 'subjects'> & Pick<NewAuditRow, 'subjects'>,
): Promise<void> {
  await appendAudit(tx, {
    at: deps.clock.now(),
    userId: actor.userId,
    kind,
    action: backing.call.action,
    subjects: entry.subjects,
    fields: entry.fields ?? [],
    detail: entry.detail ?? {},
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}

/** A procedure declared as one kind cannot do the work of another. */
function allowed(deps: Deps, kind: ProcedureKind): Backing {
  const backing = behind(deps);
  if (backing.call.kind !== kind) {
    throw new Error(`${backing.call.action} is declared as ${backing.call.kind}, not as ${kind}`);
  }
  return backing;
}

/** The refusal for an aborted call: its reason when that is a refusal, else CANCELLED. */
export function refusalOfAbort(signal: AbortSignal): AppError {
  return signal.reason instanceof AppError ? signal.reason : new AppError('CANCELLED');
}
