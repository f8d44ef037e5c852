import type { ComponentProps, ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { PersonRegular } from '../../ui/icons.ts';
import { PATHS } from '../../ui/paths.ts';
import { RecordLoading } from '../../ui/record-loading.tsx';

/** A person's card on its way, or why it can't be shown. */
export function PersonLoading({ query }: Pick<ComponentProps<typeof RecordLoading>, 'query'>): ReactNode {
  const t = useText('people');
  return (
    <RecordLoading
      query={query}
      icon={<PersonRegular />}
      listPath={PATHS.people}
      texts={{
        title: t('title'),
        error: t('card.error'),
        protectedTitle: t('card.protectedTitle'),
        protectedText: (who) => t('card.protectedText', { who }),
        outOfReachTitle: t('card.outOfReachTitle'),
        outOfReachText: t('card.outOfReachText'),
        notFoundTitle: t('card.notFoundTitle'),
        notFoundText: t('card.notFoundText'),
        backToList: t('card.backToList'),
      }}
    />
  );
}
