/** Entry of the thread that makes, reads and checks backups: copying and encrypting would block the main thread for seconds. */
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { activeRecovery } from '../generations/keys.ts';
import { readContainer, writeContainer } from './container.ts';
import { copyOpenOffice, describeDatabase, rekey } from './database-copy.ts';
import { digestOf } from './file-streams.ts';
import { decodeManifest, encodeManifest } from './manifest.ts';
import { BackupProblem } from './problems.ts';
import type { BackupPhase, BackupStep, Job, JobAnswers, JobMessage, Made, MakeJob } from './thread-messages.ts';

const port = parentPort;
/** Progress is told at each such step forward, not for every piece. */
const TOLD_AFTER_BYTES = 2 * 1024 * 1024;

function send(message: JobMessage): void {
  port?.postMessage(message);
}

function teller(phase: BackupPhase, total: number): (done: number) => void {
  let told = 0;
  return (done) => {
    if (done - told < TOLD_AFTER_BYTES && done !== total) return;
    told = done;
    send({ type: 'progress', progress: { phase, done, total } });
  };
}

/** Tells a step and waits to be sent on. */
async function reached(step: BackupStep): Promise<void> {
  if (port === null) return;
  const answered = once(port, 'message');
  send({ type: 'step', step });
  await answered;
}

async function run(job: Job): Promise<JobAnswers[keyof JobAnswers]> {
  switch (job.kind) {
    case 'make':
      return await make(job);
    case 'read': {
      const { size } = await stat(job.file).catch(() => ({ size: 0 }));
      return await readContainer({ ...job, tell: teller('proving', size) });
    }
    case 'check':
      return describeDatabase(job.file, job.key, true);
    case 'digest': {
      const { size } = await stat(job.file).catch(() => ({ size: 0 }));
      return await digestOf(job.file, job.place, teller('proving', size));
    }
    case 'rekey':
      rekey(job.file, job.from, job.to);
      return null;
  }
}

async function make(job: MakeJob): Promise<Made> {
  send({ type: 'progress', progress: { phase: 'copying', done: 0, total: 0 } });
  copyOpenOffice(job.source, job.key, job.copy);
  await reached('copied');
  rekey(job.copy, job.key, job.copyKey);
  await reached('rekeyed');
  const { schemaVersion, installationId, counts, auditHead, recovery } = describeDatabase(job.copy, job.copyKey, false);
  const database = { ...(await digestOf(job.copy, 'staging')), key: Buffer.from(job.copyKey).toString('hex') };
  const bytes = encodeManifest({
    ...job.content,
    schemaVersion,
    installationId,
    database,
    recovery: [...recovery],
    counts: { ...counts },
    auditHead,
  });
  await reached('described');
  const file = await writeContainer({
    target: job.part,
    manifest: bytes,
    database: { file: job.copy, bytes: database.bytes },
    recipients: [job.officeRecipient, ...activeRecovery(recovery).map(({ recipient }) => recipient)],
    tell: teller('writing', database.bytes),
  });
  const decoded = decodeManifest(bytes);
  if (decoded.state !== 'good') throw new Error('the manifest just made does not read');
  await reached('written');
  return { manifest: decoded.manifest, file };
}

async function start(): Promise<void> {
  const job = workerData as Job;
  try {
    send({ type: 'done', answer: await run(job) });
  } catch (error) {
    if (error instanceof BackupProblem) send({ type: 'failed', problem: error.facts });
    else if (error instanceof Error) {
      send({ type: 'broken', name: error.name, message: error.message, stack: error.stack ?? '' });
    } else send({ type: 'broken', name: '', message: 'unknown', stack: '' });
  } finally {
    if ('key' in job) job.key.fill(0);
    port?.close();
  }
}

await start();
