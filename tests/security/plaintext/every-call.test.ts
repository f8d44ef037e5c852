import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, onTestFinished, test } from 'vitest';

import { httpClient } from '#tests/support/core.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { placeForBackups } from '#tests/support/valid-calls.backups.ts';
import { filesBelow, readableIn, secretBytes, secretText } from './disk-search.ts';
import { MARKER, POLISH_MARKER } from './plant.ts';

const child = join(import.meta.dirname, 'every-call-child.ts');

interface Told {
  readonly origin: string;
  readonly token: string;
  readonly sessionId: string;
  readonly key: string;
  readonly called: readonly string[];
  readonly texts: readonly string[];
  readonly failed: readonly string[];
  readonly failedAmongPlants: readonly string[];
  readonly notReached: readonly string[];
}

test('nothing typed into any procedure is readable in any file, backups and a killed one included', async () => {
  const home = temporaryFolder();
  const temporary = join(home, 'tmp');
  mkdirSync(temporary);
  const host = spawn(process.execPath, [child, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
  });
  onTestFinished(() => void host.kill('SIGKILL'));
  const ended = once(host, 'close');
  const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string];
  const told = JSON.parse(line) as Told;

  // Every procedure there is was called, and did its work.
  expect(told.failed).toEqual([]);
  expect(
    listProcedures()
      .map(({ name }) => name)
      .filter((name) => !told.called.includes(name)),
  ).toEqual([]);
  expect(told.notReached).toEqual([]);
  // Among rows that no program wrote some fail past everything foreseen: values must not reach the log.
  expect(told.failedAmongPlants.length).toBeGreaterThan(0);
  expect(readFileSync(join(home, 'logs', 'ostoja.log'), 'utf8')).toMatch(/error call-failed action=/);
  expect(told.texts).toEqual(expect.arrayContaining(['Rozmowa o szkole.', 'Zadzwonić do szkoły', 'zmiana rejonu']));

  // One more backup, killed while it is written to its place.
  const client = httpClient(told.origin, told);
  const targetId = await placeForBackups(client);
  const making = await client.backups.make({ targetId });
  for (let phase = ''; phase !== 'writing';) {
    const { value: event, done } = await making.next();
    if (done === true || event.kind !== 'progress') throw new Error('the backup ended before it was killed');
    phase = event.phase;
  }
  host.kill('SIGKILL');
  await ended;

  const files = filesBelow([home]);
  const names = files.map(({ path }) => path.slice(home.length + 1));
  for (const wanted of [
    /office\.db$/,
    /office\.db-wal$/,
    /\.tar\.age$/,
    /\.info\.json$/,
    /backups\.json$/,
    // What the killed backup has left.
    /staging\/backup-|\.part$/,
  ]) {
    expect(names).toContainEqual(expect.stringMatching(wanted));
  }
  const typed = told.texts.map((text) => secretText(text, text));
  const secrets = [
    ...typed,
    secretText('marker', MARKER),
    secretText('marker with Polish letters', POLISH_MARKER),
    secretText('marker as it is searched for', 'zdzblozolcmarker'),
    secretBytes('database key', Buffer.from(told.key, 'hex')),
  ];
  expect(readableIn(files, secrets)).toEqual([]);

  // And it finds: a careless file gives every single text away.
  const careless = temporaryFolder();
  writeFileSync(join(careless, 'copy.json'), told.texts.join('\n'));
  expect(readableIn(filesBelow([careless]), typed)).toHaveLength(typed.length);
}, 300_000);
