import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '../../../i18n/index.ts';
import { StepMark } from '../../../ui/step-mark.tsx';
import { media, type } from '../../../ui/theme/theme.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '20px',
    [media.belowWide]: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px' },
  },
  step: { display: 'flex', gap: '12px', color: tokens.colorNeutralForeground2, [media.belowWide]: { gap: '8px' } },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  note: {
    ...type.note,
    display: 'block',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    [media.belowWide]: { display: 'none' },
  },
});

export const RESTORE_STEPS = ['file', 'key', 'check', 'change'] as const;
export type RestoreStep = (typeof RESTORE_STEPS)[number];

const WORDS = {
  file: ['restore.stepFile', 'restore.stepFileHint'],
  key: ['restore.stepKey', 'restore.stepKeyHint'],
  check: ['restore.stepCheck', 'restore.stepCheckHint'],
  change: ['restore.stepChange', 'restore.stepChangeHint'],
} as const;
const NEW_OFFICE = ['restore.stepNewOffice', 'restore.stepNewOfficeHint'] as const;

/** Where one is in a restore: done steps have a tick, the present one is filled. */
export function RestoreSteps(props: { readonly now: RestoreStep; readonly newOffice: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const current = RESTORE_STEPS.indexOf(props.now);
  return (
    <nav aria-label={t('restore.steps')}>
      <ol className={styles.list}>
        {RESTORE_STEPS.map((step, index) => {
          const [label, hint] = step === 'change' && props.newOffice ? NEW_OFFICE : WORDS[step];
          return (
            <li
              key={step}
              className={mergeClasses(styles.step, index === current && styles.now)}
              aria-current={index === current ? 'step' : undefined}
            >
              <StepMark index={index} current={current} />
              <span>
                {t(label)}
                {index < current ? <span className="visually-hidden"> ({t('restore.done')})</span> : null}
                <span className={styles.note}>{t(hint)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
