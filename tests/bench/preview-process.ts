import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';

import type { Contract } from '#shared/contract/index.ts';

export const root = join(import.meta.dirname, '..', '..');
const previewFile = join(root, 'out', 'preview', 'preview.js');

/** The built preview host as a process of its own, and a client that speaks HTTP to it. */
export class PreviewProcess {
  readonly client: ContractRouterClient<Contract>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, address: URL) {
    const token = /^#(?:t|token)=([\w-]+)/.exec(address.hash)?.[1] ?? '';
    const headers = { authorization: `Bearer ${token}`, 'x-ostoja-session': crypto.randomUUID() };
    this.#child = child;
    this.client = createORPCClient(new RPCLink({ url: `${address.origin}/rpc`, headers }));
  }

  static get isBuilt(): boolean {
    return existsSync(previewFile);
  }

  /** Starts the host on a data folder and waits for the address it prints. */
  static async start(dir: string): Promise<PreviewProcess> {
    const args = [previewFile, '--data', dir, '--parent', String(process.pid)];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /(http:\/\/127\.0\.0\.1:\d+\/\S*)/.exec(line)?.[1];
      if (address !== undefined) return new PreviewProcess(child, new URL(address));
    }
    throw new Error('The preview host ended without printing its address');
  }

  /** Resident memory in MB; null where the system does not tell. */
  memory(): number | null {
    return this.#told('VmRSS');
  }

  /** The most resident memory it has had since its start, in MB; null where the system does not tell. */
  mostMemory(): number | null {
    return this.#told('VmHWM');
  }

  #told(name: 'VmRSS' | 'VmHWM'): number | null {
    const status = `/proc/${this.#child.pid ?? 0}/status`;
    if (!existsSync(status)) return null;
    const kilobytes = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(status, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
