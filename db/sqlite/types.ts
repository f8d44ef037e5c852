import type { Kysely } from 'kysely';

declare const readsFrom: unique symbol;
declare const writesTo: unique symbol;

type ReadingParts =
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'case' | 'getExecutor';
type WritingParts = 'insertInto' | 'replaceInto' | 'updateTable' | 'deleteFrom' | 'mergeInto';

/** One consistent view of the database, valid until its unit of work ends; it selects and nothing else. */
export type ReaderOf<DB> = Pick<Kysely<DB>, ReadingParts> & { readonly [readsFrom]: true };

/** One write transaction, valid until its unit of work ends; usable wherever a reader is expected. */
export type TxOf<DB> = ReaderOf<DB> & Pick<Kysely<DB>, WritingParts> & { readonly [writesTo]: true };
