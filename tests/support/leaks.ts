import { foldForSearch } from '#shared/kernel/polish.ts';

/** Ids are made of chance, and sooner or later spell a postal code. */
const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Where the output tells one of the secret values, by the column they stand in: „people.surname: Zmarkowska”. */
export function leaksOf(output: string, secrets: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const told = output.replaceAll(IDS, ' ');
  const plain = told.toLowerCase();
  const folded = ` ${foldForSearch(told)} `;
  const leaks: string[] = [];
  for (const [column, values] of secrets) {
    for (const value of values) {
      const dotted = value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');
      const found = [value, dotted].some((text) => plain.includes(text.toLowerCase()));
      if (found || folded.includes(` ${foldForSearch(value)} `)) leaks.push(`${column}: ${value}`);
    }
  }
  return leaks;
}
