import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Tabs } from '../../ui/record-header.tsx';
import { lastAddressOf } from '../../ui/list/list-address.ts';
import { PATHS } from '../../ui/paths.ts';
import { useGo } from '../../ui/screen.ts';

const LISTS = {
  children: PATHS.children,
  homes: PATHS.homes,
  leavers: PATHS.leavers,
  exceptions: PATHS.exceptions,
} as const;

const useStyles = makeStyles({ tabs: { paddingBottom: '12px' } });

/** The lists of foster care, beside each other. */
export function CareTabs({ tab }: { readonly tab: keyof typeof LISTS }): ReactNode {
  const styles = useStyles();
  const t = useText('care');
  const can = useCan();
  const go = useGo();
  const tabs = [
    ...(can('care.view') ? [{ key: 'children' as const, label: t('tabs.children') }] : []),
    ...(can('homes.view') ? [{ key: 'homes' as const, label: t('tabs.homes') }] : []),
    ...(can('leavers.view') ? [{ key: 'leavers' as const, label: t('tabs.leavers') }] : []),
    ...(can('care.view') ? [{ key: 'exceptions' as const, label: t('tabs.exceptions') }] : []),
  ];
  return (
    <div className={styles.tabs}>
      <Tabs tabs={tabs} tab={tab} onTab={(key) => go(lastAddressOf(LISTS[key]))} />
    </div>
  );
}
