import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { HOME_COLUMN_LABELS, homeStatus, placesText } from '#shared/features/foster-care/homes.labels.ts';
import type { HOME_COLUMNS, HomeRow } from '#shared/features/foster-care/homes.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import type { Column } from '../../ui/table/index.ts';
import { DueStatus } from '../family-work/index.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  protected: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
  free: { color: tokens.colorNeutralForeground3 },
});

type Shown = Extract<HomeRow, { shown: true }>;

function Name({ row }: { readonly row: HomeRow }): ReactNode {
  const styles = useStyles();
  if (row.shown) return <span className={styles.name}>{row.name}</span>;
  return (
    <span className={styles.protected}>
      <ShieldLockRegular aria-hidden="true" />
      {PROTECTED_LABEL}
    </span>
  );
}

/** „2 z 3, 1 wolne”: the number that is looked for stands at the end. */
function Places({ row }: { readonly row: Shown }): ReactNode {
  const styles = useStyles();
  const t = useText('homes');
  const { places, endedOn } = row;
  if (endedOn !== null) return fmt.none;
  const words = (): string => {
    if (places.max === null || places.free === null) return '';
    if (places.taken > places.max) return t('list.over');
    return places.free === 0 ? t('list.full') : t('list.free', { count: places.free });
  };
  const said = words();
  return (
    <span>
      {placesText(places)}
      {said === '' ? null : <span className={styles.free}>, {said}</span>}
    </span>
  );
}

/** Columns of the list; keys are those of the export, so that what is shown is what is exported. */
export function homesColumns(words: {
  readonly ask: (who: string) => string;
  readonly form: (row: Shown) => string | null;
}): readonly (Column<HomeRow> & { readonly key: (typeof HOME_COLUMNS)[number] })[] {
  return [
    {
      key: 'name',
      title: HOME_COLUMN_LABELS.name,
      width: 'minmax(150px, 1.3fr)',
      cell: (row) => <Name row={row} />,
      order: 'name',
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'form',
      title: HOME_COLUMN_LABELS.form,
      width: 'minmax(170px, 1.4fr)',
      cell: (row) => (row.shown ? fmt.text(words.form(row)) : words.ask(row.ask.join(', '))),
      order: 'form',
      compact: 'who',
    },
    {
      key: 'town',
      title: HOME_COLUMN_LABELS.town,
      width: 'minmax(100px, 0.8fr)',
      cell: (row) => (row.shown ? fmt.text(row.town) : null),
      secondRank: true,
    },
    {
      key: 'places',
      title: HOME_COLUMN_LABELS.places,
      width: '132px',
      cell: (row) => (row.shown ? <Places row={row} /> : null),
      order: 'free',
      compact: 'distance',
    },
    {
      key: 'coordinator',
      title: HOME_COLUMN_LABELS.coordinator,
      width: 'minmax(120px, 0.9fr)',
      cell: (row) => (row.shown ? fmt.text(row.coordinatorName) : null),
      quiet: true,
      secondRank: true,
    },
    {
      key: 'contract',
      title: HOME_COLUMN_LABELS.contract,
      width: '104px',
      cell: (row) => (row.shown && row.contractTo !== null ? fmt.date(row.contractTo) : null),
      secondRank: true,
    },
    {
      key: 'papers',
      title: HOME_COLUMN_LABELS.papers,
      width: '128px',
      cell: (row) =>
        row.shown && row.papersUntil !== null && row.endedOn === null ? (
          <DueStatus dueOn={row.papersUntil} state="open" short />
        ) : null,
      order: 'papers',
      secondRank: true,
    },
    {
      key: 'status',
      title: HOME_COLUMN_LABELS.status,
      width: '160px',
      cell: (row) => (row.shown ? homeStatus(row) : null),
      quiet: true,
      secondRank: true,
    },
  ];
}

/** Columns that are hidden until somebody asks for them. */
export const HOMES_HIDDEN_AT_FIRST: ReadonlySet<string> = new Set(['status']);
