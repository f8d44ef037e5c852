import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { Occupancy } from '#shared/features/foster-care/occupancy.rules.ts';
import { occupancyText } from '#shared/features/foster-care/vacancies.labels.ts';
import { useText } from '../../../i18n/index.ts';
import { media, type } from '../../../ui/theme/theme.ts';

/** Above so many places boxes give way to a bar. */
const MOST_BOXES = 15;

const HATCH = `repeating-linear-gradient(135deg, ${tokens.colorStatusWarningForeground1} 0 2px, transparent 2px 5px)`;

const useStyles = makeStyles({
  boxes: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '3px' },
  box: {
    boxSizing: 'border-box',
    width: '9px',
    height: '16px',
    borderRadius: '2px',
    border: `1px solid ${tokens.colorBrandForeground1}`,
  },
  bar: {
    display: 'flex',
    boxSizing: 'border-box',
    width: '177px',
    maxWidth: '100%',
    height: '16px',
    overflow: 'hidden',
    borderRadius: '2px',
    border: `1px solid ${tokens.colorBrandForeground1}`,
    [media.forced]: { border: '1px solid CanvasText' },
  },
  taken: {
    backgroundColor: tokens.colorBrandForeground1,
    [media.forced]: { forcedColorAdjust: 'none', backgroundColor: 'Highlight', border: '1px solid CanvasText' },
  },
  // In forced colours hatching alone tells a kept place from a free one.
  reserved: {
    border: `1px solid ${tokens.colorStatusWarningForeground1}`,
    backgroundImage: HATCH,
    [media.forced]: {
      forcedColorAdjust: 'none',
      border: '1px solid CanvasText',
      backgroundImage: 'repeating-linear-gradient(135deg, CanvasText 0 2px, transparent 2px 5px)',
    },
  },
  plainEdge: { borderTopStyle: 'none', borderBottomStyle: 'none', borderLeftStyle: 'none', borderRightStyle: 'none' },
  free: { backgroundColor: 'transparent', [media.forced]: { border: '1px solid CanvasText' } },
  over: {
    border: `1px solid ${tokens.colorStatusDangerForeground1}`,
    backgroundColor: tokens.colorStatusDangerForeground1,
    // Taken as well: filled with a colour of its own, or it would look free.
    [media.forced]: { forcedColorAdjust: 'none', backgroundColor: 'CanvasText', border: '1px solid CanvasText' },
  },
  heard: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  legend: {
    ...type.note,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 20px',
    padding: '10px 0 0',
    margin: 0,
    listStyleType: 'none',
  },
  sign: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});

/** Places of a home as boxes, one a place, or as a bar where there are many; said in words to screen readers. */
export function OccupancyBoxes({ places }: { readonly places: Occupancy }): ReactNode {
  const styles = useStyles();
  const { max, taken, reserved } = places;
  const all = Math.max(max ?? 0, taken + reserved);
  const heard = <span className={styles.heard}>{occupancyText(places)}</span>;
  if (all > MOST_BOXES) {
    return (
      <span>
        {heard}
        <span className={styles.bar} aria-hidden="true">
          <span className={styles.taken} style={{ width: `${(100 * taken) / all}%` }} />
          <span
            className={mergeClasses(styles.reserved, styles.plainEdge)}
            style={{ width: `${(100 * reserved) / all}%` }}
          />
        </span>
      </span>
    );
  }
  const box = (at: number): string => {
    if (max !== null && at >= max) return mergeClasses(styles.box, styles.over);
    if (at < taken) return mergeClasses(styles.box, styles.taken);
    return mergeClasses(styles.box, at < taken + reserved ? styles.reserved : styles.free);
  };
  return (
    <span>
      {heard}
      <span className={styles.boxes} aria-hidden="true">
        {Array.from({ length: all }, (_, at) => (
          <span key={at} className={box(at)} />
        ))}
      </span>
    </span>
  );
}

export function OccupancyLegend(): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {(['taken', 'reserved', 'free'] as const).map((kind) => (
        <li key={kind} className={styles.sign}>
          <span className={mergeClasses(styles.box, styles[kind])} aria-hidden="true" />
          {t(kind)}
        </li>
      ))}
    </ul>
  );
}
