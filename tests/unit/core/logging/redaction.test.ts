import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createFileLogger } from '#core/logging/file-logger.ts';
import { redactError, redactFact } from '#core/logging/redact.ts';
import { SENDER_REFUSALS } from '#desktop/policies/sender.ts';
import { DEMO_USERS } from '#db/demo/users.ts';
import { SqliteFailure } from '#db/sqlite/errors.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { listProcedures } from '#tests/support/procedures.ts';

const SECRETS = [
  'Kowalska',
  '44051401359',
  'AGE-SECRET-KEY-1QQQ',
  'tajne hasło',
  'jan@example.org',
  'C:\\Users\\jan.kowalski',
  // A login, and one without a dot.
  'anna.kierownik',
  'kowalska',
];

/** Errors as they come from everywhere, each with the secret in its text. */
const errors: readonly (readonly [name: string, make: (secret: string) => unknown])[] = [
  ['an Error', (secret) => new Error(secret)],
  ['a TypeError', (secret) => new TypeError(`${secret} is not iterable`)],
  ['a JSON error', (secret) => parseError(`{"a":${secret}`)],
  ['an error of the system', (secret) => Object.assign(new Error(secret), { code: 'ENOENT', path: secret })],
  ['a cause', (secret) => new Error('outer', { cause: new Error(secret) })],
  ['the cause of a refusal', (secret) => new AppError('INTERNAL', {}, { cause: new Error(secret) })],
  ['the data of a refusal', (secret) => new AppError('PESEL_TAKEN', { label: secret })],
  ['an error whose name is a value', (secret) => Object.assign(new Error('x'), { name: `${secret} !` })],
  ['a thrown text', (secret) => secret],
  ['a thrown object', (secret) => ({ secret })],
  ['an error whose name is a login', (secret) => Object.assign(new Error('x'), { name: secret })],
  [
    'a refusal with quoted text',
    (secret) => Object.assign(new AppError('INTERNAL'), { message: `found „${secret}” in it` }),
  ],
];

function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

test.each(errors)('%s does not tell what it was about', (_name, make) => {
  for (const secret of SECRETS) expect(redactError(make(secret))).not.toContain(secret);
});

test('what stays is enough to find the place', () => {
  const text = redactError(new RangeError('whatever'));
  expect(text).toMatch(/^RangeError\n/);
  expect(text).toMatch(/redaction\.test\.ts:\d+:\d+/);
  expect(text).not.toMatch(/[\\/]/);
  const failure = redactError(
    new SqliteFailure('unique', 'SQLITE_CONSTRAINT_UNIQUE', 'UNIQUE constraint failed: people.pesel'),
  );
  expect(failure).toContain('UNIQUE constraint failed: people.pesel');
});

test('facts are codes, counts and ids; prose is not let through', () => {
  expect(redactFact('people.list')).toBe('people.list');
  expect(redactFact('DATABASE_DAMAGED')).toBe('DATABASE_DAMAGED');
  expect(redactFact('7K2-Q4')).toBe('7K2-Q4');
  for (const { login } of DEMO_USERS) expect(redactFact(login)).toBe('‹…›');
  expect(redactFact('01a2003d-b74f-70b0-ab10-835428296426')).toBe('01a2003d-b74f-70b0-ab10-835428296426');
  expect(redactFact(12)).toBe('12');
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const shown = redactFact(`${text} ą`);
      expect(shown).toBe('‹…›');
    }),
  );
});

/** Every event in the sources of both hosts and the core: the word a logger, or what hands it on, is given. */
function eventsInSources(): string[] {
  const folder = join(import.meta.dirname, '../../../../electron');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/(?:\.(?:info|warn|error)|#fail|#log)\(\s*'([^']+)'/g)].map(
      ([, event = '']) => event,
    ),
  );
}

test('every event of the program is written in full', () => {
  const events = eventsInSources();
  expect(events.length).toBeGreaterThan(25);
  expect(events.filter((event) => redactFact(event) !== event)).toEqual([]);
});

test('a refused sender and an audit row are told by words that are written in full', () => {
  for (const why of SENDER_REFUSALS) expect(redactFact(why)).toBe(why);
  for (const { name } of listProcedures()) expect(redactFact(name)).toBe(name);
});

test('the file on disk holds the redacted lines and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ostoja-log-'));
  try {
    const logger = createFileLogger(folder);
    for (const secret of SECRETS) {
      logger.info('call-failed', { text: secret });
      logger.warn(secret);
      for (const [, make] of errors) logger.error('call-failed', make(secret), { reference: '7K2-Q4', text: secret });
    }
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    expect(text).toContain('reference=7K2-Q4');
    for (const secret of SECRETS) expect(text).not.toContain(secret.includes('\\') ? 'jan.kowalski' : secret);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a folder that cannot be made stops nobody; lines come once it can', () => {
  const place = mkdtempSync(join(tmpdir(), 'ostoja-log-'));
  try {
    const blocked = join(place, 'data');
    writeFileSync(blocked, 'kept');
    const logger = createFileLogger(join(blocked, 'logs'));
    logger.error('call-failed', new Error('nobody hears it'));
    expect(readFileSync(blocked, 'utf8')).toBe('kept');
    rmSync(blocked);
    logger.warn('database-damaged');
    expect(readFileSync(join(blocked, 'logs', 'ostoja.log'), 'utf8')).toMatch(/ warn database-damaged\s*$/);
    expect(existsSync(join(place, 'logs'))).toBe(false);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
