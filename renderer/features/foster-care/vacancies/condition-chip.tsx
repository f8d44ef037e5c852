import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { AddRegular, CheckmarkRegular } from '../../../ui/icons.ts';
import { media } from '../../../ui/theme/theme.ts';

const useStyles = makeStyles({
  chip: {
    minWidth: 'auto',
    height: '28px',
    paddingInline: '10px',
    fontSize: '12px',
    fontWeight: tokens.fontWeightRegular,
    borderRadius: '14px',
  },
  on: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    ':hover': { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2Hover },
    [media.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      ':hover': { backgroundColor: 'Highlight', color: 'HighlightText' },
    },
  },
  icon: { width: '14px', height: '14px' },
  fixed: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    boxSizing: 'border-box',
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
});

/** A condition that counts or does not; one that a record says is fixed and no button. */
export function ConditionChip(props: {
  readonly label: string;
  readonly on: boolean;
  readonly fixed?: boolean;
  readonly onToggle?: () => void;
}): ReactNode {
  const styles = useStyles();
  if (props.fixed === true) {
    return (
      <span className={mergeClasses(styles.chip, styles.on, styles.fixed)}>
        <CheckmarkRegular className={styles.icon} aria-hidden="true" />
        {props.label}
      </span>
    );
  }
  return (
    <ToggleButton
      className={mergeClasses(styles.chip, props.on && styles.on)}
      size="small"
      checked={props.on}
      icon={props.on ? <CheckmarkRegular className={styles.icon} /> : <AddRegular className={styles.icon} />}
      onClick={() => props.onToggle?.()}
    >
      {props.label}
    </ToggleButton>
  );
}
