import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties, ReactNode } from 'react';

import { media, ownTokens } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  root: { position: 'relative', height: '14px', minWidth: '120px', marginTop: '3px' },
  track: {
    position: 'absolute',
    insetBlock: '2px',
    insetInline: 0,
    borderRadius: '3px',
    backgroundColor: ownTokens.track,
    [media.forced]: { border: '1px solid CanvasText' },
  },
  fill: {
    position: 'absolute',
    insetBlock: '2px',
    insetInlineStart: 0,
    width: 'var(--fill)',
    borderRadius: '3px',
    // Lighter in dark than a button: a bar has no words of its own on it.
    backgroundColor: tokens.colorCompoundBrandBackground,
    forcedColorAdjust: 'none',
    [media.forced]: { backgroundColor: 'CanvasText' },
  },
  over: {
    position: 'absolute',
    insetBlock: '2px',
    insetInlineStart: 'var(--limit)',
    width: 'var(--over)',
    borderRadius: '0 3px 3px 0',
    backgroundColor: tokens.colorStatusDangerForeground1,
    forcedColorAdjust: 'none',
    [media.forced]: { backgroundColor: 'Highlight' },
  },
  limit: {
    position: 'absolute',
    insetBlock: '-1px',
    insetInlineStart: 'var(--limit)',
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
    forcedColorAdjust: 'none',
    [media.forced]: { backgroundColor: 'CanvasText' },
  },
});

/** A bar of families with a stroke at the limit. Numbers stand beside it in the table, so it says nothing alone. */
export function LoadBar(props: { families: number; limit: number | null; most: number }): ReactNode {
  const styles = useStyles();
  const { families, limit, most } = props;
  const share = (value: number): string => `${most === 0 ? 0 : (Math.min(value, most) / most) * 100}%`;
  const within = limit === null ? families : Math.min(families, limit);
  const shares = {
    '--fill': share(within),
    '--limit': share(limit ?? 0),
    '--over': share(limit === null ? 0 : Math.max(0, families - limit)),
  } as CSSProperties;
  return (
    <div className={styles.root} style={shares} aria-hidden="true">
      <div className={styles.track} />
      <div className={styles.fill} />
      {limit !== null && families > limit ? <div className={mergeClasses(styles.over)} /> : null}
      {limit === null ? null : <div className={styles.limit} />}
    </div>
  );
}
