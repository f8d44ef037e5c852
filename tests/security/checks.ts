import type { HardeningLine } from '#desktop/hardening.ts';
import { boundaryChecks } from './boundary-checks.ts';
import { pageChecks } from './page-checks.ts';
import { type Check, windowChecks } from './window-checks.ts';

/** One check for every line of the hardening list; a line without one does not pass the type check. */
export const checks = { ...windowChecks, ...pageChecks, ...boundaryChecks } satisfies Record<HardeningLine, Check>;
