import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { setUpFirstSchemaOffice } from '#tests/support/first-schema.ts';
import { ADMINISTRATOR, enter, RECOVERY_TEXT, SECOND_USER } from '#tests/support/office-folder.ts';

import { NEW_PASSWORD, type PlaceFacts, readPlace, writePlace } from './fault-place.ts';

export const OFFICES = ['changed', 'restored', 'elsewhere', 'first-schema', 'nothing'] as const;
/**
 * `changed`: with one backup, worked in since. `restored`: the same after its restore. `elsewhere`: another computer, with
 * that backup on a stick. `first-schema`: as the first version left it. `nothing`: before the first run.
 */
export type Office = (typeof OFFICES)[number];

export interface FaultOffices {
  /** A copy of its own, to be removed by whoever asked for it. */
  copy(of: Office): Promise<PlaceFacts>;
  remove(): Promise<void>;
}

/** Makes the offices that faults happen to. @param run runs a job of the whole program in a place, to its end */
export async function makeFaultOffices(
  run: (job: 'set-up' | 'restore', dir: string) => Promise<void>,
): Promise<FaultOffices> {
  const root = await mkdtemp(join(tmpdir(), 'ostoja-faults-'));
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true, maxRetries: 5 });
  const at = (of: Office): string => join(root, of);
  try {
    await mkdir(at('changed'));
    await run('set-up', at('changed'));
    const made = await readPlace(at('changed'));
    const changedPassword = { login: made.people[0]?.login ?? '', password: NEW_PASSWORD };
    await writePlace({ ...made, people: [...made.people, changedPassword] });
    await cp(at('changed'), at('elsewhere'), { recursive: true });
    await rm(join(at('elsewhere'), 'data'), { recursive: true });
    await cp(at('changed'), at('restored'), { recursive: true });
    await run('restore', at('restored'));
    await makeSmall(at('nothing'));
    await makeSmall(at('first-schema'));
    const { lock } = await enter(join(at('first-schema'), 'data'));
    await setUpFirstSchemaOffice(lock);
    await lock.release();
  } catch (error) {
    await remove();
    throw error;
  }
  let copies = 0;
  return {
    copy: async (of) => {
      copies += 1;
      const dir = join(root, `copy-${copies}`);
      await cp(at(of), dir, { recursive: true });
      return await readPlace(dir);
    },
    remove,
  };
}

/** A place for an office of two people that the tests of generations use. */
async function makeSmall(dir: string): Promise<void> {
  await mkdir(dir);
  const people = [ADMINISTRATOR, SECOND_USER].map(({ login, password }) => ({ login, password }));
  await writePlace({ dir, recoveryKey: RECOVERY_TEXT, people, backupId: '', backupName: '' });
}
