import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';

import type { TimelineRange } from '#shared/features/foster-care/timeline-range.ts';
import { timelineEntries, timelineScene, type StayTimeline } from '#shared/features/foster-care/timeline.ts';
import { useText } from '../../../i18n/index.ts';
import { TableRegular } from '../../../ui/icons.ts';
import { NothingYet } from '../../../ui/record/index.ts';
import { Section } from '../../../ui/section.tsx';
import { media, type } from '../../../ui/theme/theme.ts';
import { useRoom } from '../../../ui/use-room.ts';
import { useWindowWidth } from '../../../ui/use-window-width.ts';
import { TimelineDrawing } from './timeline-drawing.tsx';
import { Dot } from './timeline-item.tsx';
import { LABELS, trackWidth } from './timeline-measure.ts';
import { TimelineTable } from './timeline-table.tsx';

const useStyles = makeStyles({
  head: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', paddingBlock: '4px' },
  legend: {
    ...type.note,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 14px',
    marginInlineEnd: '8px',
    color: tokens.colorNeutralForeground2,
  },
  sign: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  today: {
    width: '2px',
    height: '14px',
    backgroundColor: tokens.colorStatusDangerForeground1,
    [media.forced]: { backgroundColor: 'CanvasText' },
  },
  switch: { display: 'inline-flex' },
  button: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
  first: { borderTopRightRadius: 0, borderBottomRightRadius: 0 },
  last: { borderTopLeftRadius: 0, borderBottomLeftRadius: 0, marginInlineStart: '-1px' },
  on: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 },
    [media.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      ':hover': { backgroundColor: 'Highlight', color: 'HighlightText' },
    },
  },
  // The table for screen readers stands within the page's width, though nobody sees it.
  heard: { whiteSpace: 'normal' },
  quiet: { ...type.note, paddingTop: '6px', color: tokens.colorNeutralForeground3 },
});

const RANGES = ['year', 'whole'] as const satisfies readonly TimelineRange[];

/** „Przebieg pobytu”: a child's stay in care drawn on one axis, and the same as a table. */
export function StayTimelineView({ timeline }: { readonly timeline: StayTimeline }): ReactNode {
  const styles = useStyles();
  const t = useText('fosterCare');
  const [range, setRange] = useState<TimelineRange>('whole');
  const [asTable, setAsTable] = useState(false);
  const groups = useMemo(() => timelineEntries(timeline), [timeline]);
  const entries = groups.flatMap((group) => group.entries);
  if (entries.length === 0) {
    return (
      <Section title={t('timeline.title')}>
        <NothingYet>{t('timeline.nothing')}</NothingYet>
      </Section>
    );
  }
  const head = (
    <span className={styles.head}>
      {asTable ? null : (
        <>
          <Legend late={entries.some(({ state }) => state === 'late')} />
          <span role="group" aria-label={t('timeline.range')} className={styles.switch}>
            {RANGES.map((one, index) => (
              <ToggleButton
                key={one}
                size="small"
                checked={range === one}
                onClick={() => setRange(one)}
                className={mergeClasses(
                  styles.button,
                  index === 0 ? styles.first : styles.last,
                  range === one && styles.on,
                )}
              >
                {t(`timeline.${one}`)}
              </ToggleButton>
            ))}
          </span>
        </>
      )}
      <ToggleButton
        size="small"
        icon={<TableRegular />}
        checked={asTable}
        onClick={() => setAsTable(!asTable)}
        className={mergeClasses(styles.button, asTable && styles.on)}
      >
        {t('timeline.table')}
      </ToggleButton>
    </span>
  );
  return (
    <Section title={t('timeline.title')} side={head} ruled={asTable}>
      {asTable ? null : <Drawn timeline={timeline} range={range} />}
      <div className={asTable ? undefined : mergeClasses('sr-only', styles.heard)}>
        <TimelineTable groups={groups} today={timeline.today} />
      </div>
    </Section>
  );
}

function Drawn({ timeline, range }: { readonly timeline: StayTimeline; readonly range: TimelineRange }): ReactNode {
  const styles = useStyles();
  const t = useText('fosterCare');
  const narrow = useWindowWidth() === 'narrow';
  const [measured, room] = useRoom();
  const labels = narrow ? LABELS.narrow : LABELS.ordinary;
  const { days } = useMemo(() => timelineScene(timeline, range, 0), [timeline, range]);
  const track = trackWidth(room - labels, days, narrow);
  const scene = useMemo(() => timelineScene(timeline, range, track), [timeline, range, track]);
  const nothing = scene.rows.every(({ items }) => items.length === 0);
  return (
    <>
      <TimelineDrawing
        scene={scene}
        today={timeline.today}
        labels={labels}
        track={track}
        seen={room - labels}
        room={measured}
      />
      {nothing ? <p className={styles.quiet}>{t('timeline.nothingInRange')}</p> : null}
    </>
  );
}

function Legend({ late }: { readonly late: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('fosterCare');
  const states = late ? (['done', 'todo', 'late'] as const) : (['done', 'todo'] as const);
  return (
    <ul className={styles.legend} aria-label={t('timeline.legend')}>
      {states.map((state) => (
        <li key={state} className={styles.sign}>
          <Dot state={state} />
          {t(`timeline.${state}`)}
        </li>
      ))}
      <li className={styles.sign}>
        <span className={styles.today} />
        {t('timeline.today')}
      </li>
    </ul>
  );
}
