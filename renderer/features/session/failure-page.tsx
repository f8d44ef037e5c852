import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { leavesRoomForRestore } from '#shared/features/session/failure.rules.ts';
import type { SessionState } from '#shared/features/session/session.schema.ts';
import { useClient, useHost } from '../../client/index.ts';
import { Action } from '../../ui/action.tsx';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { useFollowSession } from './mutations.ts';
import { ProvedBackups } from './proved-backups.tsx';
import { SessionFrame } from './session-frame.tsx';

type Failed = Extract<SessionState, { state: 'failed' }>;

const useStyles = makeStyles({
  text: { ...type.lead, fontWeight: tokens.fontWeightRegular, margin: '0 0 12px' },
  todo: { margin: '0 0 16px' },
  calm: { margin: '0 0 20px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Failures that nothing done outside the running program puts right: it offers only to leave. */
const ONLY_TO_LEAVE: ReadonlySet<Failed['code']> = new Set(['NEWER_VERSION', 'DATABASE_DAMAGED']);

/** One calm page a failure: what happened, that nothing was deleted, and the one thing to do. It offers no deletion. */
export function FailurePage(props: { failed: Failed; onRecover: () => void; onRestore: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const client = useClient();
  const follow = useFollowSession();
  const { code, data } = props.failed;
  const { needed, reference } = data;
  const restorable = leavesRoomForRestore(props.failed);
  return (
    <SessionFrame title={t(`failure.${code}.title`)} office={t('failure.heading')}>
      <div role="alert">
        <p className={styles.text}>
          {code === 'NEWER_VERSION'
            ? needed === undefined
              ? t('failure.NEWER_VERSION.textUnknown')
              : t('failure.NEWER_VERSION.text', { needed })
            : t(`failure.${code}.text`)}
        </p>
        <p className={styles.todo}>{t(`failure.${code}.todo`)}</p>
        {reference === undefined ? null : <p className={styles.todo}>{t('failure.reference', { reference })}</p>}
        <p className={styles.calm}>
          <Status kind="done">{t('failure.nothingDeleted')}</Status>
        </p>
      </div>
      <div className={styles.actions}>
        {code === 'KEYS_DAMAGED' ? (
          <Action kind="primary" label={t('failure.recover')} onClick={props.onRecover} autoFocus />
        ) : null}
        {ONLY_TO_LEAVE.has(code) ? (
          <Leave />
        ) : (
          <Action
            kind="secondary"
            label={t('failure.retry')}
            onClick={() => void client.session.status({}).then(follow, () => undefined)}
            autoFocus={code !== 'KEYS_DAMAGED'}
          />
        )}
        {/* The last way, for whoever has tried the others. */}
        {restorable ? <Action label={t('failure.restore')} onClick={props.onRestore} /> : null}
      </div>
      {restorable ? <ProvedBackups /> : null}
    </SessionFrame>
  );
}

/** Ends the program. A browser's tab closes by its user alone, so there it says so. */
function Leave(): ReactNode {
  const t = useText('session');
  const client = useClient();
  const { kind } = useHost();
  const [left, setLeft] = useState(false);
  const browser = kind === 'preview';
  if (left && browser) return <p role="status">{t('failure.closeTab')}</p>;
  return (
    <Action
      kind="primary"
      label={t(browser ? 'failure.endSession' : 'failure.quit')}
      onClick={() =>
        void client.session.quit({}).then(
          () => setLeft(true),
          () => undefined,
        )
      }
      autoFocus
    />
  );
}
