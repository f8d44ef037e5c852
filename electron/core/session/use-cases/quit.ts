import { AppError } from '#shared/kernel/app-error.ts';

import type { Caller, Runtime } from '../runtime.ts';
import { signOut } from './sign-out.ts';

/**
 * Leaves the program from a failure screen that has nothing else to offer: ends the session and, on the desktop, the
 * program. @throws AppError PERMISSION_DENIED while the office works, since a page has no say in that
 */
export async function quit(runtime: Runtime, caller: Caller): Promise<Record<string, never>> {
  const { offices, ports } = runtime;
  if (typeof offices.state !== 'object') throw new AppError('PERMISSION_DENIED', { host: ports.host.kind });
  await signOut(runtime, caller);
  ports.host.quit?.();
  return {};
}
