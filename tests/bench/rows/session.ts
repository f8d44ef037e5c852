import { MANAGER } from '../bench-office.ts';
import { time, timed } from '../figures.ts';
import type { BenchRows } from './index.ts';

const SIGN_IN_LIMIT = 1_000;

export const sessionRows: readonly BenchRows[] = [
  {
    names: ['session.sign-in'],
    measure: async (context) => {
      const samples = await context.watched('session.sign-in', async ({ client }) => {
        const elapsed: number[] = [];
        for (let round = 0; round < 6; round += 1) {
          const [taken = 0] = await time(() => client.session.signIn(MANAGER), { rounds: 1, warmUp: 0 });
          if (round > 0) elapsed.push(taken);
          await client.session.signOut({});
        }
        return elapsed;
      });
      return [timed('session.sign-in', samples, { limit: SIGN_IN_LIMIT })];
    },
  },
  {
    names: ['session.status'],
    // A call that reads nothing: what of every other row is the way through the contract on this computer.
    measure: async (context) => {
      const { client } = await context.signedIn();
      const once = () => client.session.status({});
      const samples = await context.watched('session.status', () => time(once, { rounds: 200, warmUp: 80 }));
      return [timed('session.status', samples, { limit: null })];
    },
  },
];
