import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import type { SessionState } from '#shared/features/session/session.schema.ts';
import { useClient } from '../../client/index.ts';
import { Action } from '../../ui/action.tsx';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { useAdoptStatus } from './mutations.ts';
import { SessionFrame } from './session-frame.tsx';

type Failed = Extract<SessionState, { state: 'failed' }>;

const useStyles = makeStyles({
  text: { ...type.lead, fontWeight: tokens.fontWeightRegular, margin: '0 0 12px' },
  todo: { margin: '0 0 16px' },
  calm: { margin: '0 0 20px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** One calm page a failure: what happened, that nothing is lost, and the one thing to do. It offers no deletion. */
export function FailurePage(props: { failed: Failed; onRecover: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const adopt = useAdoptStatus();
  const { code, data } = props.failed;
  const canRetry = code !== 'NEWER_VERSION' && code !== 'DATABASE_DAMAGED';
  return (
    <SessionFrame title={t(`failure.${code}.title`)} office={t('failure.heading')}>
      <div role="alert">
        <p className={styles.text}>
          {t(`failure.${code}.text`, { needed: data['needed'] ?? '', reference: data['reference'] ?? '' })}
        </p>
        <p className={styles.todo}>{t(`failure.${code}.todo`)}</p>
        <p className={styles.calm}>
          <Status kind="done">{t('failure.nothingDeleted')}</Status>
        </p>
      </div>
      <div className={styles.actions}>
        {code === 'KEYS_DAMAGED' ? (
          <Action kind="primary" label={t('failure.recover')} onClick={props.onRecover} autoFocus />
        ) : null}
        {canRetry ? (
          <Action
            kind="secondary"
            label={t('failure.retry')}
            onClick={() => void client.session.status({}).then(adopt, () => undefined)}
            autoFocus={code !== 'KEYS_DAMAGED'}
          />
        ) : null}
      </div>
    </SessionFrame>
  );
}
