import { codeOf } from '../generations/failures.ts';

/** Where something failed: at the target the user is told which one, in staging it is this computer's disk. */
export type Place = 'target' | 'staging' | 'backup';

/** Why a backup could not be read. `no-key` covers a damaged head, which looks the same from inside the file. */
export type ReadingProblem = 'no-key' | 'damaged' | 'newer';

export interface ProblemFacts {
  readonly kind: 'system' | 'reading' | 'proof' | 'database' | 'source-damaged';
  readonly place: Place | null;
  /** Code of the system or of SQLite; '' where there is none. */
  readonly code: string;
  readonly reading: ReadingProblem | null;
  /** What did not fit, in our own words; no path and no value. */
  readonly what: string;
  /** The program that wrote a backup that is too new. */
  readonly needed: string | null;
}

/** A failure inside the threads of backups, in a form that crosses to the main thread. */
export class BackupProblem extends Error {
  readonly facts: ProblemFacts;

  constructor(facts: Partial<ProblemFacts> & Pick<ProblemFacts, 'kind' | 'what'>, options?: ErrorOptions) {
    super(`${facts.kind}: ${facts.what}`, options);
    this.name = 'BackupProblem';
    this.facts = { place: null, code: '', reading: null, needed: null, ...facts };
  }
}

/** Runs `work`; failures of the system are marked with the place they happened at. */
export async function at<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placed(error, place);
  }
}

/** The same error marked with its place, when it comes from the system. */
export function placed(error: unknown, place: Place): unknown {
  const code = codeOf(error);
  if (error instanceof BackupProblem || code === null) return error;
  return new BackupProblem({ kind: 'system', place, code, what: code }, { cause: error });
}

export function damaged(what: string, options?: ErrorOptions): BackupProblem {
  return new BackupProblem({ kind: 'reading', reading: 'damaged', what }, options);
}
