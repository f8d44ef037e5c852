import { makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { recoveryKeyNumber } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { RecoveryKeyRow } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import { AddRegular, KeyRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { screenPath, useGo } from '../../ui/screen.ts';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { DataTable, SelectionBar, wholeList } from '../../ui/table/index.ts';
import { media } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { useRecoveryKeys, useRecoveryKeysChanged } from './queries.ts';
import { useRecoveryKeyColumns } from './recovery-key-columns.tsx';
import { ReachedDialog } from './reached-dialog.tsx';
import { newRecoveryKeyScreen } from './screens.ts';

const useStyles = makeStyles({
  notices: { display: 'grid', gap: '8px', padding: '0 24px 12px', [media.narrow]: { padding: '0 16px 12px' } },
});

const NONE: { readonly ids: ReadonlySet<string>; readonly rows: readonly RecoveryKeyRow[] } = {
  ids: new Set(),
  rows: [],
};

/** Klucze odzyskiwania: which cards open the office and its backups, and which no longer do. */
export function RecoveryKeysPage(): ReactNode {
  const styles = useStyles();
  const t = useText('recoveryKeys');
  const backups = useText('backups');
  const common = useText();
  const client = useClient();
  const go = useGo();
  const confirm = useConfirm();
  const toast = useToast();
  const changed = useRecoveryKeysChanged();
  const keys = useRecoveryKeys();
  const columns = useRecoveryKeyColumns();
  const [selected, setSelected] = useState(NONE);
  const [removing, setRemoving] = useState(false);
  const inUse = keys.data?.filter(({ retiredOn }) => retiredOn === null).length;
  const reaching = keys.data?.filter((key) => key.retiredOn !== null && key.backups > 0) ?? [];
  const chosen = keys.data?.find(({ id }) => selected.ids.size === 1 && selected.ids.has(id));

  const retire = async ({ id, fingerprint }: RecoveryKeyRow): Promise<void> => {
    const number = recoveryKeyNumber(fingerprint);
    const sure = await confirm({
      title: t('retire.title', { number }),
      text: t('retire.text'),
      confirm: t('retire.confirm'),
    });
    if (!sure) return;
    try {
      await client.recoveryKeys.retire({ id });
      toast({ text: t('retire.done', { number }) });
      setSelected(NONE);
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger', lasting: true });
    } finally {
      await changed();
    }
  };

  return (
    <Page
      title={t('title')}
      {...(inUse === undefined ? {} : { count: t('count', { count: inUse, formatted: fmt.integer(inUse) }) })}
      breadcrumb={[{ label: backups('title'), to: PATHS.backups }, { label: t('title') }]}
      layout="list"
      lead={t('lead')}
      head={
        inUse === 1 || reaching.length > 0 ? (
          <div className={styles.notices}>
            {inUse === 1 ? (
              <Notice>
                <Status kind="look">{t('onlyOne')}</Status>
              </Notice>
            ) : null}
            {reaching.map((key) => (
              <Notice key={key.id}>
                <Status kind="look">
                  {t('stillOpens', {
                    count: key.backups,
                    formatted: fmt.integer(key.backups),
                    number: recoveryKeyNumber(key.fingerprint),
                  })}
                </Status>
              </Notice>
            ))}
          </div>
        ) : null
      }
      actions={
        <Action
          kind="primary"
          label={t('new.start')}
          icon={<AddRegular />}
          shortcut="Ctrl+N"
          onClick={() => go(PATHS.newRecoveryKey)}
        />
      }
      hints={[
        { keys: ['↑', '↓'], label: common('keys.choose') },
        { keys: [common('keys.space')], label: common('keys.select') },
      ]}
      note={t('note')}
    >
      <DataTable
        label={t('title')}
        columns={columns}
        rows={wholeList(keys)}
        rowId={({ id }) => id}
        selection={{ ids: selected.ids, onChange: (ids, rows) => setSelected({ ids, rows }) }}
        rememberAs="recovery keys"
        errorTitle={t('list.error')}
        empty={<EmptyState icon={<KeyRegular />} title={t('list.emptyTitle')} text={t('list.emptyText')} />}
      />
      {chosen === undefined ? null : (
        <SelectionBar
          text={t('list.selected')}
          detail={recoveryKeyNumber(chosen.fingerprint)}
          onClear={() => setSelected(NONE)}
          actions={
            chosen.retiredOn === null ? (
              <>
                <Action
                  size="small"
                  icon={<KeyRegular />}
                  label={t('replace.start')}
                  onClick={() => go(screenPath(newRecoveryKeyScreen, {}, { instead: chosen.id }))}
                />
                <Action
                  size="small"
                  label={t('retire.start')}
                  {...(inUse === 1 ? { disabledReason: t('retire.lastOne') } : {})}
                  onClick={() => void retire(chosen)}
                />
              </>
            ) : (
              <Action
                size="small"
                label={t('remove.start')}
                {...(chosen.backups === 0 ? { disabledReason: t('remove.nothing') } : {})}
                onClick={() => setRemoving(true)}
              />
            )
          }
        />
      )}
      {removing && chosen !== undefined ? (
        <ReachedDialog recoveryKey={chosen} keys={keys.data ?? []} onClose={() => setRemoving(false)} />
      ) : null}
    </Page>
  );
}
