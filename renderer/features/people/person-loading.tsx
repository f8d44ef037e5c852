import type { ReactNode } from 'react';
import { z } from 'zod';

import { isAppError } from '#shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { PersonRegular, ShieldLockRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { useGo } from '../../ui/screen.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';

const asked = z.object({ ask: z.array(z.string()) });

/** A card on its way, or why it can't be shown: protected and whom to ask, somebody else's case, gone, or a fault. */
export function PersonLoading(props: {
  query: { readonly error: unknown; readonly isError: boolean; readonly refetch: () => unknown };
}): ReactNode {
  const t = useText('people');
  const go = useGo();
  const { error, isError, refetch } = props.query;
  const back = <Action label={t('card.backToList')} onClick={() => go(PATHS.people)} />;
  const page = (content: ReactNode): ReactNode => (
    <Page title={t('title')} breadcrumb={[{ label: t('title'), to: PATHS.people }]}>
      {content}
    </Page>
  );
  if (!isError) return page(<Skeleton rows={8} />);
  if (isAppError(error, 'RECORD_PROTECTED')) {
    const who = asked.safeParse(error.data);
    return page(
      <EmptyState
        icon={<ShieldLockRegular />}
        title={t('card.protectedTitle')}
        text={t('card.protectedText', { who: who.success ? who.data.ask.join(', ') : '–' })}
        actions={back}
      />,
    );
  }
  if (isAppError(error, 'OUT_OF_REACH')) {
    return page(
      <EmptyState
        icon={<PersonRegular />}
        title={t('card.outOfReachTitle')}
        text={t('card.outOfReachText')}
        actions={back}
      />,
    );
  }
  if (isAppError(error, 'NOT_FOUND', 'INVALID_INPUT')) {
    return page(
      <EmptyState
        icon={<PersonRegular />}
        title={t('card.notFoundTitle')}
        text={t('card.notFoundText')}
        actions={back}
      />,
    );
  }
  return page(<ErrorState title={t('card.error')} error={error} onRetry={() => void refetch()} />);
}
