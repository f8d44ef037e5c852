import { v7 } from 'uuid';

import { toInstant } from '#shared/kernel/instant.ts';

import type { Clock, Ids } from './index.ts';

/** The computer's clock. */
export const systemClock: Clock = { now: () => toInstant(Date.now()) };

/** UUID version 7: ids sort by the time they were made. */
export const systemIds: Ids = { next: () => v7() };
