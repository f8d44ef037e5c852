import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

import { useText } from '../../../i18n/index.ts';
import { media, type } from '../../../ui/theme/theme.ts';
import { RESTORE_STEPS, type RestoreStep, RestoreSteps } from './restore-steps.tsx';

const useStyles = makeStyles({
  columns: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: '212px minmax(0, 1fr) minmax(280px, 336px)',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
    [media.belowWide]: { display: 'block' },
    [media.low]: { overflowY: 'visible' },
  },
  steps: {
    padding: '20px 20px 20px 24px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.belowWide]: {
      padding: '12px 24px',
      borderRightStyle: 'none',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    [media.narrow]: { paddingInline: '16px' },
  },
  main: { padding: '20px 28px 28px', minWidth: 0, [media.narrow]: { padding: '16px' } },
  side: {
    padding: '20px 24px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    [media.belowWide]: { borderLeftStyle: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    [media.narrow]: { padding: '16px' },
  },
  title: { ...type.title, margin: 0, ':focus': { outlineStyle: 'none' } },
  lead: { color: tokens.colorNeutralForeground2, margin: '4px 0 16px', maxWidth: '60ch' },
  body: { display: 'grid', gap: '16px', maxWidth: '560px' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginTop: '20px' },
  count: { color: tokens.colorNeutralForeground3, marginInlineStart: '8px' },
});

/** One step of a restore: the four steps, the question, and beside it what is known of the backup. */
export function RestoreSheet(props: {
  readonly step: RestoreStep;
  /** There is no office yet: the last step makes one. */
  readonly newOffice: boolean;
  readonly title: string;
  readonly lead?: string;
  readonly side: ReactNode;
  readonly sideLabel: string;
  /** Buttons; nothing while work is under way. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useText('backups');
  const heading = useRef<HTMLHeadingElement>(null);
  const { step, title } = props;
  const first = useRef(true);
  // Reading goes on at the heading of the next step; on arrival the page itself says where that is.
  useEffect(() => {
    if (first.current) first.current = false;
    else heading.current?.focus();
  }, [step]);
  return (
    <div className={styles.columns}>
      <div className={styles.steps}>
        <RestoreSteps now={step} newOffice={props.newOffice} />
      </div>
      <section className={styles.main} aria-label={title}>
        <h2 className={styles.title} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {props.lead === undefined ? null : <p className={styles.lead}>{props.lead}</p>}
        <div className={styles.body}>{props.children}</div>
        {props.foot === undefined ? null : (
          <div className={styles.foot}>
            {props.foot}
            <span className={styles.count}>
              {t('restore.count', { now: RESTORE_STEPS.indexOf(step) + 1, all: RESTORE_STEPS.length })}
            </span>
          </div>
        )}
      </section>
      <aside className={styles.side} aria-label={props.sideLabel}>
        {props.side}
      </aside>
    </div>
  );
}
