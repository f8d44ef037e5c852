import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { writeContainer } from '#db/backup/container.ts';
import { generateRecoveryKey } from '#db/generations/index.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { peopleFilter } from '#shared/features/people/people.schema.ts';

import { type BenchOffice, MANAGER } from '../bench-office.ts';
import { BenchContext } from '../context.ts';
import { type CoreClient, startCore } from '../core-client.ts';
import { type Figure, single, speed, spreadOf, time, timed } from '../figures.ts';
import { PreviewProcess } from '../preview-process.ts';
import type { BenchRows } from './index.ts';
import { fillNotes } from './notes.ts';

type Client = CoreClient['client'];

/** What the figures are promised for; the people and families are few, since notes are what fills an office's database. */
const DATABASE_BYTES = 200_000_000;
const SIZE = { people: 3_000, families: 900 } as const;
const NOTES_AT_ONCE = 5_000;

const MAKE_LIMIT = 10_000;
const WAIT_LIMIT = 100;
const RESTORE_LIMIT = 15_000;
const MEMORY_LIMIT = 300;
/** Of the speed of the program `age`. */
const AGE_LIMIT = 0.1;
const ROUNDS = 3;
const PLACE = 'Dysk kopii';
const NEW_PASSWORD = 'trzy rzeki płyną obok domu 26';

/** An office of its own, with a database of that size. */
export const backupsRows: readonly BenchRows[] = [
  {
    names: ['backups.make', 'backups.contract-wait', 'backups.restore', 'backups.memory', 'backups.age-stage'],
    measure: async (shared) => {
      const context = new BenchContext(SIZE);
      try {
        const office = await context.office();
        await fill(office);
        const figures = [
          ...(await made(context)),
          await restored(office),
          await remembered(office),
          await ageStage(office),
        ];
        for (const [name, delay] of context.delays) shared.delays.set(name, delay);
        for (const name of ['backups.restore', 'backups.memory', 'backups.age-stage']) shared.apart.add(name);
        return figures;
      } finally {
        await context.close();
      }
    },
  },
];

/** Notes up to that size; and somebody who sees people minds the backups too, so that one session can do both. */
async function fill(office: BenchOffice): Promise<void> {
  const opened = async () => await openOffice({ file: office.file, key: await office.databaseKey() });
  const roles = await opened();
  try {
    await roles.write(async (tx) => {
      const { id } = await tx
        .selectFrom('users')
        .select('id')
        .where('login', '=', MANAGER.login)
        .executeTakeFirstOrThrow();
      const of = { id: crypto.randomUUID(), user_id: id, role: 'administrator' } as const;
      await tx
        .insertInto('user_roles')
        .values({ ...of, from_date: '2020-01-01', to_date: null })
        .execute();
    });
  } finally {
    await roles.close();
  }
  // Closing brings the WAL into the file: only then does its size tell how large the office is.
  while (statSync(office.file).size < DATABASE_BYTES) {
    const database = await opened();
    try {
      await fillNotes(database, NOTES_AT_ONCE);
    } finally {
      await database.close();
    }
  }
}

async function placeAdded(client: Client): Promise<void> {
  const { targets } = await client.backups.targets({});
  if (targets.length === 0) await client.backups.addTarget({ kind: 'folder', name: null, offered: PLACE });
}

async function lastOf<Event extends { readonly kind: string }>(
  stream: Promise<AsyncIterable<Event>>,
): Promise<Extract<Event, { kind: 'result' }>> {
  let last: Event | null = null;
  for await (const event of await stream) last = event;
  if (last?.kind !== 'result') throw new Error('The stream ended without a result');
  return last as Extract<Event, { kind: 'result' }>;
}

async function makeOne(client: Client): Promise<void> {
  const { places } = await lastOf(client.backups.make({ targetId: null }));
  if (places.some(({ failure }) => failure !== null)) throw new Error('The backup was not made');
}

/** From the button to the proof; and how long calls wait that others make meanwhile. */
async function made(context: BenchContext): Promise<readonly Figure[]> {
  const core = await context.core();
  const { client } = core;
  await client.session.signIn(MANAGER);
  await placeAdded(client);
  // The first one waits for the check of the whole file after the start.
  await makeOne(client);
  const samples = await context.watched('backups.make', () =>
    time(() => makeOne(client), { rounds: ROUNDS, warmUp: 0 }),
  );
  const waits: number[] = [];
  await context.watched('backups.contract-wait', async () => {
    const making = { ended: false };
    const backup = makeOne(client).finally(() => (making.ended = true));
    backup.catch(() => undefined);
    for (let round = 0; !making.ended; round += 1) {
      const [taken = 0] = await time(() => callOf(client, round), { rounds: 1, warmUp: 0 });
      waits.push(taken);
    }
    await backup;
    return waits;
  });
  await context.stopCore();
  const longest = single('backups.contract-wait', 'ms', Math.max(...waits), WAIT_LIMIT);
  const { p50, p95 } = spreadOf(waits);
  return [
    timed('backups.make', samples, { limit: MAKE_LIMIT }),
    longest,
    single('backups.contract-wait.p50', 'ms', p50, null),
    single('backups.contract-wait.p95', 'ms', p95, null),
  ];
}

/** What people do meanwhile: look, search, and save. */
async function callOf(client: Client, round: number): Promise<unknown> {
  switch (round % 4) {
    case 0:
      return await client.people.list({ filter: peopleFilter.parse({}), window: { offset: 0, limit: 100 } });
    case 1:
      return await client.session.status({});
    case 2:
      return await client.backups.health({});
    default:
      return await client.preferences.remember({ key: 'people.list', value: JSON.stringify(round) });
  }
}

/** On another computer: from the file and the recovery key to the open office. */
async function restored(office: BenchOffice): Promise<Figure> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dir = mkdtempSync(join(tmpdir(), 'ostoja-bench-'));
    try {
      const place = join(dir, TARGETS_FOLDER, PLACE);
      mkdirSync(place, { recursive: true });
      const from = join(office.dir, TARGETS_FOLDER, PLACE);
      const backup = newestBackup(from);
      for (const name of readdirSync(from)) if (name.startsWith(backup)) cpSync(join(from, name), join(place, name));
      const core = await startCore(dir);
      const { client } = core;
      const [offered = null] = (await client.session.offeredBackups({})) ?? [];
      const [taken = 0] = await time(
        async () => {
          const chosen = await client.session.chooseBackup({ offered });
          if (chosen.kind !== 'chosen' || chosen.inspected.state !== 'whole') throw new Error('The file is not whole');
          const { fileId } = chosen;
          const opened = await lastOf(client.session.openBackup({ fileId, recoveryKey: office.recoveryKey }));
          const [owner] = opened.administrators;
          if (owner === undefined) throw new Error('The backup has no administrator');
          const { preparedId } = opened.backup;
          await lastOf(client.session.restoreOffice({ preparedId, userId: owner.id, newPassword: NEW_PASSWORD }));
        },
        { rounds: 1, warmUp: 0 },
      );
      samples.push(taken);
      await core.close();
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  return timed('backups.restore', samples, { limit: RESTORE_LIMIT });
}

function newestBackup(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tar.age'));
  return names.sort().at(-1) ?? '';
}

/** The most memory the built program takes from its start until a backup is made. */
async function remembered(office: BenchOffice): Promise<Figure> {
  if (!PreviewProcess.isBuilt) throw new Error('backups.memory needs the built preview host: run npm run bench');
  const preview = await PreviewProcess.start(office.dir);
  try {
    await preview.client.session.signIn(MANAGER);
    await makeOne(preview.client);
    const used = preview.mostMemory();
    if (used === null) throw new Error('The system does not tell how much memory a process takes');
    return single('backups.memory', 'MB', used, MEMORY_LIMIT);
  } finally {
    await preview.stop();
  }
}

/** The stage that encrypts beside the program `age` on the same file, each writing to the same disk. */
async function ageStage(office: BenchOffice): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'ostoja-bench-'));
  const { recipient } = await generateRecoveryKey();
  const { size: bytes } = statSync(office.file);
  const mine: number[] = [];
  const other: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const files = [join(dir, `mine-${round}`), join(dir, `age-${round}`)] as const;
      const database = { file: office.file, bytes };
      const [own = 0] = await time(
        () => writeContainer({ target: files[0], manifest: Buffer.from('{}'), database, recipients: [recipient] }),
        { rounds: 1, warmUp: 0 },
      );
      const age = promisify(execFile);
      const [its = 0] = await time(() => age('age', ['-r', recipient, '-o', files[1], office.file]), {
        rounds: 1,
        warmUp: 0,
      });
      for (const file of files) rmSync(file, { force: true });
      // The first round brings the file into memory.
      if (round === 0) continue;
      mine.push(own);
      other.push(its);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return speed('backups.age-stage', { mine: spreadOf(mine).p50, other: spreadOf(other).p50, limit: AGE_LIMIT });
}
