import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { ORPCError } from '@orpc/client';
import { describe, expect, onTestFinished, test } from 'vitest';

import { enterFolder, loadKeys, openSlot, splitRecoveryKey } from '#db/generations/index.ts';
import { migrations } from '#db/migrations/index.ts';
import { openConnection } from '#db/sqlite/connection.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, httpClient, refusalOf } from '#tests/support/core.ts';
import { newDatabaseFile, temporaryFolder } from '#tests/support/database.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';
import { schemaTables, type TextColumn } from './columns.ts';
import { filesBelow, readableIn, secretBytes, secretText, type Secret } from './disk-search.ts';
import { copyUnencrypted, MARKER, missingPlants, plantEverywhere, POLISH_MARKER } from './plant.ts';
import { exported, printed } from '#tests/support/streams.ts';
import { aDraft } from '#tests/support/valid-calls.ts';

const child = join(import.meta.dirname, 'host-child.ts');

/** Whatever is typed as a password in the session below. */
const PASSWORDS = {
  first: 'pierwsze hasło tajemne 41',
  wrong: 'pomylone hasło tajemne 42',
  temporary: 'tymczasowe hasło tajemne 43',
  own: 'własne hasło tajemne 44',
  recovered: 'odzyskane hasło tajemne 45',
} as const;
const WRONG_LOGIN = 'xqzwmarkerlogin';
const WINDOW = { offset: 0, limit: 100 };

interface Host {
  client(): CoreClient;
  /** Cuts it off as a power failure would. */
  crash(): Promise<void>;
}

/** A host with a folder for temporary files of its own, so that they can be searched too. */
async function startHost(dir: string, temporary: string): Promise<Host> {
  const process_ = spawn(process.execPath, [child, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
  });
  onTestFinished(() => void process_.kill('SIGKILL'));
  const ended = once(process_, 'close');
  const [line] = (await once(createInterface({ input: process_.stdout }), 'line')) as [string];
  const { origin, token } = JSON.parse(line) as { origin: string; token: string };
  return {
    client: () => httpClient(origin, { token, sessionId: crypto.randomUUID() }),
    crash: async () => {
      process_.kill('SIGKILL');
      await ended;
    },
  };
}

const marked = (word: string): string => `${MARKER}${word}`;
const polish = (word: string): string => `${POLISH_MARKER}${word}`;

/** A first run, people and families whose every field holds a marker, and everything a day of work does with them. */
async function workADay(host: Host): Promise<{ recoveryKey: string; pesel: string; client: CoreClient }> {
  const chief = host.client();
  const card = await chief.session.prepareFirstRun({});
  const recoveryKey = card.parts.join('');
  await chief.session.firstRun({
    office: { name: `Ośrodek ${marked('office')}`, shortName: polish('short'), kind: 'ops' },
    administrator: {
      displayName: `${polish('chief')} ${marked('chief')}`,
      login: marked('chief'),
      password: PASSWORDS.first,
      alsoManager: true,
    },
    recoveryParts: {
      preparationId: card.preparationId,
      typed: Object.fromEntries(card.covered.map((number) => [String(number), card.parts[number - 1] ?? ''])),
    },
  });
  const names = { surname: polish('surname'), firstName: marked('first'), secondName: polish('second') };
  const address = anAddress({
    street: polish('street'),
    building: '7xqzwmarker',
    flat: '8xqzwmarker',
    town: marked('town'),
  });
  const contacts = [
    { kind: 'phone' as const, value: '+48698170698', note: polish('phone') },
    { kind: 'email' as const, value: `${marked('mail')}@example.org`, note: marked('mail') },
  ];
  const fields = aPerson({ ...names, address, contacts, note: `${polish('note')} ${marked('note')}` });
  const person = await chief.people.register({ fields });
  const passport = {
    kind: 'no-pesel',
    reason: 'foreigner',
    documentKind: 'passport',
    documentNumber: marked('number'),
  } as const;
  const foreigner = await chief.people.register({
    fields: aPerson({ ...names, firstName: polish('foreigner'), identity: passport }),
  });
  const moved = { ...address, street: marked('moved'), from: asLocalDate('2024-05-01') };
  const corrected = await chief.people.correct({
    ...person,
    fields: { ...fields, note: marked('corrected'), address: moved },
  });
  const family = await chief.families.register({
    fields: aFamily({ name: polish('family'), caseNumber: marked('case'), note: polish('familynote') }),
    members: [aMember(person.id)],
    workerId: null,
  });
  await chief.administration.addUser({
    displayName: polish('user'),
    login: marked('user'),
    roles: ['manager'],
    temporaryPassword: PASSWORDS.temporary,
  });
  const [user] = (await chief.administration.listWorkers({})).filter(
    ({ displayName }) => displayName === polish('user'),
  );
  await chief.people.archive({ ...foreigner, reason: polish('archived') });
  // What is typed and never saved, written over itself and thrown away in part.
  const draft = aDraft({
    place: { form: 'people.edit', subject: { kind: 'person', id: person.id }, context: marked('place') },
    base: JSON.stringify({ note: polish('draftbase') }),
    content: JSON.stringify({ values: { note: `${marked('draft')} ${polish('draft')}` }, names: {} }),
  });
  await chief.drafts.keep(draft);
  await chief.drafts.keep({ ...draft, content: JSON.stringify({ values: { note: polish('draftlater') }, names: {} }) });
  const dropped = aDraft({ content: JSON.stringify({ values: { surname: marked('dropped') }, names: {} }) });
  await chief.drafts.keep(dropped);
  await chief.drafts.drop({ id: dropped.id });
  expect((await chief.drafts.waiting({})).map(({ id }) => id)).toEqual([draft.id]);
  await chief.preferences.remember({ key: 'people.list', value: JSON.stringify([marked('preference')]) });

  const found = await chief.people.list({ filter: { search: POLISH_MARKER, order: 'town' }, window: WINDOW });
  expect(found.count).toBe(1);
  expect(
    (await chief.families.list({ filter: { search: POLISH_MARKER, order: 'case-number' }, window: WINDOW })).count,
  ).toBe(1);
  await chief.people.open({ id: person.id });
  await chief.people.history({ id: person.id });
  await chief.people.printCard({ id: person.id });
  await printed(chief.people.printList({ filter: { status: 'all', order: 'birth-date', direction: 'desc' } }));
  await chief.families.printCard({ id: family.id });
  for (const format of ['xlsx', 'csv'] as const) {
    await exported(
      chief.people.exportList({ filter: { status: 'all' }, columns: ['name', 'address', 'families'], format }),
    );
    await exported(chief.families.exportList({ filter: {}, columns: ['name', 'caseNumber'], format }));
  }
  await chief.people.protect({
    ...corrected,
    protection: { reason: polish('protected'), userIds: user === undefined ? [] : [user.id] },
  });

  // Refusals: what was typed stays out of the log whatever became of it.
  const refused = async (call: Promise<unknown>, code: string): Promise<void> => {
    expect((await refusalOf(call)).code).toBe(code);
  };
  await refused(chief.people.register({ fields: { ...fields, surname: `${marked('twice')} 9` } }), 'INVALID_INPUT');
  await refused(chief.people.register({ fields }), 'PESEL_TAKEN');
  await refused(chief.drafts.keep({ ...draft, content: `{"note": ${marked('broken')}` }), 'INVALID_INPUT');
  await refused(
    chief.drafts.keep({ ...draft, place: { form: 'people.new', subject: null, context: marked('other') } }),
    'NOT_FOUND',
  );
  await refused(chief.people.archive({ ...foreigner, version: 1, reason: marked('late') }), 'CONFLICT');

  await chief.session.lock({});
  await refused(chief.session.unlock({ password: PASSWORDS.wrong }), 'WRONG_PASSWORD');
  await chief.session.unlock({ password: PASSWORDS.first });
  const second = host.client();
  await refused(second.session.signIn({ login: WRONG_LOGIN, password: PASSWORDS.wrong }), 'WRONG_PASSWORD');
  await second.session.signIn({ login: marked('user'), password: PASSWORDS.temporary });
  await second.session.changePassword({ oldPassword: PASSWORDS.temporary, newPassword: PASSWORDS.own });
  await chief.session.signOut({});
  const { administrators } = await chief.session.checkRecoveryKey({ recoveryKey });
  const administrator = administrators[0];
  if (administrator === undefined) throw new Error('nobody to recover');
  await chief.session.recover({ recoveryKey, userId: administrator.id, newPassword: PASSWORDS.recovered });
  const pesel = fields.identity.kind === 'pesel' ? fields.identity.pesel : '';
  return { recoveryKey, pesel, client: chief };
}

async function databaseKey(dir: string): Promise<{ file: string; key: Uint8Array; release: () => Promise<void> }> {
  const entered = await enterFolder(dir, { knownSchemaVersion: migrations.length });
  if (entered.state !== 'ready') throw new Error('there is no office');
  const key = await keyFrom(entered.files.dir);
  return { file: entered.files.database, key, release: () => entered.lock.release() };
}

async function keyFrom(generation: string): Promise<Uint8Array> {
  const loaded = await loadKeys(generation);
  if (loaded.state !== 'good') throw new Error('keys are damaged');
  const opened = await openSlot(loaded.keys, marked('chief'), PASSWORDS.recovered);
  if (opened.state !== 'open') throw new Error('the password does not open its slot');
  return opened.key;
}

test('planted are all text columns of the migrated schema but those that admit only dates or listed words', async () => {
  const { file, key } = await newDatabaseFile();
  const connection = openConnection({ file, key, role: 'write' });
  const { tables, fullText, views } = schemaTables(connection);
  connection.close();
  const columns = tables.flatMap(({ texts }) => texts);
  const closed = columns.flatMap(({ kind }) => (kind.sort === 'closed' ? [kind.check] : []));
  for (const check of closed) expect(check).toMatch(/ IN\s*\(\s*'|GLOB '(\[0-9\]){4}-(\[0-9\]){2}-(\[0-9\]){2}'/);
  expect(columns.length - closed.length).toBeGreaterThan(80);
  expect(closed.length).toBeGreaterThan(0);
  expect(closed.length / columns.length).toBeLessThan(1 / 3);
  expect(fullText.map(({ name }) => name)).toEqual(['families_search', 'notes_search', 'people_search']);
  expect(views).toEqual(['families_vocabulary', 'notes_vocabulary', 'people_vocabulary']);
});

test('nothing that was typed or kept is readable in any file after a crash', async () => {
  const home = temporaryFolder();
  const [dir, temporary] = [join(home, 'data'), join(home, 'tmp')];
  mkdirSync(temporary);
  const host = await startHost(dir, temporary);
  const { recoveryKey, pesel, client } = await workADay(host);

  const generation = join(dir, 'generations', '1');
  const file = join(generation, 'office.db');
  const key = await keyFrom(generation);
  const connection = openConnection({ file, key, role: 'write' });
  const schema = schemaTables(connection);
  const { plants, notReached } = plantEverywhere(connection, schema);
  expect(notReached).toEqual([]);
  const open = schema.tables.flatMap(({ texts }) => texts.filter(({ kind }) => kind.sort !== 'closed'));
  expect(open.length).toBeGreaterThan(0);
  const textsOf = (column: TextColumn): string =>
    plants
      .flatMap(({ table, column: name, text }) => (table === column.table && name === column.name ? [text] : []))
      .join(' ');
  for (const column of open) {
    const { kind, table, name } = column;
    const both = kind.sort === 'digits' ? /\d.* .*\d/ : new RegExp(`${MARKER}.*${POLISH_MARKER}`);
    expect(textsOf(column), `${table}.${name}`).toMatch(both);
  }
  connection.close();

  // Rows no program wrote make calls fail past everything that was foreseen: their values must not reach the log.
  const calls = [
    client.people.list({ filter: { status: 'all', search: MARKER }, window: WINDOW }),
    client.people.list({ filter: { status: 'all', order: 'town' }, window: WINDOW }),
    client.families.list({ filter: { status: 'all' }, window: WINDOW }),
    printed(client.people.printList({ filter: { status: 'all' } })),
    exported(client.people.exportList({ filter: { status: 'all' }, columns: ['name'], format: 'csv' })),
    client.audit.list({ filter: {}, window: WINDOW }),
    client.administration.listUsers({}),
    client.administration.listWorkers({}),
  ];
  const outcomes = await Promise.allSettled(calls);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  expect(failures.filter((error) => error instanceof ORPCError && error.code === 'INTERNAL').length).toBeGreaterThan(0);
  await client.people.register({ fields: aPerson({ surname: polish('last') }) });
  await host.crash();

  const files = filesBelow([dir, temporary]);
  const names = files.map(({ path }) => path.slice(home.length + 1));
  for (const wanted of [
    /office\.db$/,
    /office\.db-wal$/,
    /office\.db-shm$/,
    /keys\.json$/,
    /recovery\.age$/,
    /ostoja\.log$/,
  ]) {
    expect(names).toContainEqual(expect.stringMatching(wanted));
  }
  const log = readFileSync(join(dir, 'logs', 'ostoja.log'), 'utf8');
  expect(log).toMatch(/error call-failed action=\w+\.list/);

  const digits = schema.tables.flatMap(({ texts }) => texts.filter(({ kind }) => kind.sort === 'digits'));
  const numbers = plants.filter(({ table, column }) =>
    digits.some((one) => one.table === table && one.name === column),
  );
  const secrets: Secret[] = [
    secretText('marker', MARKER),
    secretText('marker with Polish letters', POLISH_MARKER),
    secretText('marker as it is searched for', 'zdzblozolcmarker'),
    ...numbers.map(({ table, column, text }) => secretText(`number in ${table}.${column}`, text)),
    secretText('pesel', pesel),
    secretText('telephone', '698170698'),
    ...Object.entries(PASSWORDS).map(([name, text]) => secretText(`password ${name}`, text)),
    ...splitRecoveryKey(recoveryKey)
      .filter((part) => part.length >= 8)
      .flatMap((part, index) =>
        [part.toUpperCase(), part.toLowerCase()].map((text) => secretText(`recovery key, part ${index + 1}`, text)),
      ),
    secretBytes('database key', key),
  ];
  expect(readableIn(files, secrets)).toEqual([]);

  // The search looked for what is there: in the encrypted file every planted text stands, WAL included.
  const opened = await databaseKey(dir);
  const after = openConnection({ file: opened.file, key: opened.key, role: 'write' });
  expect(missingPlants(after, schema, plants)).toEqual([]);

  // And it finds: the same rows without encryption give every single one away.
  const careless = temporaryFolder();
  copyUnencrypted(after, schema, join(careless, 'copy.db'));
  after.close();
  await opened.release();
  const readable = filesBelow([careless]);
  const inTables = plants.filter(({ table }) => schema.tables.some(({ name }) => name === table));
  const each = inTables.map(({ table, column, text }) => ({
    name: `${table}.${column} ${text}`,
    forms: [Buffer.from(text)],
  }));
  expect(readableIn(readable, each)).toHaveLength(each.length);
});

describe('the search', () => {
  const text = 'Źdźbło-Łukaszewicz';
  const forms: Readonly<Record<string, Buffer>> = {
    plain: Buffer.from(text),
    decomposed: Buffer.from(text.normalize('NFD')),
    'UTF-16': Buffer.from(text, 'utf16le'),
    'UTF-16, other order': Buffer.from(text, 'utf16le').swap16(),
    hex: Buffer.from(Buffer.from(text).toString('hex')),
    link: Buffer.from(encodeURIComponent(text)),
    JSON: Buffer.from('"\\u0179d\\u017ab\\u0142o-\\u0141ukaszewicz"'),
    'base64 after nothing': Buffer.from(Buffer.from(`${text} and more`).toString('base64')),
    'base64 after one byte': Buffer.from(Buffer.from(`a${text} and more`).toString('base64')),
    'base64 after two bytes': Buffer.from(Buffer.from(`ab${text} and more`).toString('base64url')),
  };

  test.each(Object.keys(forms))('finds a text in a file: %s', (form) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'deep'));
    const noise = Buffer.alloc(5000, 0xa7);
    writeFileSync(join(folder, 'deep', 'file'), Buffer.concat([noise, forms[form] ?? noise, noise]));
    expect(readableIn(filesBelow([folder]), [secretText('name', text)])).toHaveLength(1);
    expect(readableIn(filesBelow([folder]), [secretText('other', 'Ździebło-Łukaszewicz')])).toEqual([]);
  });

  test('finds bytes raw and in hex', () => {
    const folder = temporaryFolder();
    const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    writeFileSync(join(folder, 'raw'), Buffer.concat([Buffer.from('before'), key]));
    writeFileSync(join(folder, 'hex'), key.toString('hex').toUpperCase());
    expect(readableIn(filesBelow([folder]), [secretBytes('key', key)])).toHaveLength(2);
  });
});
