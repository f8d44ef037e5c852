import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { contentSecurityPolicy } from '#core/policies/content-security-policy.ts';
import {
  httpClient,
  prepareDemoOffice,
  type PreparedOffice,
  signInAs,
  type TestCore,
  type TestServer,
} from '#tests/support/core.ts';
import { exported as outcomeOf } from '#tests/support/streams.ts';

let prepared: PreparedOffice;
let office: TestCore;
let server: TestServer;

beforeAll(async () => {
  prepared = await prepareDemoOffice({ people: 10, families: 3 });
  office = await prepared.open();
  server = await office.serve();
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with exactly these headers and this path, as no browser would send it. */
async function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Raw> {
  const { hostname, port } = new URL(server.origin);
  return await new Promise<Raw>((resolve, reject) => {
    const sent = request({
      host: hostname,
      port,
      path,
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (body += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.end(options.body);
  });
}

const authorized = () => ({ authorization: `Bearer ${server.token}`, 'x-ostoja-session': '0123456789abcdef' });

describe('the page', () => {
  test.each(['/', '/index.html'])('%s carries the policy and the isolating headers', async (path) => {
    const { status, headers } = await raw(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  test.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/etc/passwd',
    '/assets',
    '/%',
    '//etc',
  ])('%s does not exist', async (path) => {
    expect((await raw(path)).status).toBe(404);
  });

  test('sets no cookie and gives no hint of the program behind it', async () => {
    const { headers } = await raw('/');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the entrance', () => {
  test('answers to its own address alone', async () => {
    const { port } = new URL(server.origin);
    for (const host of [
      'localhost',
      `localhost:${port}`,
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.evil.example`,
    ]) {
      expect((await raw('/', { headers: { host } })).status, host).toBe(421);
      expect((await raw('/rpc/session/status', { method: 'POST', headers: { ...authorized(), host } })).status).toBe(
        421,
      );
    }
  });

  test('answers no other origin, with the token or without', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      const headers = { ...authorized(), origin };
      expect((await raw('/rpc/session/status', { method: 'POST', headers, body: '{"json":{}}' })).status).toBe(403);
    }
    const headers = { ...authorized(), 'sec-fetch-site': 'same-site' };
    expect((await raw('/rpc/session/status', { method: 'POST', headers })).status).toBe(403);
  });

  test('takes calls by POST alone and downloads by GET alone', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await raw('/rpc/session/status', { method, headers: authorized() })).status, method).toBe(405);
    }
    expect((await raw('/download/x', { method: 'POST', headers: authorized() })).status).toBe(405);
  });

  test('wants to know the session of a call', async () => {
    for (const session of ['', 'short', `${'../'.repeat(4)}etc/passwd`, 'x'.repeat(65)]) {
      const headers = { ...authorized(), 'x-ostoja-session': session };
      expect((await raw('/rpc/session/status', { method: 'POST', headers, body: '{"json":{}}' })).status).toBe(400);
    }
  });

  test('reads no more than a form could hold, announced or not', async () => {
    const big = `{"json":{"login":"${'a'.repeat(3 * 1024 * 1024)}"}}`;
    const json = { ...authorized(), 'content-type': 'application/json' };
    const refused = (attempt: Promise<Raw>) =>
      attempt.then(
        ({ status }) => status,
        // The server may cut the line while the rest is still being sent.
        (error: unknown) => (error as NodeJS.ErrnoException).code,
      );
    const announced = await refused(
      raw('/rpc/session/signIn', {
        method: 'POST',
        headers: { ...json, 'content-length': String(big.length) },
        body: big,
      }),
    );
    const chunked = await refused(
      raw('/rpc/session/signIn', { method: 'POST', headers: { ...json, 'transfer-encoding': 'chunked' }, body: big }),
    );
    for (const answer of [announced, chunked]) expect([413, 'ECONNRESET', 'EPIPE']).toContain(answer);
    expect((await raw('/')).status).toBe(200);
  });

  test('answers of calls are stored nowhere and named by nobody', async () => {
    const headers = { ...authorized(), 'content-type': 'application/json' };
    const answer = await raw('/rpc/session/status', { method: 'POST', headers, body: '{"json":{}}' });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
});

describe('a download', () => {
  const sessionId = 'session-of-a-manager-0001';
  const exported = async () => {
    const outcome = await outcomeOf(
      httpClient(server.origin, { token: server.token, sessionId }).people.exportList({
        filter: {},
        columns: ['name'],
        format: 'csv',
      }),
    );
    if (outcome.kind !== 'download') throw new Error('no download');
    return outcome;
  };
  const fetched = (token: string, session = sessionId) =>
    raw(`/download/${token}`, { headers: { ...authorized(), 'x-ostoja-session': session } });

  beforeAll(async () => {
    await signInAs(httpClient(server.origin, { token: server.token, sessionId }), 'anna.kierownik');
  });

  test('is given once, to its session, as an attachment', async () => {
    const { token, fileName } = await exported();
    expect((await fetched(token, 'session-of-another-user')).status).toBe(404);
    const answer = await fetched(token);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent(fileName));
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await fetched(token)).status).toBe(404);
  });

  test('is not given to a locked session', async () => {
    const { token } = await exported();
    const client = httpClient(server.origin, { token: server.token, sessionId });
    await client.session.lock({});
    expect((await fetched(token)).status).toBe(404);
    await client.session.unlock({ password: 'ostoja-pokaz' });
    expect((await fetched(token)).status).toBe(200);
  });
});
