import type { ReactNode } from 'react';
import { z } from 'zod';

import { isAppError } from '#shared/kernel/app-error.ts';
import { i18n, useText } from '../../i18n/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { personPath } from '../../ui/paths.ts';

const visible = z.object({ personId: z.string(), label: z.string() });

/** The same PESEL stands on another card: its field is to blame, and says whose it is to those who may know. */
export function peselTaken(error: unknown): { path: 'identity.pesel'; message: string } | null {
  if (!isAppError(error, 'PESEL_TAKEN')) return null;
  const t = i18n.getFixedT(null, 'people');
  const other = visible.safeParse(error.data);
  const message = other.success ? t('form.peselTaken', { label: other.data.label }) : t('form.peselTakenHidden');
  return { path: 'identity.pesel', message };
}

/** The way to that other card, for those who may open it; null where there is none. */
export function OtherWithPesel({ error }: { error: unknown }): ReactNode {
  const t = useText('people');
  const other = visible.safeParse(isAppError(error, 'PESEL_TAKEN') ? error.data : null);
  return other.success ? <TextLink to={personPath(other.data.personId)}>{t('form.openOther')}</TextLink> : null;
}
