import { z } from 'zod';

import { i18n } from '#renderer/i18n/index.ts';
import { newPassword } from '#shared/features/session/session.schema.ts';

/** Which administrator gets a new password from whoever holds the recovery key, and the password, typed twice. */
export const newOwnerSchema = z
  .strictObject({
    userId: z.string().min(1, 'Administrator: wybierz administratora.'),
    newPassword,
    repeat: z.string(),
  })
  .refine((values) => values.newPassword === values.repeat, {
    path: ['repeat'],
    error: () => i18n.t('repeatWrong', { ns: 'session' }),
  });
