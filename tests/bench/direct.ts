import { type Connection, openConnection } from '#db/sqlite/connection.ts';

import type { RecordedStatement } from './core-messages.ts';

/** The driver alone, on the same encrypted file with the same settings: what every call is compared with. */
export class Direct {
  readonly #connection: Connection;

  constructor(file: string, key: Uint8Array) {
    this.#connection = openConnection({ file, key, role: 'write' });
  }

  /** Runs the statements in one transaction, each prepared once, and takes back what they wrote. */
  replayer(statements: readonly RecordedStatement[]): () => void {
    const prepared = statements.map(({ sql, parameters }) => {
      const statement = this.#connection.prepare<unknown[]>(sql);
      return () => (statement.reader ? statement.all(...parameters) : statement.run(...parameters));
    });
    const writes = statements.some(({ begin }) => begin === 'immediate');
    return () => {
      this.#connection.exec(writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
      for (const run of prepared) run();
      this.#connection.exec('ROLLBACK');
    };
  }

  close(): void {
    this.#connection.close();
  }
}
