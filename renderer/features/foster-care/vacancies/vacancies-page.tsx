import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';

import { boardSumText, VACANCY_GROUP_LABELS, VACANCY_GROUPS } from '#shared/features/foster-care/vacancies.labels.ts';
import { boardSum } from '#shared/features/foster-care/vacancies.rules.ts';
import { BOARD_ORDERS, type BoardFilter, type SoughtInput } from '#shared/features/foster-care/vacancies.schema.ts';
import { useApi, useCan, useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { ExportMenu } from '../../../ui/export.tsx';
import { FilterChip } from '../../../ui/filters.tsx';
import { officeToday } from '../../../ui/format.ts';
import { BedRegular, PrintRegular } from '../../../ui/icons.ts';
import { Page } from '../../../ui/page.tsx';
import { screenPath, useGo, useScreenSearch } from '../../../ui/screen.ts';
import { shortcutKeys } from '../../../ui/shortcuts.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { media, type } from '../../../ui/theme/theme.ts';
import { printVacanciesScreen, vacanciesScreen } from '../screens.ts';
import { Board } from './board.tsx';
import { DayInput, MatchPanel } from './match-panel.tsx';

const useStyles = makeStyles({
  split: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 572px)',
    flexGrow: 1,
    minHeight: 0,
    // One under the other they scroll together.
    [media.belowWide]: { display: 'block', overflowY: 'auto' },
    [media.low]: { overflowY: 'visible' },
  },
  left: {
    minHeight: 0,
    minWidth: 0,
    padding: '12px 24px 24px',
    overflowY: 'auto',
    [media.belowWide]: { overflowY: 'visible' },
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  right: {
    minHeight: 0,
    minWidth: 0,
    padding: '14px 24px 24px 20px',
    overflowY: 'auto',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.belowWide]: {
      overflowY: 'visible',
      borderLeftStyle: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    [media.narrow]: { padding: '12px 16px 24px' },
  },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '4px' },
  day: { display: 'inline-flex', alignItems: 'center', gap: '8px' },
  label: { ...type.note, color: tokens.colorNeutralForeground3 },
  date: { width: '136px' },
});

/** Wolne miejsca: the board of a day, and homes for the children for whom a place is sought. */
export function VacanciesPage(): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const common = useText();
  const can = useCan();
  const go = useGo();
  const api = useApi();
  const { vacancies } = useClient();
  const [search, change] = useScreenSearch(vacanciesScreen);
  const { childIds, from, sameCommune, needs, ...filter } = search;
  const day = filter.day ?? officeToday();
  const board = useQuery(api.vacancies.board.queryOptions({ input: { filter } }));
  const sought: SoughtInput | null =
    childIds.length === 0 || !can('care.view') ? null : { childIds, from: from ?? day, sameCommune, needs };
  const match = useQuery({
    ...api.vacancies.match.queryOptions({
      input: sought ?? { childIds: [], from: day, sameCommune, needs },
    }),
    enabled: sought !== null,
  });
  const mayPrint = can('homes.export');
  return (
    <Page
      title={t('title')}
      count={board.data === undefined ? undefined : boardSumText(boardSum(board.data.rows))}
      ruled
      layout="list"
      actions={
        <>
          <DayOfBoard day={day} onDay={(next) => change({ day: next === officeToday() ? null : next })} />
          {mayPrint ? (
            <>
              <ExportMenu ask={(format, signal) => vacancies.exportBoard({ filter, format }, { signal })} />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                shortcut="Ctrl+P"
                onClick={() => go(screenPath(printVacanciesScreen, {}, filter))}
              />
            </>
          ) : null}
        </>
      }
      hints={[
        ...(mayPrint ? [{ keys: shortcutKeys('Ctrl+P'), label: common('keys.print') }] : []),
        { keys: shortcutKeys('Ctrl+K'), label: common('keys.searchAll') },
      ]}
    >
      <div className={styles.split}>
        <div className={styles.left}>
          <BoardChips filter={filter} communes={board.data?.communes ?? []} onChange={change} />
          {board.data !== undefined ? (
            board.data.rows.length === 0 ? (
              <EmptyState icon={<BedRegular />} {...emptyWords(filter, t)} />
            ) : (
              <Board rows={board.data.rows} chosen={match.data?.proposed[0]?.home.id ?? null} />
            )
          ) : board.isError ? (
            <ErrorState title={t('error')} error={board.error} onRetry={() => void board.refetch()} />
          ) : (
            <Skeleton rows={10} />
          )}
        </div>
        {can('care.view') ? (
          <div className={styles.right}>
            <MatchPanel
              sought={sought}
              query={match}
              mayReserve={can('care.edit')}
              mayPrint={can('care.export')}
              from={from ?? day}
              onChange={change}
            />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

type Texts = ReturnType<typeof useText<'vacancies'>>;

function emptyWords({ group, terc, free }: BoardFilter, t: Texts) {
  const asked = group !== null || terc !== null || free;
  return asked ? { title: t('noMatch'), text: '' } : { title: t('emptyTitle'), text: t('emptyText') };
}

function DayOfBoard(props: Pick<Parameters<typeof DayInput>[0], 'day' | 'onDay'>): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const id = useId();
  return (
    <span className={styles.day}>
      <label className={styles.label} htmlFor={id}>
        {t('day')}
      </label>
      <span className={styles.date}>
        <DayInput id={id} label={t('dayLabel')} {...props} />
      </span>
    </span>
  );
}

function BoardChips(props: {
  readonly filter: BoardFilter;
  readonly communes: readonly { readonly terc: string; readonly name: string }[];
  readonly onChange: (change: Partial<BoardFilter>) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const { filter, onChange } = props;
  return (
    <div className={styles.chips} role="search" aria-label={t('board')}>
      <FilterChip
        label={t('filter.group')}
        choices={VACANCY_GROUPS.map((value) => ({ value, label: VACANCY_GROUP_LABELS[value].many }))}
        value={filter.group}
        onChange={(value) => onChange({ group: VACANCY_GROUPS.find((one) => one === value) ?? null })}
      />
      <FilterChip
        label={t('filter.commune')}
        choices={props.communes.map(({ terc, name }) => ({ value: terc, label: name }))}
        value={filter.terc}
        onChange={(terc) => onChange({ terc })}
      />
      <FilterChip
        label={t('filter.free')}
        choices={[{ value: 'free', label: t('filter.freeWord') }]}
        value={filter.free ? 'free' : null}
        onChange={(value) => onChange({ free: value !== null })}
      />
      <FilterChip
        label={t('filter.order')}
        atRest={{ value: 'name', label: t('filter.byName') }}
        choices={[{ value: 'free', label: t('filter.byFree') }]}
        value={filter.order === 'name' ? null : filter.order}
        onChange={(value) => onChange({ order: BOARD_ORDERS.find((one) => one === value) ?? 'name' })}
      />
    </div>
  );
}
