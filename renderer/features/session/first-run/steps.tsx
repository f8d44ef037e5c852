import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { StepMark } from '../../../ui/step-mark.tsx';
import { media } from '../../../ui/theme/theme.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    justifyContent: 'center',
    flexWrap: 'wrap',
    gap: '8px 36px',
    listStyleType: 'none',
    margin: 0,
    padding: '14px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { gap: '8px 16px', padding: '10px 16px' },
  },
  step: { display: 'inline-flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground2 },
  now: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

export const FIRST_RUN_STEPS = ['office', 'administrator', 'key'] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

const LABELS = {
  office: 'firstRun.stepOffice',
  administrator: 'firstRun.stepAdministrator',
  key: 'firstRun.stepKey',
} as const;

/** Where one is: done steps have a tick, the present one is filled. */
export function Steps(props: { now: FirstRunStep }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const current = FIRST_RUN_STEPS.indexOf(props.now);
  return (
    <nav aria-label={t('firstRun.steps')}>
      <ol className={styles.list}>
        {FIRST_RUN_STEPS.map((step, index) => (
          <li
            key={step}
            className={mergeClasses(styles.step, index === current && styles.now)}
            aria-current={index === current ? 'step' : undefined}
            data-step={step}
          >
            <StepMark index={index} current={current} />
            {t(LABELS[step])}
            {index < current ? <span className="visually-hidden">({t('firstRun.stepDone')})</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
