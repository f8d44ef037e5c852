/** Entry of the thread that judges one new password: word lists take longer to load than a call may hold the main thread. */
import { parentPort, workerData } from 'node:worker_threads';

import { passwordEstimator } from '#shared/features/session/password-estimator.ts';
import { passwordProblem } from '#shared/features/session/password.rules.ts';

import type { JudgedPassword } from './good-password.ts';

async function judge(): Promise<void> {
  const { password, names } = workerData as JudgedPassword;
  parentPort?.postMessage(passwordProblem(password, names, await passwordEstimator()));
}

void judge();
