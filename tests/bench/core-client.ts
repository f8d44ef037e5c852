import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';

import type { Contract } from '#shared/contract/index.ts';

import type { ControlName, CoreControl, CoreStart } from './core-messages.ts';

/** The core as a window reaches it, and the benchmark's own questions to it. */
export interface CoreClient {
  readonly client: ContractRouterClient<Contract>;
  ask<Name extends ControlName>(name: Name): Promise<Awaited<ReturnType<CoreControl[Name]>>>;
  close(): Promise<void>;
}

/** Starts the core on a thread with that data folder. */
export async function startCore(dir: string): Promise<CoreClient> {
  const contract = new MessageChannel();
  const control = new MessageChannel();
  const data: CoreStart = { dir, contract: contract.port2, control: control.port2 };
  const worker = new Worker(join(import.meta.dirname, 'core-thread.ts'), {
    name: 'bench-core',
    workerData: data,
    transferList: [contract.port2, control.port2],
  });
  const died = once(worker, 'error').then(([error]) => Promise.reject(error as Error));
  died.catch(() => undefined);
  const answer = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(control.port1, 'message'), died])) as [unknown];
    return message;
  };
  await answer();
  const link = new RPCLink({ port: contract.port1 });
  contract.port1.start();
  const ask: CoreClient['ask'] = async (name) => {
    control.port1.postMessage(name);
    return (await answer()) as never;
  };
  return {
    client: createORPCClient(link),
    ask,
    close: async () => {
      const ended = once(worker, 'exit');
      await ask('close');
      contract.port1.close();
      control.port1.close();
      await ended;
    },
  };
}
