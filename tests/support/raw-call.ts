import type { TestServer } from './core.ts';

export interface RawAnswer {
  readonly status: number;
  /** Code of a refusal; empty for success and for refusals before any procedure. */
  readonly code: string;
  readonly data: unknown;
  readonly text: string;
}

/** Calls a procedure over HTTP with anything at all as its input, past every type. */
export async function callRaw(
  { origin, token }: Pick<TestServer, 'origin' | 'token'>,
  name: string,
  { sessionId, input, body }: { readonly sessionId: string; readonly input?: unknown; readonly body?: string },
): Promise<RawAnswer> {
  const response = await fetch(`${origin}/rpc/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-ostoja-session': sessionId,
      'content-type': 'application/json',
    },
    body: body ?? JSON.stringify({ json: input }),
  });
  const text = await response.text();
  const { json } = (text.startsWith('{') ? JSON.parse(text) : {}) as { json?: { code?: string; data?: unknown } };
  const refused = response.status >= 400 && json !== undefined;
  return { status: response.status, code: refused ? (json.code ?? '') : '', data: refused ? json.data : null, text };
}
