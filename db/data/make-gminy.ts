import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The source text of gminy.ts for the text of gminy.csv. */
export function gminyModule(csv: string): string {
  const text = csv.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n');
  return `/** The text of gminy.csv; made by make-gminy.ts, not by hand. */\nexport const GMINY_CSV =\n  '${text}';\n`;
}

if (import.meta.main) {
  const folder = import.meta.dirname;
  writeFileSync(join(folder, 'gminy.ts'), gminyModule(readFileSync(join(folder, 'gminy.csv'), 'utf8')));
}
