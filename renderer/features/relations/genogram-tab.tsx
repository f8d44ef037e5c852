import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState, type CSSProperties, type ReactNode } from 'react';

import { layOut } from '#shared/features/relations/genogram-layout.ts';
import { daysOfGenogram, sceneOn } from '#shared/features/relations/genogram-scene.ts';
import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { DateInput, useTypedDay } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { AddRegular, ChevronLeftRegular, ChevronRightRegular, PrintRegular, SubtractRegular } from '../../ui/icons.ts';
import { personPath } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { useGo } from '../../ui/screen.ts';
import { ErrorState, Notice, Skeleton } from '../../ui/states.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import { useRoom } from '../../ui/use-room.ts';
import { GenogramDrawing } from './genogram-drawing.tsx';
import { GenogramLegend } from './genogram-legend.tsx';
import { GenogramText } from './genogram-text.tsx';
import { useGenogram } from './queries.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', paddingBlock: '8px' },
  day: { display: 'inline-flex', alignItems: 'center', gap: '8px' },
  wrong: { ...type.note, color: tokens.colorStatusDangerForeground1 },
  date: { width: '148px' },
  quiet: { ...type.note, color: tokens.colorNeutralForeground3 },
  end: { marginInlineStart: 'auto', display: 'inline-flex', flexWrap: 'wrap', gap: '4px' },
  paper: {
    '--paper': tokens.colorNeutralBackground2,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
    overflow: 'auto',
    maxHeight: '70vh',
    // A box that scrolls may shrink to nothing beside a long table in a column of the page.
    flexShrink: 0,
    textAlign: 'center',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
});

/** „Genogram” of a family: drawn for any day, with a step through the days on which something changed, and its table. */
export function GenogramTab(props: {
  readonly id: FamilyId;
  readonly day: LocalDate | null;
  readonly onDay: (day: LocalDate | null) => void;
  readonly printPath?: (day: LocalDate) => string;
}): ReactNode {
  const t = useText('relations');
  const query = useGenogram(props.id);
  if (query.isError) {
    return <ErrorState title={t('genogram.error')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <Skeleton rows={8} />;
  const today = officeToday();
  return <Genogram {...props} data={query.data} today={today} day={props.day ?? today} />;
}

function Genogram(props: {
  readonly data: GenogramData;
  readonly today: LocalDate;
  readonly day: LocalDate;
  readonly onDay: (day: LocalDate | null) => void;
  readonly printPath?: (day: LocalDate) => string;
}): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const go = useGo();
  const can = useCan();
  const { relations } = useClient();
  const { data, today, day, onDay, printPath } = props;
  const days = useMemo(() => daysOfGenogram(data, today), [data, today]);
  const scene = useMemo(() => sceneOn(data, day), [data, day]);
  const layout = useMemo(() => layOut(scene), [scene]);
  const nobody = scene.people.length === 0;
  const [zoom, setZoom] = useState<number | null>(null);
  const [paper, room] = useRoom();
  const natural = layout.width;
  // Small families are not blown up; a shape stays near the size of a button.
  const fitting = Math.min(natural * 1.25, Math.max(room - 2, 1));
  const scale = zoom ?? (natural === 0 ? 1 : fitting / natural);
  const mayOpen = can('people.view');
  const label = t('genogram.drawing', { name: data.familyName, day: fmt.date(day) });
  return (
    <>
      <div className={styles.bar}>
        <DayBar days={days} day={day} today={today} onDay={onDay} />
        <span className={styles.end}>
          <Action
            kind="quiet"
            iconOnly
            icon={<SubtractRegular />}
            label={t('genogram.zoomOut')}
            disabled={nobody}
            onClick={() => setZoom(Math.max(0.25, scale / 1.25))}
          />
          <Action
            kind="quiet"
            iconOnly
            icon={<AddRegular />}
            label={t('genogram.zoomIn')}
            disabled={nobody}
            onClick={() => setZoom(Math.min(3, scale * 1.25))}
          />
          <Action
            kind="quiet"
            label={t('genogram.fit')}
            disabled={nobody || zoom === null}
            onClick={() => setZoom(null)}
          />
          {printPath === undefined || !data.mayPrint ? null : (
            <>
              <ExportMenu
                label={t('genogram.export')}
                ask={(format) => relations.exportGenogram({ id: data.familyId, day, format })}
              />
              <Action
                kind="quiet"
                icon={<PrintRegular />}
                label={t('genogram.print')}
                disabled={nobody}
                onClick={() => go(printPath(day))}
              />
            </>
          )}
        </span>
      </div>
      {nobody ? (
        <NothingYet>{t('genogram.empty')}</NothingYet>
      ) : (
        <>
          {data.cut ? <Notice>{t('genogram.cut')}</Notice> : null}
          <div
            ref={paper}
            className={styles.paper}
            style={{ '--paper': tokens.colorNeutralBackground2 } as CSSProperties}
            {...(zoom === null ? {} : { tabIndex: 0, role: 'region', 'aria-label': t('genogram.title') })}
          >
            <GenogramDrawing
              layout={layout}
              label={label}
              width={Math.round(natural * scale)}
              {...(mayOpen ? { onOpen: (id: string) => go(personPath(id)) } : {})}
            />
          </div>
          <GenogramLegend />
          <GenogramText data={data} scene={scene} />
        </>
      )}
    </>
  );
}

/** The day, typed or chosen, and steps to the changes before and after it. */
function DayBar(props: {
  readonly days: readonly LocalDate[];
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly onDay: (day: LocalDate | null) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const id = useId();
  const { days, day, today, onDay } = props;
  const earlier = days.findLast((one) => one < day);
  const later = days.find((one) => one > day) ?? (day < today ? today : undefined);
  const number = days.filter((one) => one <= day).length;
  const asked = useTypedDay({ value: day, onDay });
  return (
    <>
      <span className={styles.day}>
        <label htmlFor={id}>{t('genogram.day')}</label>
        <span className={styles.date}>
          <DateInput
            id={id}
            label={t('genogram.day')}
            {...asked.input}
            {...(asked.wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
          />
        </span>
        {asked.wrong === undefined ? null : (
          <span id={`${id}-wrong`} className={styles.wrong} role="alert">
            {asked.wrong}
          </span>
        )}
      </span>
      <Action
        iconOnly
        icon={<ChevronLeftRegular />}
        label={t('genogram.earlier')}
        disabled={earlier === undefined}
        onClick={() => onDay(earlier ?? null)}
      />
      <Action
        iconOnly
        icon={<ChevronRightRegular />}
        label={t('genogram.later')}
        disabled={later === undefined}
        onClick={() => onDay(later ?? null)}
      />
      <Action kind="quiet" label={t('genogram.today')} disabled={day === today} onClick={() => onDay(null)} />
      <span className={styles.quiet} role="status">
        {days.length === 0
          ? ''
          : number === 0
            ? t('genogram.beforeFirst')
            : t('genogram.change', { number, all: days.length })}
      </span>
    </>
  );
}
