import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

export type PreviewClient = ContractRouterClient<Contract>;

/** The token in the address a preview host prints. */
export function tokenIn(address: string): string {
  return new URLSearchParams(new URL(address).hash.slice(1)).get('t') ?? '';
}

/** Calls a running preview host as its page does, as a session of its own: to prepare data or look behind the page. */
export function previewClient(address: string): PreviewClient {
  const { origin } = new URL(address);
  const session = randomUUID();
  const link = new RPCLink({
    url: `${origin}/rpc`,
    headers: { authorization: `Bearer ${tokenIn(address)}`, origin, 'x-ostoja-session': session },
  });
  return createORPCClient(link);
}
