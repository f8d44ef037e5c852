import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { mayRemoveReached, reachedBy, recoveryKeyNumber } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { RecoveryKeyRow } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import { ErrorState, Notice, Skeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useBackupsOfKeys, useRecoveryKeysChanged } from './queries.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '40vh', overflowY: 'auto' },
  line: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
});

/** Backups that a key out of use still opens, by date; the chosen ones are deleted. */
export function ReachedDialog(props: {
  readonly recoveryKey: RecoveryKeyRow;
  readonly keys: readonly RecoveryKeyRow[];
  readonly onClose: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('recoveryKeys');
  const common = useText();
  const client = useClient();
  const toast = useToast();
  const changed = useRecoveryKeysChanged();
  const backups = useBackupsOfKeys();
  const { recoveryKey, keys, onClose } = props;
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const all = (backups.data ?? []).map((one) => ({ ...one, bad: one.failedTestAt !== null }));
  const reached = reachedBy(recoveryKey.fingerprint, all);
  const going = reached.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const retired = keys.flatMap(({ fingerprint, retiredOn }) => (retiredOn === null ? [] : [fingerprint]));
  const newerThere = mayRemoveReached(all, going, retired);
  const mark = (id: string, stays: boolean): void => {
    const next = new Set(kept);
    if (stays) next.add(id);
    else next.delete(id);
    setKept(next);
  };
  const remove = async (): Promise<void> => {
    setFailure(null);
    setWorking(true);
    try {
      const { removed, unreached } = await client.recoveryKeys.removeReached({ id: recoveryKey.id, backupIds: going });
      const text = t('remove.done', { count: removed, formatted: fmt.integer(removed) });
      toast(
        unreached.length === 0
          ? { text }
          : {
              text: `${text} ${t('remove.unreached', { places: unreached.join(', ') })}`,
              tone: 'danger',
              lasting: true,
            },
      );
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setWorking(false);
      await changed();
    }
  };
  return (
    <Dialog
      title={t('remove.title', { number: recoveryKeyNumber(recoveryKey.fingerprint) })}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Action kind="secondary" label={common('cancel')} onClick={onClose} />
          <Action
            kind="primary"
            label={t('remove.confirm', { count: going.length, formatted: fmt.integer(going.length) })}
            disabled={working}
            disabledReason={
              working
                ? undefined
                : going.length === 0
                  ? t('remove.none')
                  : newerThere
                    ? undefined
                    : t('remove.newerFirst')
            }
            onClick={() => void remove()}
          />
        </>
      }
    >
      <div className={styles.content}>
        {failure === null ? null : <Notice tone="danger">{errorSentence(failure)}</Notice>}
        <p>{t('remove.text')}</p>
        {going.length > 0 && !newerThere && backups.data !== undefined ? (
          <Notice>{t('remove.newerFirst')}</Notice>
        ) : null}
        {backups.data === undefined ? (
          backups.isError ? (
            <ErrorState title={t('remove.error')} error={backups.error} onRetry={() => void backups.refetch()} />
          ) : (
            <Skeleton rows={3} />
          )
        ) : (
          <ul className={styles.list}>
            {reached.map(({ id, createdAt, targetName }) => (
              <li key={id} className={styles.line}>
                <Checkbox
                  checked={!kept.has(id)}
                  disabled={working}
                  label={t('remove.backup', { when: fmt.instant(createdAt), place: targetName })}
                  onChange={(_event, { checked }) => mark(id, checked !== true)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
