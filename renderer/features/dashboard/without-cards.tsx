import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Section } from '../../ui/section.tsx';

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: '68ch', marginBottom: '16px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
});

/** For those whose roles open no cards, an administrator above all: why, and what they may do here. */
export function WithoutCards(): ReactNode {
  const styles = useStyles();
  const t = useText('dashboard');
  const can = useCan();
  return (
    <>
      <p className={styles.text}>
        {can('administration.users') ? t('noCards.administratorText') : t('noCards.otherText')}
      </p>
      <Section title={t('noCards.mayTitle')}>
        <ul className={styles.list}>
          {can('administration.users') ? (
            <li className={styles.row}>
              <TextLink to={PATHS.administration}>{t('noCards.users')}</TextLink>
            </li>
          ) : null}
          {can('audit.view') ? (
            <li className={styles.row}>
              <TextLink to={PATHS.audit}>{t('noCards.audit')}</TextLink>
            </li>
          ) : null}
          <li className={styles.row}>{t('noCards.password')}</li>
        </ul>
      </Section>
    </>
  );
}
