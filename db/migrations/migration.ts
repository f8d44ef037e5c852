import { createHash } from 'node:crypto';

/** One step of the schema. Its SQL is constant text, so that its hash is the same in every build. */
export interface Migration {
  /** 1, 2, 3 … without gaps; becomes PRAGMA user_version. */
  readonly number: number;
  /** `0001-initial`: the number in four digits and what it is about. */
  readonly name: string;
  /** One SQL statement each, in order. */
  readonly up: readonly string[];
}

/** Why migrating was refused or failed. */
export type MigrationFailure = 'gap' | 'changed' | 'newer' | 'inconsistent' | 'orphans' | 'statement';

/** A migration that cannot run or did not; the file is as it was before. */
export class MigrationError extends Error {
  readonly failure: MigrationFailure;
  constructor(failure: MigrationFailure, message: string) {
    super(message);
    this.name = 'MigrationError';
    this.failure = failure;
  }
}

/** SHA-256 (hexadecimal) over the statements of a migration. */
export function hashOf(migration: Migration): string {
  return createHash('sha256').update(JSON.stringify(migration.up)).digest('hex');
}

/** @throws MigrationError 'gap' when the numbers are not 1, 2, 3 … or a name does not begin with its number */
export function assertNumbered(migrations: readonly Migration[]): void {
  for (const [index, { number, name, up }] of migrations.entries()) {
    const expected = index + 1;
    if (number !== expected || !name.startsWith(`${String(expected).padStart(4, '0')}-`)) {
      throw new MigrationError('gap', `migration ${expected} is missing or misnamed: found ${number} "${name}"`);
    }
    if (up.length === 0) throw new MigrationError('gap', `migration ${expected} has no statements`);
  }
}
