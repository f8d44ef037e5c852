import { type Connection, openConnection } from '#db/sqlite/connection.ts';

import type { RecordedStatement } from './core-messages.ts';

/** The driver alone, on the same encrypted file with the same settings: what every call is compared with. */
export class Direct {
  readonly #connection: Connection;

  constructor(file: string, key: Uint8Array) {
    this.#connection = openConnection({ file, key, role: 'write' });
  }

  /** Runs the statements in the transactions in which they were sent, each statement prepared once. */
  replayer(statements: readonly RecordedStatement[]): () => void {
    const connection = this.#connection;
    const steps = statements.map(({ begin, sql, parameters }, index) => {
      const statement = connection.prepare<unknown[]>(sql);
      const run = () => (statement.reader ? statement.all(...parameters) : statement.run(...parameters));
      const next = statements[index + 1];
      return { run, begin, isLast: next === undefined || next.begin !== null };
    });
    return () => {
      for (const { run, begin, isLast } of steps) {
        if (begin !== null) connection.exec(`BEGIN ${begin}`);
        run();
        if (isLast) connection.exec('COMMIT');
      }
    };
  }

  close(): void {
    this.#connection.close();
  }
}
