/** Prints the table of faults: npm run faults [-- --rounds N] [-- --json] */
import { runFaults } from './run-faults.ts';

const words = process.argv.slice(2);
const json = words.includes('--json');
const at = words.indexOf('--rounds');
const rounds = at < 0 ? 1000 : Number(words[at + 1]);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('--rounds takes a whole number\n');
  process.exit(2);
}
const columns = [32, 8, 6, 12, 4] as const;
const line = (cells: readonly (string | number)[]): string =>
  cells.map((cell, index) => String(cell).padEnd(columns[index] ?? 0)).join(' ');
if (!json) process.stdout.write(`${line(['fault', 'rounds', 'lost', 'undetected', 'ok'])}\n`);
const rows = await runFaults({
  rounds,
  onRow: (row) => {
    const { name, lost, undetected, ok } = row;
    process.stdout.write(
      `${json ? JSON.stringify(row) : line([name, row.rounds, lost, undetected, ok ? 'yes' : 'NO'])}\n`,
    );
  },
  onLoss: (name, why) => process.stderr.write(`${name}: ${why}\n`),
});
process.exitCode = rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1;
