import { implement, type ImplementerInternalWithMiddlewares } from '@orpc/server';

import { contract } from '#shared/contract/index.ts';
import type { Access, ProcedureMeta } from '#shared/contract/procedure.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import { reachOf } from '#shared/permissions/roles.ts';

import { type Actor, makeActor } from './calls/actor.ts';
import { type Deps, makeDeps, type RunningCall } from './calls/deps.ts';
import { toDeclared } from './calls/refusals.ts';
import { guardStream, isStream, mayShow } from './calls/streams.ts';
import { withTimeLimit } from './calls/time-limit.ts';
import { followDay } from './records/follow-day.ts';
import { refreshRoles } from './session/refresh-roles.ts';
import type { Caller, Runtime } from './session/runtime.ts';
import type { Session } from './session/sessions.ts';

/** The context a host passes with each call; made by `core.contextFor`. */
export interface CallContext extends Caller {
  readonly runtime: Runtime;
}

/** What every handler finds in its context once the chain has passed. */
export interface HandlerContext extends CallContext {
  readonly deps: Deps;
}

const base = implement(contract).$context<CallContext>();

/**
 * The one chain before every handler: session, permission and reach, then (oRPC's) strict input, then the handler.
 * What it demands is read from the contract, so that no procedure can miss it; what is thrown becomes a declared error.
 */
const chained = base.use(async ({ context, procedure, path, signal, next }) => {
  const { runtime, sessionId } = context;
  const meta: ProcedureMeta = procedure['~orpc'].meta;
  const action = path.join('.');
  const facts = { action, logger: runtime.ports.logger };
  try {
    const session = await refreshRoles(runtime, runtime.sessions.find(sessionId));
    refuse(runtime, session, meta, action);
    // While the file is checked nothing can be written; the first call after it catches up.
    if (session !== null && meta.permission !== 'public' && runtime.offices.writable) {
      await followDay(runtime.ports, runtime.offices, session.user.id);
    }
    // Locking ends what reads; a command already under way is finished.
    const streamEnd = meta.permission === 'public' || meta.kind === 'command' ? undefined : session?.streamEnd;
    return await withTimeLimit(
      { seconds: meta.timeLimit, kind: meta.kind, ends: [signal, streamEnd] },
      async (limit) => {
        const call: RunningCall = { action, kind: meta.kind, signal: limit, audited: false };
        const { keys, recoveryKeys, backups, restores } = runtime;
        const deps = makeDeps(runtime.ports, {
          office: runtime.offices.access,
          call,
          views: runtime.sessions.viewMemory(runtime.offices.generationNumber),
          prints: runtime.sessions.prints,
          keys,
          recoveryKeys,
          backups,
          restores,
        });
        const result = await next({ context: { deps } satisfies Pick<HandlerContext, 'deps'> });
        // Rows of session procedures are written by the session itself, sometimes after the check of the file.
        const refuseUnaudited = (): void => {
          if ((meta.kind === 'command' || meta.kind === 'view') && path[0] !== 'session' && !call.audited) {
            throw new Error(`${action} is of kind ${meta.kind} and left no audit row`);
          }
        };
        if (!isStream(result.output)) refuseUnaudited();
        if (meta.kind === 'command') session?.touch(runtime.ports.clock.now());
        if (meta.kind === 'query' && meta.permission !== 'public') runtime.offices.afterQuery();
        if (!isStream(result.output)) return result;
        const output = guardStream(result.output, limit, (error) => toDeclared(error, facts), {
          // Rows of people go out one piece at a time: the audit row stands before the first of them.
          passing: (event) => {
            if (mayShow(event)) refuseUnaudited();
          },
          finished: refuseUnaudited,
        });
        return { ...result, output };
      },
    );
  } catch (error) {
    throw toDeclared(waitedForCheck(runtime, meta, error), facts);
  }
});

/** A view needs its row before its answer: one that waited too long for the check of the file says for what. */
function waitedForCheck({ offices }: Runtime, { kind }: ProcedureMeta, error: unknown): unknown {
  if (kind !== 'view' || !isAppError(error, 'TIMED_OUT') || !offices.isOpen || offices.writable) return error;
  return new AppError('READ_ONLY_UNTIL_CHECKED', {}, { cause: error });
}

/** By its name: written out, the type of the whole contract is longer than a declaration file may be. */
type Procedures<Context extends CallContext> = ImplementerInternalWithMiddlewares<
  typeof contract,
  CallContext,
  Context
>;

/** Puts the features' routers together; adds no second chain to theirs. */
export const assemble: Procedures<CallContext>['router'] = base.router;

/** For procedures that also work signed out: session.*. */
export const openProcedures: Procedures<HandlerContext> = chained;

/** For all others: the chain has let them through, so somebody is signed in. */
export const procedures: Procedures<HandlerContext & { readonly actor: Actor }> = chained.use(
  async ({ context, next }) => {
    const session = context.runtime.sessions.find(context.sessionId);
    return await next({ context: { actor: actorOf(session, context) } });
  },
);

/** Who calls. Throws when nobody is signed in: a procedure open to all has no business with an actor. */
export function actorOf(session: Session | null, caller: Caller): Actor {
  if (session === null) throw new AppError('NOT_SIGNED_IN');
  const { id: userId, displayName, roles } = session.user;
  return makeActor({ userId, displayName, roles, sessionId: caller.sessionId, windowId: caller.windowId });
}

/** Session, then permission and reach. */
function refuse({ sessions, offices }: Runtime, session: Session | null, meta: ProcedureMeta, action: string): void {
  if (meta.permission === 'public') return;
  if (session === null) throw new AppError('NOT_SIGNED_IN');
  sessions.lockWhenIdle(session);
  if (session.locked && meta.permission !== 'unlock') throw new AppError('SESSION_LOCKED');
  const ofSession = action.startsWith('session.');
  if (session.user.mustChangePassword && !ofSession) {
    throw new AppError('PERMISSION_DENIED', { mustChangePassword: true });
  }
  refusePermission(session, meta.permission);
  if (ofSession) return;
  offices.refuseWhenFailed();
  if (meta.kind === 'command') offices.refuseUntilChecked();
}

function refusePermission(session: Session, access: Access): void {
  if (access === 'public' || access === 'unlock' || access === 'signed-in') return;
  if (reachOf(session.user.roles, access) === null) throw new AppError('PERMISSION_DENIED', { permission: access });
}
