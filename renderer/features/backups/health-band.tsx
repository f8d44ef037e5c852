import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { BackupHealthView } from '#shared/features/backups/backups.schema.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { ShieldCheckmarkFilled, ShieldErrorFilled } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Status } from '../../ui/status.tsx';
import { media, type } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  band: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: '12px 20px',
    padding: '0 24px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '0 16px 12px' },
  },
  shield: { flexShrink: 0, fontSize: '40px', lineHeight: 0, [media.forced]: { color: 'CanvasText' } },
  ok: { color: tokens.colorStatusSuccessForeground1 },
  orange: { color: tokens.colorStatusWarningForeground1 },
  red: { color: tokens.colorStatusDangerForeground1 },
  text: { flexGrow: 1, flexBasis: '320px', minWidth: 0 },
  lead: type.lead,
  quiet: { color: tokens.colorNeutralForeground2 },
  problems: { listStyleType: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: '6px' },
  title: type.strong,
  facts: { display: 'flex', flexWrap: 'wrap', gap: '8px 20px', margin: 0 },
  fact: { borderLeft: `1px solid ${tokens.colorNeutralStroke2}`, paddingInlineStart: '20px' },
  term: { ...type.note, color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
});

/** What the eye meets first: one sentence whether backups are in order, and what to do when they are not. */
export function HealthBand({ health }: { readonly health: BackupHealthView }): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const { state, problems, lastProved, lastTestAt } = health;
  const Shield = state === 'ok' ? ShieldCheckmarkFilled : ShieldErrorFilled;
  return (
    <div className={styles.band}>
      <span className={`${styles.shield} ${styles[state]}`} aria-hidden="true">
        <Shield />
      </span>
      <div className={styles.text}>
        <p className={styles.lead}>{t(`health.${state}`)}</p>
        <p className={styles.quiet}>
          {lastProved === null
            ? t('health.never')
            : t('health.last', { when: fmt.instant(lastProved.provedAt), place: lastProved.targetName })}
        </p>
        {problems.length === 0 ? null : (
          <ul className={styles.problems}>
            {problems.map((one) => (
              <li key={one.problem}>
                <Status kind={one.state === 'red' ? 'late' : 'look'}>
                  <span className={styles.title}>{t(`problem.${one.problem}.title`)}</span>{' '}
                  {t(`problem.${one.problem}.todo`)}
                </Status>
              </li>
            ))}
          </ul>
        )}
      </div>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt className={styles.term}>{t('health.lastTest')}</dt>
          <dd className={styles.value}>{lastTestAt === null ? t('health.noTest') : fmt.instant(lastTestAt)}</dd>
        </div>
        <div className={styles.fact}>
          <dt className={styles.term}>{t('health.keys')}</dt>
          <dd className={styles.value}>
            <TextLink to={PATHS.recoveryKeys}>{t('health.keysLink')}</TextLink>
          </dd>
        </div>
      </dl>
    </div>
  );
}
