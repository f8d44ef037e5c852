import { AppError } from '#shared/kernel/app-error.ts';

/** How long a place for backups may keep somebody waiting before it counts as missing, in milliseconds. */
export interface Patience {
  /** A drive that is asked whether it is there: one that is late may be. */
  readonly driveMs: number;
  /** A look for a page: it is asked again soon. */
  readonly glanceMs: number;
  /** A step of work there: a disk may have to wake up, a share to be connected. */
  readonly lookMs: number;
  /** A thread that reads or writes there without any sign of getting on. */
  readonly stallMs: number;
}

export const PATIENCE: Patience = { driveMs: 2_000, glanceMs: 5_000, lookMs: 30_000, stallMs: 180_000 };

/** Looks that were given up while the system still owes its answer, by place. */
const owed = new Map<string, Promise<unknown>>();

/**
 * Looks at a place for no longer than `limitMs`. Nothing takes a call back that hangs in the system, and each holds one of the
 * few threads that all files share: a place that still owes an answer is not asked anew before it has given it.
 * @param place names it among the others: its folder or its id
 * @throws AppError TARGET_MISSING {cause: 'ETIMEDOUT'}, CANCELLED; as `look`
 */
export async function withPatience<T>(
  place: string,
  look: () => Promise<T>,
  limits: { readonly limitMs: number; readonly signal?: AbortSignal | undefined },
): Promise<T> {
  let looking: Promise<T> | null = null;
  try {
    await atMost(owed.get(place)?.catch(() => undefined) ?? Promise.resolve(), limits);
    looking = look();
    return await atMost(looking, limits);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    if (looking !== null) owes(place, looking);
    throw error.meaning;
  }
}

function owes(place: string, looking: Promise<unknown>): void {
  owed.set(place, looking);
  const settled = (): void => {
    if (owed.get(place) === looking) owed.delete(place);
  };
  looking.then(settled, settled);
}

/** Nobody waits for it any longer. */
class GaveUp extends Error {
  readonly meaning: AppError;

  constructor(meaning: AppError) {
    super(meaning.code);
    this.meaning = meaning;
  }
}

async function atMost<T>(
  work: Promise<T>,
  { limitMs, signal }: { readonly limitMs: number; readonly signal?: AbortSignal | undefined },
): Promise<T> {
  const given = Promise.withResolvers<never>();
  const cancel = (): void => given.reject(new GaveUp(new AppError('CANCELLED')));
  const late = (): void => given.reject(new GaveUp(new AppError('TARGET_MISSING', { cause: 'ETIMEDOUT' })));
  const timer = setTimeout(late, limitMs);
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted === true) cancel();
  try {
    return await Promise.race([work, given.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
