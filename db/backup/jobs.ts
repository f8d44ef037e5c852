import { Worker } from 'node:worker_threads';

import { AppError } from '#shared/kernel/app-error.ts';

import { threadFile } from '../sqlite/thread-client.ts';
import { BackupProblem } from './problems.ts';
import type { BackupProgress, BackupStep, Job, JobAnswers, JobMessage } from './thread-messages.ts';

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BackupProgress) => void;
  /** The thread waits until it has ended. */
  readonly onStep?: (step: BackupStep) => Promise<void> | void;
}

/**
 * Runs one job in a thread of its own and answers when the thread has ended, so that its files are closed. The keys in
 * `job` are copied. Cancelling ends the thread; a copy under way inside SQLite is finished first.
 * @throws BackupProblem; AppError CANCELLED
 */
export async function runJob<Kind extends keyof JobAnswers>(
  job: Extract<Job, { kind: Kind }>,
  { signal, onProgress, onStep }: JobOptions = {},
): Promise<JobAnswers[Kind]> {
  signal?.throwIfAborted();
  const worker = new Worker(threadFile(import.meta, 'backup-thread'), {
    name: `backup-${job.kind}`,
    workerData: job,
    // Encrypting leaves pieces behind by the thousand: a small nursery lets them go early.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const cancel = (): void => void worker.terminate();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return (await new Promise<JobAnswers[keyof JobAnswers]>((resolve, reject) => {
      const step = async (name: BackupStep): Promise<void> => {
        await onStep?.(name);
        worker.postMessage('go');
      };
      worker.on('message', (message: JobMessage) => {
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
    })) as JobAnswers[Kind];
  } catch (error) {
    await worker.terminate();
    throw signal?.aborted === true ? new AppError('CANCELLED', {}, { cause: error }) : error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await ended;
  }
}
