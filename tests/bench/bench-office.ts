import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeDemoOffice } from '#db/demo/make-demo-office.ts';
import type { DemoSize } from '#db/demo/plan.ts';
import { demoSignIns, type DemoLogin } from '#db/demo/users.ts';
import {
  generationDir,
  generationLayout,
  inspectFolder,
  loadKeys,
  openSlot,
  STRONG_KDF,
} from '#db/generations/index.ts';
import { toInstant } from '#shared/kernel/instant.ts';

/** A demonstration office in a temporary folder, with passwords as costly as a real one's. */
export interface BenchOffice {
  readonly dir: string;
  readonly file: string;
  readonly size: DemoSize;
  /** Opens it on another computer, with a backup. */
  readonly recoveryKey: string;
  databaseKey(): Promise<Uint8Array>;
  remove(): void;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

export function credentialsOf(login: DemoLogin): Credentials {
  const found = demoSignIns().find((one) => one.login === login);
  if (found === undefined) throw new Error(`${login} cannot sign in`);
  return { login, password: found.password };
}

/** The manager: reaches everybody, so every list is as long as it can be. */
export const MANAGER = credentialsOf('anna.kierownik');

export async function makeBenchOffice(size: DemoSize): Promise<BenchOffice> {
  const dir = mkdtempSync(join(tmpdir(), 'ostoja-bench-'));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  try {
    const of = { dir, programVersion: '0.0.0', now: toInstant(Date.now()), size, kdf: STRONG_KDF };
    const { recoveryKey } = await makeDemoOffice(of);
    const state = await inspectFolder(dir);
    if (state.state !== 'ready') throw new Error('The office of the benchmark was not made');
    const generation = generationDir(dir, state.generation);
    const databaseKey = async (): Promise<Uint8Array> => {
      const loaded = await loadKeys(generation);
      if (loaded.state !== 'good') throw new Error('The keys of the benchmark office are damaged');
      const opened = await openSlot(loaded.keys, MANAGER.login, MANAGER.password);
      if (opened.state !== 'open') throw new Error('The password of the benchmark office opens nothing');
      return opened.key;
    };
    return { dir, file: generationLayout(generation).database, size, recoveryKey, databaseKey, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
