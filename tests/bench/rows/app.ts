import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { LIST_WINDOW_ROWS } from '#shared/contract/procedure.ts';
import { peopleFilter } from '#shared/features/people/people.schema.ts';

import { MANAGER } from '../bench-office.ts';
import type { BenchContext } from '../context.ts';
import { type Figure, single, timed } from '../figures.ts';
import { mainDelay } from '../main-delay.ts';
import { PreviewProcess, root } from '../preview-process.ts';
import type { BenchRows } from './index.ts';

const START_LIMIT = 3_000;
const STARTS = 4;

/** From the start of the preview host's process through sign-in to the first list answered over HTTP. */
async function measureStart(context: BenchContext): Promise<readonly Figure[]> {
  if (!PreviewProcess.isBuilt) throw new Error('app.start needs the built preview host: run npm run bench');
  const { dir } = await context.office();
  await context.stopCore();
  const starts: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const begin = performance.now();
    const preview = await PreviewProcess.start(dir);
    try {
      await preview.client.session.signIn(MANAGER);
      await preview.client.people.list({
        filter: peopleFilter.parse({}),
        window: { offset: 0, limit: LIST_WINDOW_ROWS },
      });
      // The first start reads every file from the disk and is the computer's business.
      if (round > 0) starts.push(performance.now() - begin);
      const used = preview.memory();
      if (used !== null) memory.push(used);
    } finally {
      await preview.stop();
    }
  }
  const largest = memory.length === 0 ? [] : [single('app.size.memory', 'MB', Math.max(...memory), null)];
  return [timed('app.start', starts, { limit: START_LIMIT }), ...largest];
}

function bytesUnder(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}

export const appRows: readonly BenchRows[] = [
  { names: ['app.start', 'app.size.memory'], measure: measureStart },
  {
    names: ['app.size.bundle'],
    measure: () => Promise.resolve([single('app.size.bundle', 'MB', bytesUnder(join(root, 'out')) / 1024 ** 2, null)]),
  },
  {
    names: ['app.main-delay'],
    sumsUp: true,
    measure: ({ ran, apart, delays }) =>
      Promise.resolve(
        mainDelay(
          [...ran].filter((name) => !apart.has(name)),
          delays,
        ),
      ),
  },
];
