import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { media } from '../theme/theme.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    flexShrink: 0,
    minHeight: '44px',
    padding: '6px 24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { paddingInline: '16px' },
    // There the page scrolls as a whole, with the foot of the list below the window: the actions stay in sight.
    [media.low]: { position: 'sticky', bottom: 0, zIndex: 2 },
  },
  text: { fontWeight: tokens.fontWeightSemibold },
  detail: {
    color: tokens.colorNeutralForeground3,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginInlineStart: 'auto' },
});

/** At the foot of a list while rows are selected: how many and which, and what can be done with them. */
export function SelectionBar(props: {
  /** „Zaznaczono 1 osobę” */
  readonly text: string;
  readonly detail?: string;
  /** Small secondary actions. */
  readonly actions: ReactNode;
  readonly onClear: () => void;
}) {
  const styles = useStyles();
  const t = useText();
  return (
    <div className={styles.root} role="region" aria-label={t('table.selection')} data-foot="high">
      <span className={styles.text} role="status">
        {props.text}
      </span>
      <span className={styles.detail}>{props.detail}</span>
      <div className={styles.actions}>
        {props.actions}
        <Action kind="quiet" size="small" label={t('table.clearSelection')} onClick={props.onClear} />
      </div>
    </div>
  );
}
