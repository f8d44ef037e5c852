import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { media, type } from '../../../ui/theme/theme.ts';
import { Steps, type FirstRunStep } from './steps.tsx';

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    overflowY: 'auto',
  },
  columns: {
    width: 'min(100%, 1060px)',
    marginInline: 'auto',
    boxSizing: 'border-box',
    padding: '28px 24px 40px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 660px) minmax(0, 1fr)',
    columnGap: '57px',
    rowGap: '24px',
    [media.belowWide]: { gridTemplateColumns: 'minmax(0, 1fr)', width: 'min(100%, 708px)' },
  },
  title: { ...type.display, margin: 0, ':focus': { outlineStyle: 'none' } },
  lead: { ...type.lead, fontWeight: tokens.fontWeightRegular, margin: '4px 0 16px' },
  side: {
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: '28px',
    [media.belowWide]: { borderLeftStyle: 'none', paddingLeft: 0 },
  },
});

/** One step of the first run: steps on top, one question in the middle, help beside it. */
export function WizardSheet(props: {
  step: FirstRunStep;
  title: string;
  lead: string;
  side?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { step, title } = props;
  useEffect(() => {
    document.title = `${title} – ${t('program')}`;
  }, [title, t]);
  // Steps with fields begin in the first of them; the key has none yet, so its heading is where reading goes on.
  useEffect(() => {
    if (step === 'key') heading.current?.focus();
  }, [step]);
  return (
    <div className={styles.root}>
      <Steps now={step} />
      <main className={styles.columns}>
        <div>
          <h1 className={styles.title} tabIndex={-1} ref={heading}>
            {title}
          </h1>
          <p className={styles.lead}>{props.lead}</p>
          {props.children}
        </div>
        {props.side === undefined ? null : <aside className={styles.side}>{props.side}</aside>}
      </main>
    </div>
  );
}
