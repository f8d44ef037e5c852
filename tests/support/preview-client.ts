import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

export type PreviewClient = ContractRouterClient<Contract>;

/** The token in the address a preview host prints. */
export function tokenIn(address: string): string {
  return new URL(address).hash.slice(1);
}

/** Calls a running preview host as its page does, for tests that prepare data or look behind the page. */
export function previewClient(address: string): PreviewClient {
  const { origin } = new URL(address);
  const link = new RPCLink({
    url: `${origin}/rpc`,
    headers: { authorization: `Bearer ${tokenIn(address)}`, origin },
  });
  return createORPCClient(link);
}
