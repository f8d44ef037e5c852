import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { Notice } from '../states.tsx';
import { Status } from '../status.tsx';
import { media } from '../theme/theme.ts';

const useStyles = makeStyles({ root: { padding: '0 24px 8px', [media.narrow]: { paddingInline: '16px' } } });

/** Says that a filter names something that no longer exists, instead of showing an empty list without a word. */
export function GoneNotice({ parts }: { readonly parts: readonly string[] }): ReactNode {
  const styles = useStyles();
  const t = useText();
  if (parts.length === 0) return null;
  return (
    <div className={styles.root}>
      <Notice>
        <Status kind="look">{t('savedFilters.gone', { parts: parts.join(', ') })}</Status>
      </Notice>
    </div>
  );
}
