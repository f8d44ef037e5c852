import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { PATHS } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Section } from '../../ui/section.tsx';
import { media } from '../../ui/theme/theme.ts';
import { DueStatus } from './due-status.tsx';
import { useFirstTasks } from './queries.ts';
import { recordPath } from './tasks-page.tsx';

const SHOWN = 6;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.4fr) minmax(0, 1fr) auto',
    columnGap: '12px',
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Columns are those of the list, so that names stand under each other whatever is late.
  row: {
    display: 'grid',
    gridColumnStart: 1,
    gridColumnEnd: -1,
    gridTemplateColumns: 'subgrid',
    alignItems: 'center',
    minHeight: '36px',
    paddingBlock: '2px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [media.narrow]: { paddingBlock: '6px' },
  },
  what: { overflowWrap: 'anywhere' },
  whole: { gridColumnStart: 1, gridColumnEnd: -1 },
});

/** On the first page: the user's own next tasks, overdue ones first. */
export function MyTasks(): ReactNode {
  const can = useCan();
  return can('tasks.view') ? <NextTasks /> : null;
}

function NextTasks(): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const tasks = useFirstTasks({ whose: 'mine', status: 'open', workerId: null, ids: null }, SHOWN).data;
  if (tasks === undefined) return null;
  const { rows, count, overdue } = tasks;
  const counted =
    overdue === 0 ? count : t('tasks.countOverdue', { all: count, overdue: t('tasks.overdue', { count: overdue }) });
  return (
    <Section
      title={t('tasks.title')}
      count={count === 0 ? undefined : counted}
      side={<TextLink to={PATHS.tasks}>{t('tasks.toList')}</TextLink>}
    >
      {count === 0 ? <NothingYet>{t('tasks.nothingToday')}</NothingYet> : null}
      <ul className={styles.list}>
        {rows.map((row) =>
          row.shown ? (
            <li key={row.id} className={styles.row}>
              <span className={styles.what}>{row.what}</span>
              {row.reached ? (
                <TextLink to={recordPath(row)}>{row.record.name}</TextLink>
              ) : (
                <span>{row.record.name}</span>
              )}
              <DueStatus dueOn={row.dueOn} state={row.state} />
            </li>
          ) : (
            <li key={row.id} className={styles.row}>
              <span className={styles.whole}>{t('tasks.ask', { who: row.ask.join(', ') })}</span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
