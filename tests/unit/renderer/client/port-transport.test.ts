// @vitest-environment node
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectionLost } from '#renderer/client/connection-lost.ts';
import { PortLink, type PortWindow } from '#renderer/client/port-transport.ts';
import { contract } from '#shared/contract/index.ts';
import { PORT_HAND_OVER } from '#shared/contract/port-hand-over.ts';

const touched: string[] = [];
const ports: MessagePort[] = [];
let hanging: (() => void) | null = null;

const router = {
  touch: implement(contract.session.touch).handler(() => {
    touched.push('touch');
    return {};
  }),
  hang: implement(contract.session.touch).handler(
    () =>
      new Promise<Record<string, never>>(() => {
        hanging?.();
      }),
  ),
};

/** A window whose posted port is served at once, the way the preload hands it over. */
const page: PortWindow = {
  location: { origin: 'ostoja://app' },
  postMessage: (message, origin, [port]) => {
    if (message !== PORT_HAND_OVER || origin !== 'ostoja://app' || !(port instanceof MessagePort)) return;
    new RPCHandler(router).upgrade(port);
    port.start();
    ports.push(port);
  },
};

const options = { context: {} };

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('PortLink', () => {
  it('hands over one port and speaks on it', async () => {
    const link = new PortLink(page);
    await link.call(['touch'], {}, options);
    await link.call(['touch'], {}, options);
    expect(touched).toHaveLength(2);
    expect(ports).toHaveLength(1);
  });

  it('rejects what hangs when the port closes, and opens a new line for the next call', async () => {
    const link = new PortLink(page);
    const started = new Promise<void>((resolve) => {
      hanging = resolve;
    });
    const call = link.call(['hang'], {}, options);
    await started;
    ports[0]?.close();
    await expect(call).rejects.toBeInstanceOf(ConnectionLost);
    await expect(link.call(['touch'], {}, options)).resolves.toEqual({});
    expect(ports).toHaveLength(2);
  });
});
