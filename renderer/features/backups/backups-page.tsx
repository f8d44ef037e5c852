import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import type { BackupRow, MadeAtTarget } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { fmt } from '../../ui/format.ts';
import { ArrowClockwiseRegular, ArrowDownloadRegular, ShieldCheckmarkRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { screenPath, useGo } from '../../ui/screen.ts';
import { DataTable, SelectionBar, wholeList } from '../../ui/table/index.ts';
import { media } from '../../ui/theme/theme.ts';
import { useToast } from '../../ui/toast.tsx';
import { AddPlaceDialog } from './add-place-dialog.tsx';
import { useBackupColumns } from './backup-columns.tsx';
import { BackupProgress } from './backup-progress.tsx';
import { HealthBand } from './health-band.tsx';
import { LastRestore } from './last-restore.tsx';
import { Places } from './places.tsx';
import { useBackupHealth, useBackups, useTargets } from './queries.ts';
import { restoreScreen } from './screens.ts';
import { Schedule } from './schedule.tsx';
import { useBackupWork } from './use-backup-work.ts';

const useStyles = makeStyles({
  columns: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    [media.narrow]: { flexDirection: 'column', overflowY: 'auto' },
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    [media.narrow]: { minHeight: '240px' },
  },
  side: {
    width: '336px',
    flexShrink: 0,
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: '12px 24px 12px 20px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.belowWide]: { width: '280px' },
    [media.narrow]: {
      width: 'auto',
      padding: '12px 16px',
      borderLeftStyle: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  work: { padding: '12px 24px', [media.narrow]: { padding: '12px 16px' } },
});

const NONE: { readonly ids: ReadonlySet<string>; readonly rows: readonly BackupRow[] } = { ids: new Set(), rows: [] };

/** Kopie zapasowe: whether all is in order, the places, the proved backups and what can be done with one. */
export function BackupsPage(): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const common = useText();
  const client = useClient();
  const toast = useToast();
  const go = useGo();
  const health = useBackupHealth();
  const backups = useBackups();
  const targets = useTargets();
  const columns = useBackupColumns();
  const runner = useBackupWork();
  const [selected, setSelected] = useState(NONE);
  const [step, setStep] = useState<'add' | null>(null);
  const busy = runner.work !== null;
  const listed = backups.data?.length ?? 0;
  const noPlace = targets.data?.targets.length === 0;
  // Wherever in the list it stands by now: what is asked for most is whether the newest one would open.
  const newest = backups.data?.toSorted((one, other) => (one.provedAt < other.provedAt ? 1 : -1))[0];
  const chosen = backups.data?.find(({ id }) => selected.ids.size === 1 && selected.ids.has(id));

  const tellMade = (places: readonly MadeAtTarget[]): void => {
    for (const { targetName, failure } of places) {
      if (failure === null) toast({ text: t('made.proved', { place: targetName }) });
      else {
        const why = errorSentence(new AppError(failure));
        toast({ text: t('made.failed', { place: targetName, why }), tone: 'danger', lasting: true });
      }
    }
  };
  const make = (targetId: string | null): void =>
    runner.run({
      title: t('make.running'),
      ask: (signal) => client.backups.make({ targetId }, { signal }),
      done: ({ places }) => tellMade(places),
    });
  const test = ({ id, createdAt }: BackupRow): void =>
    runner.run({
      title: t('test.running', { when: fmt.instant(createdAt) }),
      ask: (signal) => client.backups.testRestore({ backupId: id }, { signal }),
      done: ({ people, families }) =>
        toast({
          text: t('test.done', {
            people: fmt.count(people, 'osoba', 'osoby', 'osób'),
            families: fmt.count(families, 'rodzina', 'rodziny', 'rodzin'),
          }),
          lasting: true,
        }),
    });

  return (
    <Page
      title={t('title')}
      {...(backups.data === undefined ? {} : { count: countText(t, backups.data.length) })}
      layout="list"
      head={health.data === undefined ? null : <HealthBand health={health.data} />}
      actions={
        <>
          {newest === undefined ? null : (
            <Action
              kind="quiet"
              label={t('test.newest')}
              icon={<ShieldCheckmarkRegular />}
              {...(busy ? { disabledReason: t('make.busy') } : {})}
              onClick={() => test(newest)}
            />
          )}
          <Action
            label={t('restore.page')}
            icon={<ArrowClockwiseRegular />}
            {...(busy ? { disabledReason: t('make.busy') } : {})}
            onClick={() => go(screenPath(restoreScreen, {}))}
          />
          {noPlace ? (
            <Action kind="primary" label={t('places.addFirst')} onClick={() => setStep('add')} />
          ) : (
            <Action
              kind="primary"
              label={t('make.now')}
              icon={<ArrowDownloadRegular />}
              {...(busy ? { disabledReason: t('make.busy') } : {})}
              onClick={() => make(null)}
            />
          )}
        </>
      }
      hints={
        listed === 0
          ? []
          : [
              { keys: ['↑', '↓'], label: common('keys.choose') },
              { keys: [common('keys.space')], label: common('keys.select') },
            ]
      }
      note={listed > 0 && chosen === undefined ? t('list.selectHint') : t('note')}
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <LastRestore />
          {busy ? (
            <div className={styles.work}>
              <BackupProgress runner={runner} />
            </div>
          ) : null}
          <DataTable
            label={t('list.title')}
            columns={columns}
            rows={wholeList(backups)}
            rowId={({ id }) => id}
            selection={{ ids: selected.ids, onChange: (ids, rows) => setSelected({ ids, rows }) }}
            rememberAs="backups"
            errorTitle={t('list.error')}
            empty={
              <EmptyState
                icon={<ShieldCheckmarkRegular />}
                title={t('list.emptyTitle')}
                text={noPlace ? t('list.emptyNoPlace') : t('list.emptyText')}
              />
            }
          />
        </div>
        <aside className={styles.side} aria-label={t('places.title')}>
          <Places busy={busy} onAdd={() => setStep('add')} onMake={({ id }) => make(id)} />
          <Schedule />
        </aside>
      </div>
      {chosen === undefined ? null : (
        <SelectionBar
          text={t('list.selected')}
          detail={fmt.instant(chosen.createdAt)}
          onClear={() => setSelected(NONE)}
          actions={
            <>
              <Action
                size="small"
                label={t('test.start')}
                {...(busy ? { disabledReason: t('make.busy') } : {})}
                onClick={() => test(chosen)}
              />
              <Action
                size="small"
                label={t('restore.start')}
                {...(busy ? { disabledReason: t('make.busy') } : {})}
                onClick={() => go(screenPath(restoreScreen, {}, { backup: chosen.id }))}
              />
            </>
          }
        />
      )}
      {step === 'add' ? <AddPlaceDialog offered={targets.data?.offered ?? null} onClose={() => setStep(null)} /> : null}
    </Page>
  );
}

function countText(t: ReturnType<typeof useText<'backups'>>, count: number): string {
  return t('count', { count, formatted: fmt.integer(count) });
}
