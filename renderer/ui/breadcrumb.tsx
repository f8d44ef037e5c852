import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { ChevronRightRegular } from './icons.ts';
import { TextLink } from './link.tsx';
import { lastAddressOf } from './list/list-address.ts';

/** `to` is a path of the router, a list's is led back to as it was left; the last crumb, the page itself, has none. */
export type Crumb = { readonly label: string; readonly to?: string };

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px', fontSize: '12px', lineHeight: '16px' },
  item: { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
  current: { color: tokens.colorNeutralForeground3 },
  chevron: { width: '12px', height: '12px', color: tokens.colorNeutralForeground3 },
});

export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const styles = useStyles();
  const t = useText();
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.list}>
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            {index === 0 ? null : (
              <li aria-hidden="true">
                <ChevronRightRegular className={styles.chevron} />
              </li>
            )}
            <li className={styles.item}>
              {crumb.to === undefined ? (
                <span className={styles.current} aria-current="page">
                  {crumb.label}
                </span>
              ) : (
                <TextLink to={lastAddressOf(crumb.to)}>{crumb.label}</TextLink>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
