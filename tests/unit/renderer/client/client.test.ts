import { ORPCError } from '@orpc/client';
import { isContractProcedure } from '@orpc/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toPageError } from '#renderer/client/app-errors.ts';
import { Connection } from '#renderer/client/connection.ts';
import { ConnectionLost } from '#renderer/client/connection-lost.ts';
import { finishSave } from '#renderer/client/downloads.ts';
import { httpHeaders, takeHttpIdentity } from '#renderer/client/http-transport.ts';
import { LimitedLink, timeLimitOf } from '#renderer/client/limited-link.ts';
import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import { AppError } from '#shared/kernel/app-error.ts';

const procedures = Object.entries(contract).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, procedure]) =>
    isContractProcedure(procedure) ? [{ path: [feature, verb], meta: procedure['~orpc'].meta as ProcedureMeta }] : [],
  ),
);

describe('time limit', () => {
  it('knows every procedure of the contract', () => {
    expect(procedures.length).toBeGreaterThan(20);
  });

  it.each(procedures)('$path waits a little longer than the office itself', ({ path, meta }) => {
    const limit = timeLimitOf(path);
    if (meta.timeLimit === null) expect(limit).toBeNull();
    else expect(limit).toBeGreaterThan((meta.timeLimit ?? 15) * 1000);
  });
});

describe('toPageError', () => {
  it('keeps the code and the data of a declared refusal', () => {
    const refusal = toPageError(new ORPCError('CONFLICT', { defined: true, data: { by: 'Anna' } }));
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'CONFLICT', data: { by: 'Anna' } });
  });

  it.each([new ORPCError('UNAUTHORIZED'), new TypeError('fetch failed'), 'odd'])(
    'takes an answer that is none of ours for a lost connection',
    (error) => {
      expect(toPageError(error)).toBeInstanceOf(ConnectionLost);
    },
  );

  it('leaves a call the page gave up itself as it is', () => {
    const given = new DOMException('gave up', 'AbortError');
    expect(toPageError(given)).toBe(given);
  });
});

describe('a stream', () => {
  it('ends with refusals as the page knows them', async () => {
    const stream = (async function* () {
      yield await Promise.resolve(1);
      throw new ORPCError('BACKUP_DAMAGED', { defined: true, data: { part: 'body' } });
    })();
    const link = new LimitedLink({ call: () => Promise.resolve(stream) }, new Connection());
    const given = (await link.call(['backups', 'make'], {}, { context: {} })) as AsyncIterable<number>;
    const seen: number[] = [];
    const reading = (async () => {
      for await (const one of given) seen.push(one);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'BACKUP_DAMAGED', data: { part: 'body' } });
    expect(seen).toEqual([1]);
  });
});

describe('LimitedLink', () => {
  const call = (connection: Connection, answer: () => Promise<unknown>) =>
    new LimitedLink({ call: answer }, connection).call(['people', 'list'], {}, { context: {} });

  it('says that the connection stands after an answer and after a refusal', async () => {
    const connection = new Connection();
    await call(connection, () => Promise.resolve(1));
    expect(connection.state).toBe('open');
    connection.report('lost');
    await expect(
      call(connection, () => Promise.reject(new ORPCError('NOT_FOUND', { defined: true }))),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(connection.state).toBe('open');
  });

  it('says that it is lost when nobody answers, and tells listeners once', async () => {
    const connection = new Connection();
    connection.report('open');
    const heard = vi.fn<() => void>();
    connection.subscribe(heard);
    const failing = () => call(connection, () => Promise.reject(new TypeError('fetch failed')));
    await expect(failing()).rejects.toBeInstanceOf(ConnectionLost);
    await expect(failing()).rejects.toBeInstanceOf(ConnectionLost);
    expect(connection.state).toBe('lost');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('gives a signal to every call that has a limit', async () => {
    let seen: AbortSignal | undefined;
    const link = {
      call: (_path: unknown, _input: unknown, options: { signal?: AbortSignal | undefined }) => {
        seen = options.signal;
        return Promise.resolve(null);
      },
    };
    await new LimitedLink(link, new Connection()).call(['people', 'list'], {}, { context: {} });
    expect(seen?.aborted).toBe(false);
  });
});

function pageAt(hash: string, kept: Readonly<Record<string, string>> = {}) {
  const items = new Map(Object.entries(kept));
  const replaced: string[] = [];
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage;
  const history = {
    replaceState: (_: unknown, __: string, url: string) => void replaced.push(url),
  } as unknown as History;
  const location = { hash, pathname: '/', search: '' } as unknown as Location;
  return { page: { location, history, storage }, items, replaced };
}

describe('takeHttpIdentity', () => {
  it.each(['#t=abc-DEF_1', '#token=abc-DEF_1'])(
    'takes the token out of the address %s before the router sees it',
    (hash) => {
      const { page, replaced } = pageAt(hash);
      expect(takeHttpIdentity(page).token).toBe('abc-DEF_1');
      expect(replaced).toEqual(['/#/']);
    },
  );

  it('keeps the route that came behind the token', () => {
    const { page, replaced } = pageAt('#t=abc&/osoby?status=all');
    takeHttpIdentity(page);
    expect(replaced).toEqual(['/#/osoby?status=all']);
  });

  it('uses the kept token on a reload and leaves the route alone', () => {
    const { page, replaced } = pageAt('#/osoby', { 'ostoja.token': 'kept', 'ostoja.session': 'one' });
    expect(takeHttpIdentity(page)).toEqual({ token: 'kept', session: 'one' });
    expect(replaced).toEqual([]);
  });

  it('gives each tab a session of its own and keeps it', () => {
    const { page, items } = pageAt('#t=abc');
    const { session } = takeHttpIdentity(page);
    expect(session).toMatch(/^[\da-f-]{36}$/);
    expect(items.get('ostoja.session')).toBe(session);
    expect(takeHttpIdentity(pageAt('#t=abc').page).session).not.toBe(session);
  });

  it('sends both with every request', () => {
    expect(httpHeaders({ token: 'abc', session: 'one' })).toEqual({
      authorization: 'Bearer abc',
      'x-ostoja-session': 'one',
    });
  });
});

describe('finishSave', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const identity = { token: 'abc', session: 'one' };
  const download = { kind: 'download', token: 'x/1', fileName: 'osoby.xlsx' } as const;

  it('passes on what the desktop program did itself', async () => {
    await expect(finishSave({ kind: 'saved', fileName: 'a.csv' }, '', null)).resolves.toEqual({
      kind: 'saved',
      fileName: 'a.csv',
    });
    await expect(finishSave({ kind: 'cancelled' }, '', null)).resolves.toEqual({ kind: 'cancelled' });
  });

  it('fetches a download once with the bearer and offers it under its name', async () => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response('content')));
    vi.stubGlobal('fetch', fetched);
    URL.createObjectURL = () => 'blob:sample';
    URL.revokeObjectURL = () => undefined;
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await expect(finishSave(download, 'http://127.0.0.1:1', identity)).resolves.toEqual({
      kind: 'saved',
      fileName: 'osoby.xlsx',
    });
    expect(fetched).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:1/download/x%2F1', {
      headers: httpHeaders(identity),
    });
    expect(clicked).toHaveBeenCalledTimes(1);
  });

  it('is a lost connection when the host no longer knows the file', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    await expect(finishSave(download, 'http://127.0.0.1:1', identity)).rejects.toBeInstanceOf(ConnectionLost);
  });
});
