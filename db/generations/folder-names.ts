import { join } from 'node:path';

import { namesIn } from './files.ts';
import {
  CURRENT_FILE,
  folderLayout,
  GENERATION_FILES,
  generationNumber,
  GENERATIONS_FOLDER,
  LOCK_FILE,
  PENDING_FILE,
  STAGING_FOLDER,
  WAITING_ROWS_FILE,
} from './layout.ts';
import { isStagedName } from './staging.ts';

/** What SQLite and an unfinished write keep beside a file, and what was put aside because it was damaged. */
const BESIDE = /-wal$|-shm$|-journal$|\.part$|\.[a-z]+(?:-[a-z]+)*-[0-9a-f-]{36}$/;
const UNFINISHED = /^\.(.+)\.[0-9a-f-]{36}\.tmp$/;
const HEADS_PUT_ASIDE = /^audit-head\.damaged-\d+\.json$/;

const IN_A_GENERATION: readonly string[] = [...GENERATION_FILES, PENDING_FILE];
const AT_THE_TOP: readonly string[] = [CURRENT_FILE, GENERATIONS_FOLDER, STAGING_FOLDER, LOCK_FILE, WAITING_ROWS_FILE];

function isOneOf(files: readonly string[], name: string): boolean {
  return files.includes(UNFINISHED.exec(name)?.[1] ?? name.replace(BESIDE, ''));
}

/**
 * What lies in a data folder under a name that is not given here, as paths from the folder. `others` are names of the
 * hosts; what lies below those is not looked at.
 */
export async function strangersIn(dir: string, others: readonly string[]): Promise<readonly string[]> {
  const { generations, staging } = folderLayout(dir);
  const top = ((await namesIn(dir)) ?? []).filter((name) => !others.includes(name) && !isOneOf(AT_THE_TOP, name));
  const staged = ((await namesIn(staging)) ?? []).filter((name) => !isStagedName(name));
  const strangers = [...top, ...staged.map((name) => join(STAGING_FOLDER, name))];
  for (const number of (await namesIn(generations)) ?? []) {
    const isGeneration = generationNumber(number) !== null;
    const files = isGeneration ? ((await namesIn(join(generations, number))) ?? []) : [];
    const strange = files.filter((name) => !isOneOf(IN_A_GENERATION, name) && !HEADS_PUT_ASIDE.test(name));
    strangers.push(...(isGeneration ? strange.map((name) => join(number, name)) : [number]).map(inGenerations));
  }
  return strangers;
}

const inGenerations = (path: string): string => join(GENERATIONS_FOLDER, path);
