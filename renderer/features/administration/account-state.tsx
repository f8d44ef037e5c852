import type { ReactNode } from 'react';

import { ACCOUNT_STATE_LABELS } from '#shared/features/administration/administration.labels.ts';
import { accountState } from '#shared/features/administration/administration.rules.ts';
import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { Status } from '../../ui/status.tsx';

/** What is unusual has a sign; an account in order is plain text. */
export function AccountStateText({ user }: { user: UserRow }): ReactNode {
  const state = accountState(user);
  const text = ACCOUNT_STATE_LABELS[state];
  if (state === 'noKey') return <Status kind="look">{text}</Status>;
  if (state === 'mustChange') return <Status kind="planned">{text}</Status>;
  return text;
}
