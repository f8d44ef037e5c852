import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { CheckmarkRegular } from './icons.ts';
import { media } from './theme/theme.ts';

const useStyles = makeStyles({
  mark: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '22px',
    height: '22px',
    borderRadius: '50%',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '12px',
  },
  now: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    borderTopColor: tokens.colorBrandBackground,
    borderRightColor: tokens.colorBrandBackground,
    borderBottomColor: tokens.colorBrandBackground,
    borderLeftColor: tokens.colorBrandBackground,
    [media.forced]: { color: 'HighlightText', backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  done: { color: tokens.colorBrandForeground1 },
});

/** The round mark of one step among others: its number, filled while it is the present one, a tick once it is done. */
export function StepMark({ index, current }: { readonly index: number; readonly current: number }): ReactNode {
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(styles.mark, index === current && styles.now, index < current && styles.done)}
      aria-hidden="true"
    >
      {index < current ? <CheckmarkRegular /> : index + 1}
    </span>
  );
}
