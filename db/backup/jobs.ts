import { Worker } from 'node:worker_threads';

import { AppError } from '#shared/kernel/app-error.ts';

import { threadFile } from '../sqlite/thread-client.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { BackupProblem, type Place } from './problems.ts';
import type { BackupProgress, BackupStep, Job, JobAnswers, JobMessage } from './thread-messages.ts';

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BackupProgress) => void;
  /** The thread waits until it has ended. */
  readonly onStep?: (step: BackupStep) => Promise<void> | void;
  /** When a thread that hangs at a place is left behind; by default as the program says. */
  readonly patience?: Patience;
}

/**
 * Runs one job in a thread of its own and answers when the thread has ended, so that its files are closed. The keys in
 * `job` are copied. Cancelling ends the thread; a copy under way inside SQLite is finished first. A thread that hangs in the
 * system, at a place that gives no answer, is not waited for.
 * @throws BackupProblem; AppError CANCELLED
 */
export async function runJob<Kind extends keyof JobAnswers>(
  job: Extract<Job, { kind: Kind }>,
  { signal, onProgress, onStep, patience = PATIENCE }: JobOptions = {},
): Promise<JobAnswers[Kind]> {
  signal?.throwIfAborted();
  const worker = new Worker(threadFile(import.meta, 'backup-thread'), {
    name: `backup-${job.kind}`,
    workerData: job,
    // Encrypting leaves pieces behind by the thousand: a small nursery lets them go early.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const given = Promise.withResolvers<never>();
  given.promise.catch(() => undefined);
  const cancel = (): void => {
    void worker.terminate();
    given.reject(new AppError('CANCELLED'));
  };
  const place = placeOf(job);
  let isThere = job.kind !== 'make';
  let watch: NodeJS.Timeout | undefined;
  const gotOn = (): void => {
    clearTimeout(watch);
    if (place === null || !isThere) return;
    const problem = new BackupProblem({ kind: 'system', place, code: 'ETIMEDOUT', what: 'ETIMEDOUT' });
    watch = setTimeout(() => given.reject(problem), patience.stallMs);
  };
  gotOn();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const answered = new Promise<JobAnswers[keyof JobAnswers]>((resolve, reject) => {
      const step = async (name: BackupStep): Promise<void> => {
        await onStep?.(name);
        // The copy is made on this computer's disk, in large pieces and without a word.
        if (name === 'described') isThere = true;
        gotOn();
        worker.postMessage('go');
      };
      worker.on('message', (message: JobMessage) => {
        gotOn();
        switch (message.type) {
          case 'progress':
            onProgress?.(message.progress);
            break;
          case 'step':
            step(message.step).catch(reject);
            break;
          case 'done':
            resolve(message.answer);
            break;
          case 'failed':
            reject(new BackupProblem(message.problem));
            break;
          case 'broken':
            reject(Object.assign(new Error(message.message), { name: message.name, stack: message.stack }));
            break;
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        const cancelled = signal?.aborted === true;
        reject(cancelled ? new AppError('CANCELLED') : new Error('a backup thread ended before it answered'));
      });
    });
    return (await Promise.race([answered, given.promise])) as JobAnswers[Kind];
  } catch (error) {
    void worker.terminate();
    throw signal?.aborted === true ? new AppError('CANCELLED', {}, { cause: error }) : error;
  } finally {
    clearTimeout(watch);
    signal?.removeEventListener('abort', cancel);
    await endedOrLeft(ended, patience);
  }
}

/** The place that a job may have to wait for; null for work on this computer's disk alone. */
function placeOf(job: Job): Place | null {
  if (job.kind === 'make') return 'target';
  return job.kind === 'read' || job.kind === 'digest' ? job.place : null;
}

/** A thread in the middle of a call of the system ends when that call does: a hanging one is left to itself. */
async function endedOrLeft(ended: Promise<void>, { lookMs }: Patience): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const left = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, lookMs);
  });
  await Promise.race([ended, left]);
  clearTimeout(timer);
}
