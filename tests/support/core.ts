import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';

import { type Core, composeCore, type CoreOptions } from '#core/compose.ts';
import { createLogger } from '#core/logging/file-logger.ts';
import { buildFileManifest } from '#core/policies/file-manifest.ts';
import type { Clock, Ports, Printer } from '#core/ports/index.ts';
import { systemIds } from '#core/ports/system.ts';
import { browserPrinter } from '#preview/browser-printer.ts';
import { Downloads } from '#preview/downloads.ts';
import { previewPlaces } from '#preview/preview-places.ts';
import { startPreviewServer } from '#preview/preview-server.ts';
import { makeDemoOffice } from '#db/demo/make-demo-office.ts';
import type { DemoSize } from '#db/demo/plan.ts';
import { DEMO_USERS, type DemoLogin } from '#db/demo/users.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { FirstRunInput, RecoveryKeyCard, SessionStatus } from '#shared/features/session/session.schema.ts';
import { addSeconds, type Instant, instant } from '#shared/kernel/instant.ts';

import { WEAK_KDF } from './office-folder.ts';
import { template } from './templates.ts';

export type CoreClient = ContractRouterClient<Contract>;

/** A Saturday morning in November. */
export const TEST_NOW: Instant = instant.parse('2026-11-21T09:05:00.000Z');

export interface TestClock extends Clock {
  advance(seconds: number): void;
}

export function testClock(start: Instant = TEST_NOW): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (seconds) => {
      now = addSeconds(now, seconds);
    },
  };
}

export interface TestCore {
  readonly core: Core;
  readonly dir: string;
  readonly clock: TestClock;
  /** Every line of the log, as it would stand in the file. */
  readonly log: readonly string[];
  /** Calls the core directly as a session of its own, or as the one named. */
  client(sessionId?: string): CoreClient;
  /** Serves the core over real HTTP on this computer until the core is closed. */
  serve(): Promise<TestServer>;
  /** Ends it as a host would; the folder stays. */
  end(): Promise<void>;
  /** Ends it and removes the folder, if it was made here. */
  close(): Promise<void>;
}

export interface TestServer {
  readonly origin: string;
  readonly token: string;
  /** Calls over HTTP as a session of its own, or as the one named. */
  client(sessionId?: string): CoreClient;
}

export interface TestCoreOptions {
  /** A folder that stays; without it a temporary one. */
  readonly dir?: string;
  readonly clock?: TestClock;
  readonly ports?: Partial<Ports>;
  readonly folder?: CoreOptions['folder'];
  /** Daily backups by the program itself; without it a test alone decides when one is made. */
  readonly dailyBackups?: boolean;
  readonly onRestoreStep?: CoreOptions['onRestoreStep'];
}

/** A core on a real encrypted folder, with a clock in the test's hand and cheap key derivation. */
export async function composeTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const own = options.dir === undefined ? mkdtempSync(join(tmpdir(), 'ostoja-core-')) : null;
  const dir = options.dir ?? join(own ?? '', 'data');
  const clock = options.clock ?? testClock();
  const log: string[] = [];
  const write = (line: string): void => void log.push(line);
  const downloads = new Downloads();
  const ports: Ports = {
    clock,
    ids: systemIds,
    logger: createLogger({ info: write, warn: write, error: write }),
    dialogs: downloads,
    printer: browserPrinter,
    places: previewPlaces(dir),
    paths: { data: dir, logs: join(dir, 'logs') },
    host: { kind: 'preview', demo: false, version: '0.1.0' },
    ...options.ports,
  };
  const core = await composeCore(ports, {
    kdf: WEAK_KDF,
    dailyBackups: options.dailyBackups ?? false,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.onRestoreStep === undefined ? {} : { onRestoreStep: options.onRestoreStep }),
  });
  const ends: (() => Promise<void>)[] = [() => core.close()];
  const end = async (): Promise<void> => {
    for (const step of ends.splice(0).toReversed()) await step();
  };
  return {
    core,
    dir,
    clock,
    log,
    client: (sessionId = randomUUID()) =>
      createRouterClient(core.router, { context: () => core.contextFor({ sessionId, windowId: sessionId }) }),
    serve: async () => {
      const page = mkdtempSync(join(tmpdir(), 'ostoja-page-'));
      ends.push(async () => rmSync(page, { recursive: true, force: true, maxRetries: 5 }));
      const server = await startPreviewServer({
        core,
        downloads,
        page: emptyPage(page),
        logger: ports.logger,
        port: 0,
      });
      ends.push(() => server.close());
      return {
        origin: server.origin,
        token: server.token,
        client: (sessionId = randomUUID()) => httpClient(server.origin, { token: server.token, sessionId }),
      };
    },
    end,
    close: async () => {
      await end();
      if (own !== null) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A printer as the desktop program's, for cores of which a test prints; counts the pages it was given. */
export function paperPrinter(): Printer & { readonly printed: string[] } {
  const printed: string[] = [];
  return {
    canSavePdf: true,
    printed,
    print: (window) => Promise.resolve(void printed.push(window)),
    pdf: () => Promise.resolve(new TextEncoder().encode('%PDF-1.7')),
  };
}

/** A client over HTTP, as the page's own. */
export function httpClient(origin: string, who: { readonly token: string; readonly sessionId: string }): CoreClient {
  const headers = { authorization: `Bearer ${who.token}`, 'x-ostoja-session': who.sessionId };
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }));
}

/** The smallest built page. */
function emptyPage(folder: string) {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Ostoja</title>');
  return buildFileManifest(folder);
}

export const FIRST_ADMINISTRATOR = {
  displayName: 'Ewa Sikora',
  login: 'ewa.administrator',
  password: 'dęby szumią nad rzeką',
} as const;

/** What the first run is given when the covered parts were copied rightly from `card`. */
export function firstRunInput(card: RecoveryKeyCard, alsoManager = true): FirstRunInput {
  const typed = Object.fromEntries(card.covered.map((number) => [String(number), card.parts[number - 1] ?? '']));
  return {
    office: { name: 'Ośrodek Pomocy Społecznej w Próbowie', shortName: 'OPS Próbowo', kind: 'ops' },
    administrator: { ...FIRST_ADMINISTRATOR, alsoManager },
    recoveryParts: { preparationId: card.preparationId, typed },
  };
}

/** Sets up an office through the contract; gives the recovery key and who is signed in. */
export async function setUp(client: CoreClient): Promise<{ recoveryKey: string; status: SessionStatus }> {
  const card = await client.session.prepareFirstRun({});
  const status = await client.session.firstRun(firstRunInput(card));
  return { recoveryKey: card.parts.join(''), status };
}

/** Small but with everything in it: protected people, archived ones, families, users of every role. */
export const SMALL_OFFICE: DemoSize = { people: 40, families: 12 };

/** Signs a user of the demonstration office in. */
export async function signInAs(client: CoreClient, login: DemoLogin): Promise<SessionStatus> {
  const password = DEMO_USERS.find((user) => user.login === login)?.password ?? '';
  return await client.session.signIn({ login, password });
}

/** Code and data of the declared refusal a call ends with; throws when it succeeds or fails otherwise. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly code: string; readonly data: Readonly<Record<string, unknown>> }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError && error.defined) {
      return { code: String(error.code), data: (error.data ?? {}) as Readonly<Record<string, unknown>> };
    }
    throw error;
  }
  throw new Error('the call was not refused');
}

/** „path | sentence” of each field that the refused call names. Throws when it was refused for another reason. */
export async function refusedFields(call: Promise<unknown>): Promise<readonly string[]> {
  const { code, data } = await refusalOf(call);
  if (code !== 'INVALID_INPUT') throw new Error(`refused with ${code}, not for its fields`);
  return (data['fields'] as { path: string; message: string }[]).map(({ path, message }) => `${path} | ${message}`);
}

export interface PreparedOffice {
  readonly recoveryKey: string;
  /** A core on a copy of the folder, so that one test cannot disturb another. */
  open(options?: TestCoreOptions): Promise<TestCore>;
  /** Folder of a fresh copy, not opened yet. */
  copy(): string;
  remove(): void;
}

/** An office set up once through the contract and copied for each test. */
export async function prepareOffice(): Promise<PreparedOffice> {
  const made = await template('office', async (dir) => {
    const first = await composeTestCore({ dir });
    const { recoveryKey } = await setUp(first.client());
    await first.end();
    return recoveryKey;
  });
  return preparedFrom(made.dir, made.facts);
}

/** The demonstration office, made once and copied for each test. */
export async function prepareDemoOffice(size: DemoSize = SMALL_OFFICE): Promise<PreparedOffice> {
  const made = await template(`demo-${size.people}-${size.families}`, async (dir) => {
    const options = { dir, programVersion: '0.1.0', now: TEST_NOW, size, kdf: WEAK_KDF };
    return (await makeDemoOffice(options)).recoveryKey;
  });
  return preparedFrom(made.dir, made.facts);
}

function preparedFrom(original: string, recoveryKey: string): PreparedOffice {
  const parent = mkdtempSync(join(tmpdir(), 'ostoja-prepared-'));
  let copies = 0;
  const copy = (): string => {
    copies += 1;
    const dir = join(parent, `copy-${copies}`);
    cpSync(original, dir, { recursive: true });
    return dir;
  };
  return {
    recoveryKey,
    copy,
    open: (options = {}) => composeTestCore({ dir: copy(), ...options }),
    remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }),
  };
}
