import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { chooseRows } from './choose-rows.ts';
import { BenchContext } from './context.ts';
import { failed, type Figure, tableOf } from './figures.ts';
import { type BenchRows, ROWS } from './rows/index.ts';

const USAGE = `Usage: npm run bench -- [options]

  --json          one object a line instead of a table
  --only PREFIX   only rows whose name begins so, for example people. or session.sign-in;
                  app.main-delay sums up the others, which all run for it

app.main-delay is the longest delay of the event loop of a program at work. Its start is not in it: while a program
loads nobody waits for its loop, and app.start says how long that takes; the sign-in and the list are rows of their own.
`;

/** Names the rows that were asked for, or null for a wrong option. */
function readOptions(args: readonly string[]): { readonly json: boolean; readonly only: string } | null {
  try {
    const options = { json: { type: 'boolean' }, only: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], strict: true, allowPositionals: false, options });
    return { json: values.json ?? false, only: values.only ?? '' };
  } catch {
    return null;
  }
}

/** A row that fails is told and counts as over; the others go on. */
async function measure(context: BenchContext, rows: BenchRows): Promise<readonly Figure[]> {
  try {
    const figures = await rows.measure(context);
    for (const { name } of figures) context.ran.add(name);
    return figures;
  } catch (error) {
    process.stderr.write(
      `${rows.names.join(', ')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return rows.names.map((name) => failed(name));
  }
}

/** Prints the figures as they come (JSON) or as one table at the end; true when none is over its limit. */
async function bench(json: boolean, only: string): Promise<boolean> {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  const context = new BenchContext();
  const figures: Figure[] = [];
  const { run, isTold, leftOut } = chooseRows(ROWS, only);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  try {
    for (const rows of run) {
      const measured = (await measure(context, rows)).filter(({ name }) => isTold(name));
      figures.push(...measured);
      if (json) for (const figure of measured) say(JSON.stringify(figure));
    }
  } finally {
    await context.close();
  }
  if (!json && figures.length > 0) say(tableOf(figures));
  if (run.length === 0) process.stderr.write(`No row's name begins with ${only}.\n`);
  for (const name of leftOut) {
    process.stderr.write(`${name} sums up all other rows: ask for everything, or with --only ${name}.\n`);
  }
  if (load > cores / 2) {
    process.stderr.write(
      `The computer was busy before (load ${load.toFixed(1)} on ${cores} cores): measure again when it is quiet.\n`,
    );
  }
  return figures.length > 0 && figures.every(({ ok }) => ok);
}

const options = readOptions(process.argv.slice(2));
if (options === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (!(await bench(options.json, options.only))) process.exitCode = 1;
