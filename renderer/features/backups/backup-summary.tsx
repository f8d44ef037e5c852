import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Section } from '../../ui/section.tsx';
import { Status } from '../../ui/status.tsx';
import { useBackupHealth } from './queries.ts';
import { Facts } from './restore/file-state.tsx';

const useStyles = makeStyles({ body: { display: 'grid', gap: '8px', paddingTop: '8px' } });

const KINDS = { ok: 'done', orange: 'look', red: 'late' } as const;

/** For the Pulpit of whoever minds the backups: whether all is in order, the last proved one, its age and place, the last test. */
export function BackupSummary(): ReactNode {
  const can = useCan();
  return can('backups.manage') ? <Summary /> : null;
}

function Summary(): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const { data } = useBackupHealth();
  if (data === undefined) return null;
  const { state, lastProved, lastTestAt } = data;
  const facts: (readonly [string, ReactNode])[] =
    lastProved === null
      ? [[t('summary.proved'), t('health.never')]]
      : [
          [t('summary.proved'), fmt.instant(lastProved.provedAt)],
          [t('summary.age'), ageText(t, lastProved.ageDays)],
          [t('summary.place'), lastProved.targetName],
        ];
  return (
    <Section title={t('title')}>
      <div className={styles.body}>
        <Status kind={KINDS[state]}>{t(`health.${state}`)}</Status>
        <Facts
          facts={[...facts, [t('health.lastTest'), lastTestAt === null ? t('health.noTest') : fmt.instant(lastTestAt)]]}
        />
        <p>
          <TextLink to={PATHS.backups}>{t('line.open')}</TextLink>
        </p>
      </div>
    </Section>
  );
}

function ageText(t: ReturnType<typeof useText<'backups'>>, days: number | null): string {
  if (days === null) return t('summary.unknown');
  return days === 0 ? t('summary.today') : fmt.count(days, 'dzień', 'dni', 'dni');
}
