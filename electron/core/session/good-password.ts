import { Worker } from 'node:worker_threads';

import { threadFile } from '#db/sqlite/thread-client.ts';
import type { PreparedOffice } from '#db/backup/index.ts';
import type { PasswordNames } from '#shared/features/session/password.rules.ts';
import type { NewOwner } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import { refuseProblems } from '../records/problems.ts';

/** What the thread is started with. */
export interface JudgedPassword {
  readonly password: string;
  readonly names: PasswordNames;
}

/**
 * Refuses a new password that is easy to guess or holds a name everybody knows. Runs in a thread of its own.
 * @param path of the password in the input
 * @throws AppError INVALID_INPUT
 */
export async function requireGoodPassword(path: string, password: string, names: PasswordNames): Promise<void> {
  const worker = new Worker(threadFile(import.meta, 'password-thread'), {
    name: 'password',
    workerData: { password, names } satisfies JudgedPassword,
  });
  try {
    const message = await problemFrom(worker);
    refuseProblems(null, message === null ? [] : [{ path, message }]);
  } finally {
    await worker.terminate();
  }
}

/**
 * Refuses a new password of an administrator of restored data. @returns that administrator
 * @throws AppError NOT_FOUND when there is no such administrator; as requireGoodPassword
 */
export async function requireGoodOwner(
  path: string,
  office: PreparedOffice,
  { userId, newPassword }: NewOwner,
): Promise<PreparedOffice['administrators'][number]> {
  const chosen = office.administrators.find(({ id }) => id === userId);
  if (chosen === undefined) throw new AppError('NOT_FOUND', { what: 'administrator' });
  const { displayName, login } = chosen;
  await requireGoodPassword(path, newPassword, { displayName, login, office: [office.name, office.shortName] });
  return chosen;
}

async function problemFrom(worker: Worker): Promise<string | null> {
  return await new Promise((resolve, reject) => {
    worker.once('message', (problem: string | null) => resolve(problem));
    worker.once('error', (cause) => reject(new Error('the password thread failed', { cause })));
    worker.once('exit', () => reject(new Error('the password thread ended without an answer')));
  });
}
