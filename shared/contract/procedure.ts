import { oc } from '@orpc/contract';
import { z } from 'zod';

import { APP_ERROR_CODES, type AppErrorCode } from '../kernel/app-error.ts';
import type { Permission } from '../permissions/roles.ts';

/**
 * What a procedure does, which decides transaction and audit (DESIGN 3):
 * query reads without an audit row; view opens, prints or exports named people and leaves one row with the ids shown;
 * command writes and leaves at least one row; personal touches only the user's own rows and leaves none.
 */
export type ProcedureKind = 'query' | 'view' | 'command' | 'personal';

/** 'public' works signed out, 'unlock' also while locked, 'signed-in' for every role; else the named permission. */
export type Access = 'public' | 'unlock' | 'signed-in' | Permission;

export interface ProcedureMeta {
  readonly kind: ProcedureKind;
  readonly permission: Access;
  /** Seconds after which the caller gives up; 15 unless told, null for streams that live as long as the page. */
  readonly timeLimit?: number | null;
}

const STATUS: Partial<Record<AppErrorCode, number>> = {
  NOT_SIGNED_IN: 401,
  SESSION_LOCKED: 401,
  WRONG_PASSWORD: 401,
  WRONG_RECOVERY_KEY: 401,
  PERMISSION_DENIED: 403,
  OUT_OF_REACH: 403,
  RECORD_PROTECTED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  TIMED_OUT: 504,
  INTERNAL: 500,
};

/** HTTP status of a refusal; the same number on both transports. */
export function errorStatus(code: AppErrorCode): number {
  return STATUS[code] ?? 422;
}

const errorData = z.record(z.string(), z.unknown()).optional();

/** Every code of the closed list, declared once so that it stays typed on the page. */
const declaredErrors = Object.fromEntries(
  APP_ERROR_CODES.map((code) => [code, { status: errorStatus(code), data: errorData }]),
) as Record<AppErrorCode, { status: number; data: typeof errorData }>;

const base = oc.$meta<ProcedureMeta>({ kind: 'query', permission: 'signed-in' }).errors(declaredErrors);

/** Starts a procedure of the contract. Kind and permission are required, so that none can be forgotten. */
export function procedure(meta: ProcedureMeta) {
  return base.meta(meta);
}

/** How a file that the program made reached the user: a native dialog, or a one-use download in the preview host. */
export const saveOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), fileName: z.string() }),
  z.strictObject({ kind: z.literal('download'), token: z.string(), fileName: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);
export type SaveOutcome = z.infer<typeof saveOutcome>;

/** Rows a virtualised list asks for at once: a screen of 1366x768 and a half. What nobody looks at is neither read nor sent. */
export const LIST_WINDOW_ROWS = 20;

/** The window of rows a virtualised list asks for. */
export const listWindow = z.strictObject({
  offset: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(500),
});

/** File formats of every export; one shared function writes them. */
export const exportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** Input and output of procedures that take or give nothing. */
export const nothing = z.strictObject({});
