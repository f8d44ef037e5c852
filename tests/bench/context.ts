import type { ContractRouterClient } from '@orpc/contract';

import type { DemoSize } from '#db/demo/plan.ts';
import type { Contract } from '#shared/contract/index.ts';

import { type BenchOffice, makeBenchOffice, MANAGER } from './bench-office.ts';
import { type CoreClient, startCore } from './core-client.ts';
import type { LoopDelay } from './core-messages.ts';
import type { RecordedStatement } from './core-messages.ts';
import { Direct } from './direct.ts';
import { added, type Figure, spreadOf, time, timed } from './figures.ts';

/** How many people and families the figures are promised for. */
export const BENCH_SIZE = { people: 20_000, families: 6_000 } as const;

type Client = ContractRouterClient<Contract>;

export interface Compared {
  /** A call a window makes; `variation` (0-7) lets it ask for something else each time. */
  readonly call: (client: Client, variation: number) => Promise<unknown>;
  readonly rounds?: number;
  /** Milliseconds the contract may add to the median of the bare SQL, where that is promised; otherwise the row only informs. */
  readonly mayAdd?: number;
}

const ROUNDS = 120;
/** People key in all day: what counts is a program that has run for a while, not its first calls. */
const WARM_UP = 240;
const VARIATIONS = 8;
/** What no call may exceed at the 95th percentile. */
const CALL_LIMIT = 50;

/** Shared by all rows of a run: the big office and the core that serves it are made when the first row needs them. */
export class BenchContext {
  readonly delays = new Map<string, LoopDelay>();
  /** Names of the rows that were measured so far. */
  readonly ran = new Set<string>();
  /** Those among them that another process worked for: they have no delay in this one. */
  readonly apart = new Set<string>();
  readonly #size: DemoSize;
  #office: Promise<BenchOffice> | null = null;
  #core: Promise<CoreClient> | null = null;
  #direct: Promise<Direct> | null = null;

  constructor(size: DemoSize = BENCH_SIZE) {
    this.#size = size;
  }

  office(): Promise<BenchOffice> {
    this.#office ??= makeBenchOffice(this.#size);
    return this.#office;
  }

  /** The core with nobody signed in when it was just started. */
  core(): Promise<CoreClient> {
    this.#core ??= this.office().then(({ dir }) => startCore(dir));
    return this.#core;
  }

  /** Signs the manager in and gives the client. */
  async signedIn(): Promise<CoreClient> {
    const core = await this.core();
    const { session } = await core.client.session.status({});
    if (session.state !== 'signed-in') await core.client.session.signIn(MANAGER);
    return core;
  }

  /** Measures `work` and, beside it, how long the main process's event loop was held up. */
  async watched(name: string, work: (core: CoreClient) => Promise<number[]>): Promise<number[]> {
    const core = await this.core();
    await core.ask('watchLoop');
    const samples = await work(core);
    this.delays.set(name, await core.ask('loop'));
    return samples;
  }

  /**
   * Two rows: the call through the whole contract beside the statements it sends, replayed on the driver alone; and what the
   * contract adds to them, each round beside the replay of the same question right before it.
   */
  async compared(name: string, { call, rounds = ROUNDS, mayAdd }: Compared): Promise<readonly Figure[]> {
    const core = await this.signedIn();
    const replays = await this.#replays(core, call);
    const alone: number[] = [];
    const whole = await this.watched(name, () =>
      time((round) => call(core.client, round % VARIATIONS), {
        rounds,
        warmUp: WARM_UP,
        // In turns, so that whatever else the computer does falls on both alike.
        before: async () => {
          await core.ask('settled');
          alone.push(
            ...(await time(() => Promise.resolve(replays[alone.length % VARIATIONS]?.()), { rounds: 1, warmUp: 0 })),
          );
        },
      }),
    );
    const beside = alone.slice(WARM_UP);
    return [
      timed(name, whole, { beside: spreadOf(beside), limit: CALL_LIMIT }),
      added(`${name}.added`, { whole, beside, limit: mayAdd ?? null }),
    ];
  }

  /**
   * One row: the same call right after somebody saved something, which is what people at work see. Short reads use the
   * writing connection while nobody writes, since a commit makes every other one forget its decrypted pages.
   */
  async afterChange(
    name: string,
    { call, rounds = ROUNDS }: Compared,
    change: () => Promise<unknown>,
  ): Promise<Figure> {
    const core = await this.signedIn();
    const { client } = core;
    const once = (round: number): Promise<unknown> => call(client, round % VARIATIONS);
    const before = async (): Promise<void> => {
      await change();
      await core.ask('settled');
    };
    const samples = await this.watched(name, () => time(once, { rounds, warmUp: WARM_UP, before }));
    return timed(name, samples, { limit: CALL_LIMIT });
  }

  /** The statements of each variation of the call, ready to run straight on the driver. */
  async #replays(core: CoreClient, call: Compared['call']): Promise<readonly (() => void)[]> {
    const direct = await this.#directly();
    const replays: (() => void)[] = [];
    for (let variation = 0; variation < VARIATIONS; variation += 1) {
      // The first call of a card writes its audit row, which could not be written twice.
      await call(core.client, variation);
      await core.ask('settled');
      await core.ask('record');
      await call(core.client, variation);
      replays.push(direct.replayer(readOnly(await core.ask('recorded'))));
    }
    return replays;
  }

  /** Ends the core, so that another process may take the office's folder. */
  async stopCore(): Promise<void> {
    const core = await this.#core;
    this.#core = null;
    await core?.close();
  }

  async close(): Promise<void> {
    await this.stopCore();
    (await this.#direct)?.close();
    (await this.#office)?.remove();
  }

  #directly(): Promise<Direct> {
    this.#direct ??= this.office().then(async (office) => new Direct(office.file, await office.databaseKey()));
    return this.#direct;
  }
}

/**
 * The statements a call waits for. What it leaves to be written behind its answer is no part of it: replayed beside, it would
 * make the call look cheap.
 */
function readOnly(statements: readonly RecordedStatement[]): readonly RecordedStatement[] {
  let writing = false;
  return statements.filter(({ begin }) => {
    if (begin !== null) writing = begin === 'immediate';
    return !writing;
  });
}
