import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan, useSessionStatus } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { TextLink } from '../../../ui/link.tsx';
import { PATHS } from '../../../ui/paths.ts';
import { Notice } from '../../../ui/states.tsx';
import { Status } from '../../../ui/status.tsx';

const useStyles = makeStyles({ root: { marginBottom: '16px' }, line: { display: 'grid', gap: '4px' } });

/** For a day after a restore or its undo: that it succeeded, of which day the data are, and where the way back is. */
export function RestoreNewsLine({ signedIn }: { readonly signedIn: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const { restored } = useSessionStatus();
  if (restored === undefined) return null;
  const words = { at: fmt.instant(restored.at), when: fmt.instant(restored.createdAt) };
  return (
    <div className={styles.root}>
      <Notice>
        <div className={styles.line}>
          <Status kind="done">{t(`news.${restored.kind}`, words)}</Status>
          {restored.undoable ? <span>{t('news.where')}</span> : null}
          {restored.undoable && signedIn ? <ToBackups /> : null}
        </div>
      </Notice>
    </div>
  );
}

function ToBackups(): ReactNode {
  const t = useText('backups');
  const can = useCan();
  return can('backups.manage') ? <TextLink to={PATHS.backups}>{t('news.open')}</TextLink> : null;
}
