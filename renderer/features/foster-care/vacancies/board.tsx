import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';

import { groupSumText, VACANCY_GROUP_LABELS, vacancyText } from '#shared/features/foster-care/vacancies.labels.ts';
import { boardGroups, type BoardGroup } from '#shared/features/foster-care/vacancies.rules.ts';
import type { BoardHome, BoardRow } from '#shared/features/foster-care/vacancies.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import { useText } from '../../../i18n/index.ts';
import { Action } from '../../../ui/action.tsx';
import { BookmarkFilled, ShieldLockRegular } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link.tsx';
import { homePath } from '../../../ui/paths.ts';
import { media, type } from '../../../ui/theme/theme.ts';
import { OccupancyBoxes, OccupancyLegend } from './occupancy-boxes.tsx';

/** Homes of a group shown at first; a whole office has hundreds. */
const AT_FIRST = 8;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '12px',
    minHeight: '32px',
    paddingTop: '6px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { ...type.strong, margin: 0 },
  sum: { ...type.note, color: tokens.colorNeutralForeground3, marginInlineStart: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 184px 124px',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '33px',
    padding: '2px 8px',
    marginInline: '-8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr) auto', rowGap: '2px', paddingBlock: '6px' },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandForeground1}`,
    [media.forced]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  name: { overflowWrap: 'anywhere' },
  town: { color: tokens.colorNeutralForeground3 },
  boxes: { [media.narrow]: { gridColumn: '1 / -1', gridRow: '2' } },
  end: { textAlign: 'end', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  kept: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorStatusWarningForeground1,
    [media.forced]: { color: 'inherit' },
  },
  over: { color: tokens.colorStatusDangerForeground1, [media.forced]: { color: 'inherit' } },
  masked: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

/** Homes of the day by form with their places drawn. `chosen` is the home of the first proposal. */
export function Board(props: { readonly rows: readonly BoardRow[]; readonly chosen: string | null }): ReactNode {
  const t = useText('vacancies');
  const masked = props.rows.flatMap((row) => (row.shown ? [] : [row]));
  return (
    <section aria-label={t('board')}>
      {boardGroups(props.rows).map((group) => (
        <Group key={group.group} group={group} chosen={props.chosen} />
      ))}
      {masked.length === 0 ? null : <Masked rows={masked} />}
      <OccupancyLegend />
    </section>
  );
}

function Group({ group, chosen }: { readonly group: BoardGroup; readonly chosen: string | null }): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const id = useId();
  const [all, setAll] = useState(false);
  const { homes } = group;
  // One line more takes no more room than the button that would hide it.
  const hidden = all || homes.length <= AT_FIRST + 1 ? [] : homes.slice(AT_FIRST).filter((home) => home.id !== chosen);
  const shown = homes.filter((home) => !hidden.includes(home));
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {VACANCY_GROUP_LABELS[group.group].many}
        </h2>
        <span className={styles.sum}>{groupSumText(group)}</span>
      </div>
      <ul className={styles.list} aria-labelledby={id}>
        {shown.map((home) => (
          <Row key={home.id} home={home} chosen={home.id === chosen} />
        ))}
      </ul>
      {hidden.length > 0 ? (
        <Action kind="quiet" size="small" label={t('more', { count: hidden.length })} onClick={() => setAll(true)} />
      ) : all && homes.length > AT_FIRST + 1 ? (
        <Action kind="quiet" size="small" label={t('fewer')} onClick={() => setAll(false)} />
      ) : null}
    </section>
  );
}

function Row({ home, chosen }: { readonly home: BoardHome; readonly chosen: boolean }): ReactNode {
  const styles = useStyles();
  const { places } = home;
  const text = vacancyText(places, home.reservedUntil);
  const over = places.max !== null && places.taken > places.max;
  const isKept = places.free === 0 && !over && home.reservedUntil !== null;
  return (
    <li className={mergeClasses(styles.row, chosen && styles.chosen)}>
      <span className={styles.name}>
        <TextLink to={homePath(home.id)}>{home.name}</TextLink>
        {home.town === null ? null : <span className={styles.town}>, {home.town}</span>}
      </span>
      <span className={styles.boxes}>
        <OccupancyBoxes places={places} />
      </span>
      <span className={mergeClasses(styles.end, places.free === 0 && styles.quiet)}>
        {isKept ? (
          <span className={styles.kept}>
            <BookmarkFilled aria-hidden="true" />
            {text}
          </span>
        ) : (
          <span className={over ? styles.over : undefined}>{text}</span>
        )}
      </span>
    </li>
  );
}

function Masked(props: { readonly rows: readonly Extract<BoardRow, { shown: false }>[] }): ReactNode {
  const styles = useStyles();
  const t = useText('vacancies');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('masked', { count: props.rows.length })}
        </h2>
      </div>
      <ul className={styles.list} aria-labelledby={id}>
        {props.rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.masked}>
              <ShieldLockRegular aria-hidden="true" />
              {PROTECTED_LABEL}
            </span>
            <span className={styles.quiet}>{t('maskedAsk', { who: row.ask.join(', ') })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
