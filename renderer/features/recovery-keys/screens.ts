import { z } from 'zod';

import { recoveryKeyId } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const recoveryKeysScreen = defineScreen({
  path: PATHS.recoveryKeys,
  permission: 'recoveryKeys.manage',
  search: z.object({}),
});
export const newRecoveryKeyScreen = defineScreen({
  path: PATHS.newRecoveryKey,
  permission: 'recoveryKeys.manage',
  search: z.object({
    /** The key that the new one is to stand for. */
    instead: recoveryKeyId.nullable().default(null),
  }),
});
