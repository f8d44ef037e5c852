import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#shared/contract/index.ts';
import type { SaveOutcome } from '#shared/contract/procedure.ts';
import { Connection } from './connection.ts';
import type { Saved } from './downloads.ts';
import { LimitedLink } from './limited-link.ts';

/** Everything the page may ask of the office: `client.people.list({ … })`. */
export type OfficeClient = ContractRouterClient<Contract>;

function queryUtils(client: OfficeClient) {
  return createTanstackQueryUtils(client);
}

/** The same as query and mutation options: `api.people.list.queryOptions({ input })`. */
export type OfficeApi = ReturnType<typeof queryUtils>;

export type Office = {
  readonly client: OfficeClient;
  readonly api: OfficeApi;
  readonly connection: Connection;
  /** Hands the file of an export or print to the user. */
  readonly finishSave: (outcome: SaveOutcome) => Promise<Saved>;
};

/** An office over any link; tests give a link to a router in the same process. */
export function officeOver(link: ClientLink<ClientContext>, save: Office['finishSave']): Office {
  const connection = new Connection();
  const client = createORPCClient<OfficeClient>(new LimitedLink(link, connection));
  return { client, api: queryUtils(client), connection, finishSave: save };
}
