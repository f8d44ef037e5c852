import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { buildFaultPrograms } from './fault-programs.ts';

export interface FaultRow {
  readonly name: string;
  /** Faults that were made. */
  readonly rounds: number;
  /** Rounds after which neither the old nor the new state opened whole and equal. */
  readonly lost: number;
  /** Damage, or a loss, that was not reported as damage. */
  readonly undetected: number;
  readonly ok: boolean;
}

/** What the runner prints, one a line. */
export type Told =
  | { readonly row: FaultRow }
  /** Why a round was counted as lost. */
  | { readonly loss: { readonly name: string; readonly why: string } };

export interface FaultOptions {
  /** Kills, planned by planKills, and flipped bits; cuts are a fifth of it. */
  readonly rounds: number;
  readonly onRow: (row: FaultRow) => void;
  readonly onLoss?: (name: string, why: string) => void;
}

/** Makes all faults and looks after each. @throws Error when the run itself fails */
export async function runFaults({ rounds, onRow, onLoss }: FaultOptions): Promise<readonly FaultRow[]> {
  const { runner, remove } = await buildFaultPrograms();
  try {
    const child = spawn(process.execPath, [runner, String(rounds)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    const rows: FaultRow[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      const told = JSON.parse(line) as Told;
      if ('loss' in told) {
        onLoss?.(told.loss.name, told.loss.why);
      } else {
        rows.push(told.row);
        onRow(told.row);
      }
    }
    await ended;
    if (child.exitCode !== 0) throw new Error('the runner of faults failed');
    return rows;
  } finally {
    await remove();
  }
}
