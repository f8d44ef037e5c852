import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { personStatus, SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { deathShort } from '#shared/features/people/person-details.labels.ts';
import type { PEOPLE_COLUMNS, PersonRow } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import type { Column } from '../../ui/table/index.ts';

const useStyles = makeStyles({
  // In a narrow column the second name goes first, whole, then the end of the surname; the shield stays.
  name: { display: 'inline-flex', alignItems: 'center', maxWidth: '100%', verticalAlign: 'bottom' },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    minWidth: 0,
    maxHeight: tokens.lineHeightBase300,
    overflow: 'hidden',
  },
  main: { display: 'flex', minWidth: 0, maxWidth: '100%' },
  shield: { flexShrink: 0, marginInlineStart: '4px' },
  surname: {
    fontWeight: tokens.fontWeightSemibold,
    minWidth: '3ch',
    flexShrink: 1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  space: { flexShrink: 0, whiteSpace: 'pre' },
  firstName: { flexShrink: 0, maxWidth: '75%', overflow: 'hidden', textOverflow: 'ellipsis' },
  secondName: { whiteSpace: 'pre' },
  quiet: { color: tokens.colorNeutralForeground3 },
  protected: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

function Name({ row }: { row: PersonRow }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const common = useText();
  if (!row.shown) {
    return (
      <span className={styles.protected}>
        <ShieldLockRegular aria-hidden="true" />
        {t('list.protected')}
      </span>
    );
  }
  return (
    <span className={styles.name}>
      <span className={styles.words}>
        <span className={styles.main}>
          <span className={styles.surname}>{row.surname}</span>
          <span className={styles.space}> </span>
          <span className={styles.firstName}>{row.firstName}</span>
        </span>
        {row.secondName === null ? null : <span className={styles.secondName}> {row.secondName}</span>}
      </span>
      {row.isProtected ? (
        <ShieldLockRegular className={styles.shield} aria-label={common('record.protectedTag')} />
      ) : null}
    </span>
  );
}

function Birth({ row }: { row: PersonRow }): ReactNode {
  const styles = useStyles();
  if (!row.shown) return null;
  return (
    <span>
      {fmt.date(row.birthDate)}{' '}
      <span className={styles.quiet}>· {row.death === null ? fmt.age(row.birthDate) : deathShort(row.death)}</span>
    </span>
  );
}

type Title = (key: 'name' | 'birth' | 'families' | 'address' | 'worker' | 'sex' | 'status') => string;

/** Columns of the list; keys are those of the export, so that what is shown is what is exported. */
export function peopleColumns(
  title: Title,
  words: { readonly ask: (who: string) => string },
): readonly (Column<PersonRow> & { readonly exports: readonly (typeof PEOPLE_COLUMNS)[number][] })[] {
  return [
    {
      key: 'name',
      exports: ['name'],
      title: title('name'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => <Name row={row} />,
      order: 'name',
      compact: 'what',
      fixed: true,
      opens: true,
    },
    {
      key: 'birthDate',
      exports: ['birthDate', 'age'],
      title: title('birth'),
      width: '168px',
      cell: (row) => <Birth row={row} />,
      order: 'birth-date',
      compact: 'date',
    },
    {
      key: 'families',
      exports: ['families'],
      title: title('families'),
      width: 'minmax(140px, 1.2fr)',
      cell: (row) =>
        row.shown
          ? fmt.text(row.families.map((family) => (family.shown ? family.name : '•••')).join(', '))
          : words.ask(row.ask.join(', ')),
      compact: 'who',
    },
    {
      key: 'address',
      exports: ['address'],
      title: title('address'),
      width: 'minmax(160px, 1.5fr)',
      cell: (row) => (row.shown ? fmt.text(row.addressLine) : null),
      order: 'town',
      secondRank: true,
    },
    {
      key: 'worker',
      exports: ['worker'],
      title: title('worker'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => (row.shown ? fmt.text(row.workerName) : null),
      quiet: true,
      secondRank: true,
    },
    {
      key: 'sex',
      exports: ['sex'],
      title: title('sex'),
      width: '100px',
      cell: (row) => (row.shown ? SEX_LABELS[row.sex] : null),
      secondRank: true,
    },
    {
      key: 'status',
      exports: ['status'],
      title: title('status'),
      width: '190px',
      cell: (row) => (row.shown ? personStatus(row) : null),
      quiet: true,
      secondRank: true,
    },
  ];
}

/** Columns that are hidden until somebody asks for them. */
export const HIDDEN_AT_FIRST: ReadonlySet<string> = new Set(['sex', 'status']);
