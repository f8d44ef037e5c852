import { call } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Actor, makeActor } from '#core/calls/actor.ts';
import { type Deps, makeDeps, type RunningCall } from '#core/calls/deps.ts';
import { command, personal, view } from '#core/calls/unit-of-work.ts';
import { procedures } from '#core/router-base.ts';
import { appendAudit, auditHead } from '#db/repositories/audit.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { ProcedureKind } from '#shared/contract/procedure.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { type PersonId, userId as userIdSchema } from '#shared/kernel/ids.ts';
import {
  FIRST_ADMINISTRATOR,
  prepareOffice,
  type PreparedOffice,
  refusalOf,
  type TestCore,
} from '#tests/support/core.ts';

const SESSION = 'session-of-the-unit-tests';
const SUBJECT = { kind: 'person', id: '018f0000-0000-7000-8000-00000000aaaa' } as const;

let prepared: PreparedOffice;
let office: TestCore;
let actor: Actor;

beforeAll(async () => {
  prepared = await prepareOffice();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  office = await prepared.open();
  const { login, password } = FIRST_ADMINISTRATOR;
  await office.client(SESSION).session.signIn({ login, password });
  const user = office.core.runtime.sessions.find(SESSION)?.user;
  if (user === undefined) throw new Error('nobody is signed in');
  actor = makeActor({
    userId: user.id,
    displayName: user.displayName,
    roles: user.roles,
    sessionId: SESSION,
    windowId: 'w',
  });
});
afterEach(async () => {
  await office.close();
});

function depsOf(kind: ProcedureKind, signal = new AbortController().signal): { deps: Deps; running: RunningCall } {
  const { ports, offices, sessions, keys, recoveryKeys, backups, restores } = office.core.runtime;
  const running: RunningCall = { action: 'people.tried', kind, signal, audited: false };
  return {
    running,
    deps: makeDeps(ports, {
      office: offices.access,
      call: running,
      views: sessions.viewMemory(offices.generationNumber),
      prints: sessions.prints,
      keys,
      recoveryKeys,
      backups,
      restores,
    }),
  };
}

const lastRow = async (): Promise<number> => (await office.core.runtime.offices.database.read(auditHead)).seq;

const rename = async (tx: Tx): Promise<void> => {
  await tx.updateTable('office').set({ short_name: 'zmieniona' }).execute();
};
const shortName = async (): Promise<string> => {
  const row = await office.core.runtime.offices.database.read((r) =>
    r.selectFrom('office').select('short_name').executeTakeFirstOrThrow(),
  );
  return row.short_name;
};

describe('a command', () => {
  test('without an audit row is rolled back', async () => {
    const { deps, running } = depsOf('command');
    const before = await lastRow();
    await expect(command(deps, actor, (tx) => rename(tx))).rejects.toThrow('left no audit row');
    expect(await shortName()).toBe('OPS Próbowo');
    expect(await lastRow()).toBe(before);
    expect(running.audited).toBe(false);
  });

  test('with one commits, and the row says who, what and when', async () => {
    const { deps, running } = depsOf('command');
    await command(deps, actor, async (tx, audit) => {
      await rename(tx);
      await audit({ subjects: [SUBJECT], fields: ['surname'] });
    });
    expect(await shortName()).toBe('zmieniona');
    expect(running.audited).toBe(true);
    const row = await office.core.runtime.offices.database.read((r) =>
      r.selectFrom('audit_log').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({
      user_id: actor.userId,
      kind: 'command',
      action: 'people.tried',
      at: office.clock.now(),
    });
  });

  test('whose row came past the wrapper counts too: the log itself is looked at', async () => {
    const { deps } = depsOf('command');
    const at = office.clock.now();
    await command(deps, actor, async (tx) => {
      const row = {
        at,
        userId: actor.userId,
        kind: 'command' as const,
        action: 'x',
        subjects: [],
        fields: [],
        detail: {},
      };
      await appendAudit(tx, row);
    });
    expect(await lastRow()).toBeGreaterThan(0);
  });

  test('whose caller has given up is not committed', async () => {
    const controller = new AbortController();
    const { deps } = depsOf('command', controller.signal);
    const running = command(deps, actor, async (tx, audit) => {
      await rename(tx);
      await audit({ subjects: [SUBJECT] });
      controller.abort(new AppError('TIMED_OUT'));
    });
    await expect(running).rejects.toMatchObject({ code: 'TIMED_OUT' });
    expect(await shortName()).toBe('OPS Próbowo');
  });
});

describe('the declared kind', () => {
  test.each(['query', 'view', 'personal'] as const)('%s cannot run a command', async (kind) => {
    const { deps } = depsOf(kind);
    await expect(command(deps, actor, (tx, audit) => rename(tx).then(() => audit({ subjects: [] })))).rejects.toThrow(
      `declared as ${kind}`,
    );
  });

  test.each(['query', 'command', 'view'] as const)('%s cannot write personal rows', async (kind) => {
    await expect(personal(depsOf(kind).deps, actor, rename)).rejects.toThrow(`declared as ${kind}`);
  });

  test('query cannot leave the row of a view', async () => {
    const shown = () => Promise.resolve({ result: 1, subjects: [SUBJECT] });
    await expect(view(depsOf('query').deps, actor, shown)).rejects.toThrow('declared as query');
  });

  test('Deps made by hand open nothing', async () => {
    const { deps } = depsOf('command');
    await expect(command({ ...deps }, actor, rename)).rejects.toThrow('use makeDeps');
    expect(Object.keys(deps)).not.toContain('write');
  });
});

describe('a view', () => {
  const shown =
    (...ids: string[]) =>
    () =>
      Promise.resolve({ result: ids.length, subjects: ids.map((id) => ({ kind: 'person' as const, id })) });

  test('of other records, or by another user, is another row', async () => {
    const before = await lastRow();
    const other = { ...actor, userId: userIdSchema.parse(crypto.randomUUID()) };
    await view(depsOf('view').deps, actor, shown('a'));
    await view(depsOf('view').deps, actor, shown('a', 'b'));
    await view(depsOf('view').deps, actor, shown('b', 'a'));
    await view(depsOf('view').deps, other, shown('a'));
    expect(await lastRow()).toBe(before + 3);
  });

  test('of other columns of the same records is another row', async () => {
    const before = await lastRow();
    const list = (...fields: string[]) => {
      return () => Promise.resolve({ result: 1, subjects: [{ kind: 'person' as const, id: 'columns' }], fields });
    };
    await view(depsOf('view').deps, actor, list('name'));
    await view(depsOf('view').deps, actor, list('name', 'address'));
    await view(depsOf('view').deps, actor, list('address', 'name'));
    expect(await lastRow()).toBe(before + 2);
  });

  test('of other content about the same records is another row', async () => {
    const before = await lastRow();
    const told = (detail: Record<string, string | number | boolean | null>) => {
      return () => Promise.resolve({ result: 1, subjects: [{ kind: 'person' as const, id: 'content' }], detail });
    };
    const others = [{ planId: 'a' }, { planId: 'b' }, { planId: null }, { planId: 'null' }, { format: 'a' }];
    for (const detail of others) await view(depsOf('view').deps, actor, told(detail));
    expect(await lastRow()).toBe(before + others.length);
    await view(depsOf('view').deps, actor, told({ planId: 'a', format: 'csv' }));
    await view(depsOf('view').deps, actor, told({ format: 'csv', planId: 'a' }));
    expect(await lastRow()).toBe(before + others.length + 1);
  });

  test('that failed to be recorded is recorded by the next one', async () => {
    const before = await lastRow();
    const failing = view(depsOf('view').deps, actor, shown('a'), () => Promise.reject(new Error('full')));
    await expect(failing).rejects.toThrow('full');
    await view(depsOf('view').deps, actor, shown('a'));
    expect(await lastRow()).toBe(before + 1);
  });

  test('opened several times at one moment is one row', async () => {
    const before = await lastRow();
    const openings = Array.from({ length: 3 }, () => view(depsOf('view').deps, actor, shown('a')));
    expect(await Promise.all(openings)).toEqual([1, 1, 1]);
    expect(await lastRow()).toBe(before + 1);
  });

  test('opened twice at one moment stands in the log though the first caller gave up', async () => {
    const before = await lastRow();
    const caller = new AbortController();
    const first = view(depsOf('view', caller.signal).deps, actor, shown('a'), () => {
      caller.abort(new AppError('CANCELLED'));
      return Promise.reject(new AppError('CANCELLED'));
    });
    const second = view(depsOf('view').deps, actor, shown('a'));
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await second).toBe(1);
    expect(await lastRow()).toBe(before + 1);
  });

  test('seen again is answered before what only helps its user is written, and whoever needs that waits for it', async () => {
    const { deps } = depsOf('view');
    await view(deps, actor, shown('a'));
    let written = false;
    const door = Promise.withResolvers<void>();
    const remember = async (): Promise<void> => {
      await door.promise;
      written = true;
    };
    expect(await view(depsOf('view').deps, actor, shown('a'), remember)).toBe(1);
    expect(written).toBe(false);
    door.resolve();
    await deps.writtenBehind();
    expect(written).toBe(true);
  });

  test('seen again is answered also when that cannot be written: the log tells it, and later writes go on', async () => {
    await view(depsOf('view').deps, actor, shown('a'));
    expect(await view(depsOf('view').deps, actor, shown('a'), () => Promise.reject(new Error('full')))).toBe(1);
    await depsOf('view').deps.writtenBehind();
    expect(office.log.join('\n')).toContain('not-written-behind');
    let written = false;
    const remember = async (tx: Tx): Promise<void> => {
      await auditHead(tx);
      written = true;
    };
    await view(depsOf('view').deps, actor, shown('a'), remember);
    await depsOf('view').deps.writtenBehind();
    expect(written).toBe(true);
  });
});

describe('the chain', () => {
  const context = () => office.core.contextFor({ sessionId: SESSION, windowId: 'w' });
  const input = { id: SUBJECT.id as PersonId, version: 1, reason: 'nie żyje' };

  test('gives no answer of a command that wrote nothing', async () => {
    const forgetful = procedures.people.archive.handler(() => ({ id: input.id, version: 2 }));
    const refusal = await refusalOf(call(forgetful, input, { context: context(), path: ['people', 'archive'] }));
    expect(refusal.code).toBe('INTERNAL');
    expect(refusal.data['reference']).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{2}$/);
    expect(office.log.join('\n')).toContain(String(refusal.data['reference']));
  });

  test('ends a stream of a view that left no row with a refusal', async () => {
    const forgetful = procedures.people.exportList.handler(async function* forget() {
      yield { kind: 'writing' as const };
    });
    const wanted = { filter: {}, columns: ['name' as const], format: 'csv' as const };
    const stream = await call(forgetful, wanted, { context: context(), path: ['people', 'exportList'] });
    const walk = async (): Promise<void> => {
      for await (const event of stream) expect(event.kind).toBe('writing');
    };
    expect((await refusalOf(walk())).code).toBe('INTERNAL');
    expect(office.log.join('\n')).toContain('refuseUnaudited');
  });

  test.each([
    ['rows of a print', 'printList', { kind: 'rows', rows: [], total: 0 }, { filter: {} }],
    [
      'the result of an export',
      'exportList',
      { kind: 'result', outcome: { kind: 'cancelled' } },
      { filter: {}, columns: ['name'], format: 'csv' },
    ],
  ] as const)('gives no %s before the audit row', async (_what, verb, event, wanted) => {
    let ended = false;
    const forgetful = procedures.people[verb].handler(async function* forget() {
      try {
        yield { kind: 'progress', done: 1, total: 1 };
        yield event;
      } finally {
        ended = true;
      }
    } as never);
    const asked = { context: context(), path: ['people', verb] };
    const stream = (await call(forgetful as never, wanted as never, asked)) as AsyncIterable<{ readonly kind: string }>;
    const heard: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const { kind } of stream) heard.push(kind);
    };
    expect((await refusalOf(walk())).code).toBe('INTERNAL');
    expect(heard).toEqual(['progress']);
    expect(ended).toBe(true);
  });

  test('gives no answer that does not fit the contract, and the log names the place only', async () => {
    const wrong = procedures.people.list.handler((() => ({ rows: [{ surname: 'Kowalska' }], count: 1 })) as never);
    const list = { filter: {}, window: { offset: 0, limit: 1 } };
    const refusal = await refusalOf(call(wrong, list, { context: context(), path: ['people', 'list'] }));
    expect(refusal.code).toBe('INTERNAL');
    expect(office.log.join('\n')).toContain('the answer does not fit the contract at');
    expect(office.log.join('\n')).not.toContain('Kowalska');
  });

  test('hides what an unknown error says', async () => {
    const failing = procedures.people.list.handler(() => Promise.reject(new TypeError('Kowalska 44051401359')));
    const list = { filter: {}, window: { offset: 0, limit: 1 } };
    const error = await call(failing, list, { context: context(), path: ['people', 'list'] }).catch((e: unknown) => e);
    expect(JSON.stringify(error)).not.toMatch(/Kowalska|44051401359/);
    expect(office.log.join('\n')).not.toMatch(/Kowalska|44051401359/);
    expect(office.log.join('\n')).toContain('TypeError');
  });
});
