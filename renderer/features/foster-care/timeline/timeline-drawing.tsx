import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';

import { todayLabelSpan, type Tick } from '#shared/features/foster-care/timeline-ticks.ts';
import type { TimelineScene } from '#shared/features/foster-care/timeline.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { currentLanguage, useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { media, type } from '../../../ui/theme/theme.ts';
import { TimelineItem } from './timeline-item.tsx';
import { useItemKeys } from './timeline-keys.ts';
import { HEAD, rowHeight } from './timeline-measure.ts';

const useStyles = makeStyles({
  scroller: {
    position: 'relative',
    overflowX: 'auto',
    overflowY: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
    backgroundColor: tokens.colorNeutralBackground1,
    // Focus rings reach over the bars by 3 px.
    scrollPaddingInlineEnd: '8px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  row: {
    display: 'flex',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  head: { borderTopStyle: 'none', height: `${HEAD}px` },
  label: {
    position: 'sticky',
    insetInlineStart: 0,
    zIndex: 4,
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    padding: '2px 8px 2px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    [media.narrow]: {
      ...type.note,
      paddingInlineStart: '8px',
      borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  track: { position: 'relative', flexShrink: 0 },
  tick: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.forced]: { borderLeft: '1px dotted GrayText' },
  },
  lines: { position: 'absolute', top: 0, bottom: 0, pointerEvents: 'none' },
  today: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    marginInlineStart: '-1px',
    backgroundColor: tokens.colorStatusDangerForeground1,
    [media.forced]: { backgroundColor: 'CanvasText' },
  },
  tickLabel: {
    ...type.note,
    position: 'absolute',
    top: '4px',
    paddingInlineStart: '5px',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    [media.forced]: { color: 'CanvasText' },
  },
  // Over the line of a year that begins right after today.
  todayLabel: {
    zIndex: 1,
    marginInlineStart: '1px',
    paddingInline: '4px 3px',
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorStatusDangerForeground1,
  },
  todayBefore: { transform: 'translateX(-100%)', marginInlineStart: '-1px', paddingInline: '3px 4px' },
});

interface DrawingProps {
  readonly scene: TimelineScene;
  readonly today: LocalDate;
  /** Pixels of the column of labels and of the time beside it. */
  readonly labels: number;
  readonly track: number;
  /** Of them, those seen at once. */
  readonly seen: number;
  readonly room: (element: HTMLElement | null) => void;
}

/** Rows under one axis. It scrolls sideways inside itself, the labels stay. */
export function TimelineDrawing({ scene, today, labels, track, seen, room }: DrawingProps): ReactNode {
  const styles = useStyles();
  const t = useText('fosterCare');
  const scroller = useRef<HTMLDivElement | null>(null);
  const { stop, onKeyDown, onFocus } = useItemKeys(scene, scroller);
  useTodayInView(scroller, scene, labels, track);
  const width = labels + track;
  const label = t('timeline.drawing', { from: fmt.date(scene.from), to: fmt.date(scene.to) });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the items inside
    <div
      ref={(element) => {
        scroller.current = element;
        room(element);
      }}
      className={styles.scroller}
      style={{ scrollPaddingInlineStart: labels + 4 }}
      role="group"
      aria-label={label}
      data-scrolls="sideways"
      {...(stop === null ? { tabIndex: 0 } : {})}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <Axis scene={scene} labels={labels} track={track} />
      <div className={styles.lines} style={{ left: labels, width: track }} aria-hidden="true">
        {scene.ticks.map(({ day, at }) => (
          <span key={day} className={styles.tick} style={{ left: `${at * 100}%` }} />
        ))}
      </div>
      {scene.rows.map((row) => (
        <div
          key={row.key}
          role="group"
          aria-label={row.label}
          className={styles.row}
          style={{ width, minHeight: rowHeight(row) }}
        >
          <span className={styles.label} style={{ width: labels }} aria-hidden="true">
            {row.label}
          </span>
          <div className={styles.track} style={{ width: track }}>
            {row.items.map((item) => {
              const id = `${row.key} ${item.entry.key}`;
              return (
                <TimelineItem
                  key={item.entry.key}
                  id={id}
                  item={item}
                  row={row}
                  today={today}
                  track={track}
                  seen={seen}
                  labels={labels}
                  tabbable={id === stop}
                />
              );
            })}
          </div>
        </div>
      ))}
      <div className={styles.lines} style={{ left: labels, width: track }} aria-hidden="true">
        <span className={styles.today} style={{ left: `${scene.todayAt * 100}%` }} />
      </div>
    </div>
  );
}

function Axis({ scene, labels, track }: Pick<DrawingProps, 'scene' | 'labels' | 'track'>): ReactNode {
  const styles = useStyles();
  const t = useText('fosterCare');
  const now = todayLabelSpan(scene.todayAt, track);
  return (
    <div className={mergeClasses(styles.row, styles.head)} style={{ width: labels + track }} aria-hidden="true">
      <span className={styles.label} style={{ width: labels }} />
      <div className={styles.track} style={{ width: track }}>
        {scene.ticks.map(({ day, at, label }) =>
          label === null ? null : (
            <span key={day} className={styles.tickLabel} style={{ left: `${at * 100}%` }}>
              {tickWords(label)}
            </span>
          ),
        )}
        <span
          className={mergeClasses(styles.tickLabel, styles.todayLabel, now.before && styles.todayBefore)}
          style={{ left: `${scene.todayAt * 100}%` }}
        >
          {t('timeline.today')}
        </span>
      </div>
    </div>
  );
}

/** „2026”, „lip”, „lip 2026”. */
function tickWords({ year, month }: NonNullable<Tick['label']>): string {
  if (month === null) return String(year);
  const name = new Intl.DateTimeFormat(currentLanguage(), { month: 'short', timeZone: 'UTC' });
  const words = name.format(new Date(Date.UTC(2000, month - 1, 1)));
  return year === null ? words : `${words} ${year}`;
}

/** How far from the left edge of what is seen today stands at first. */
const TODAY_AT = 0.8;

/** Where the time is wider than its room, what is now is seen first. */
function useTodayInView(
  scroller: RefObject<HTMLDivElement | null>,
  { days, todayAt }: TimelineScene,
  labels: number,
  track: number,
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    element?.scrollTo({ left: todayAt * track - (element.clientWidth - labels) * TODAY_AT });
  }, [scroller, days, todayAt, labels, track]);
}
