/** Makes every fault and looks what it left; prints a line of JSON for each row and each loss: node runner-child.js <rounds> */
import { isAppError } from '#shared/kernel/app-error.ts';

import { damageFaults } from './damage-faults.ts';
import { diskFaults } from './disk-faults.ts';
import { makeFaultOffices } from './fault-office.ts';
import { planKills } from './kill-plan.ts';
import { type Kill, killsOf } from './kills.ts';
import type { FaultRow, Told } from './run-faults.ts';
import { NotAsPlanned, runProgram } from './run-program.ts';
import { targetFaults } from './target-faults.ts';

const AT_ONCE = 2;

function tell(told: Told): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function tellRow(row: Omit<FaultRow, 'ok'>, alsoOk = true): void {
  const ok = alsoOk && row.lost === 0 && row.undetected === 0 && row.rounds > 0;
  tell({ row: { ...row, ok } });
}

/** Runs `work` for each item, so many at once. */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** The kills that are planned for a kind of work. */
async function killed(kill: Kill, planned: readonly string[]): Promise<void> {
  const { name } = kill;
  const counted = { rounds: 0, lost: 0, undetected: 0 };
  const reached = new Set<string>();
  const why = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
  const round = await kill.prepare().catch((error: unknown) => {
    tell({ loss: { name, why: `not even without a fault: ${why(error)}` } });
  });
  // A row without rounds is not in order.
  if (round === undefined) return tellRow({ name, ...counted });
  await forEach(planned, async (step) => {
    counted.rounds += 1;
    try {
      await round(step);
      reached.add(step);
    } catch (error) {
      counted.lost += 1;
      // A refusal of the program says at least that something is wrong; what only the comparison finds, nobody would see.
      if (!isAppError(error) && !(error instanceof NotAsPlanned)) counted.undetected += 1;
      tell({ loss: { name, why: `${step}: ${why(error)}` } });
    }
  });
  tellRow(
    { name, ...counted },
    planned.every((step) => reached.has(step)),
  );
}

async function main(rounds: number): Promise<void> {
  const offices = await makeFaultOffices(async (job, dir) => {
    await runProgram('keeper-child', [job, dir]);
  });
  try {
    const kills = killsOf(offices);
    const plan = planKills(kills, rounds);
    for (const kill of kills) await killed(kill, plan.get(kill.name) ?? []);
    for (const row of await targetFaults(offices)) tellRow(row);
    const onLoss = (name: string, why: string): void => tell({ loss: { name, why } });
    for (const row of await diskFaults(offices, rounds, onLoss)) tellRow(row);
    for (const row of await damageFaults(offices, rounds)) tellRow(row);
  } finally {
    await offices.remove();
  }
}

await main(Number(process.argv[2]));
