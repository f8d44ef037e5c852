import type { ReactNode } from 'react';

import type { PersonId } from '#shared/kernel/ids.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { childPath, leaverPath } from '../../ui/paths.ts';
import { Tabs } from '../../ui/record-header.tsx';
import { useGo } from '../../ui/screen.ts';

/** A child's two cards in foster care, beside each other: the stay, and the way to independence. */
export function PersonCareTabs(props: { readonly personId: PersonId; readonly tab: 'stay' | 'leaver' }): ReactNode {
  const t = useText('care');
  const can = useCan();
  const go = useGo();
  const { personId, tab } = props;
  const tabs = [
    ...(can('care.view') ? [{ key: 'stay' as const, label: t('tabs.stay') }] : []),
    ...(can('leavers.view') ? [{ key: 'leaver' as const, label: t('tabs.leaver') }] : []),
  ];
  return (
    <Tabs
      tabs={tabs}
      tab={tab}
      onTab={(key) => {
        if (key !== tab) go(key === 'stay' ? childPath(personId) : leaverPath(personId));
      }}
    />
  );
}
