import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { SceneItem, SceneRow } from '#shared/features/foster-care/timeline.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { ErrorCircleFilled } from '../../../ui/icons.ts';
import { media, ownTokens, type } from '../../../ui/theme/theme.ts';
import { Tip } from '../../../ui/tip.tsx';
import { aboutWidth, itemSpan, MARK } from './timeline-measure.ts';
import { type Tone, toneOf } from './timeline-tones.ts';
import { entryTitle, entryWords } from './timeline-words.ts';

const forcedBar = { backgroundColor: 'Canvas', color: 'CanvasText', border: '1px solid CanvasText' } as const;

const useStyles = makeStyles({
  item: {
    position: 'absolute',
    display: 'flex',
    minWidth: '4px',
    borderRadius: '4px',
    outlineStyle: 'none',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
      zIndex: 3,
      [media.forced]: { outlineColor: 'Highlight' },
    },
  },
  // A stay of a few days stays visible between two long ones.
  short: { zIndex: 1 },
  mark: {
    alignItems: 'center',
    justifyContent: 'center',
    width: `${MARK}px`,
    height: `${MARK}px`,
    marginInlineStart: `${-MARK / 2}px`,
    borderRadius: '50%',
    zIndex: 2,
    ':focus-visible': { outlineOffset: '-2px' },
  },
  past: { position: 'relative', display: 'flex', alignItems: 'center', flexShrink: 0, borderRadius: '4px' },
  ahead: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    flexGrow: 1,
    minWidth: 0,
    borderRadius: '4px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    [media.forced]: { border: '1px dashed CanvasText' },
  },
  planned: {
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  continued: { borderLeftStyle: 'none', borderTopLeftRadius: 0, borderBottomLeftRadius: 0 },
  goesOn: { borderRightStyle: 'none', borderTopRightRadius: 0, borderBottomRightRadius: 0 },
  meetsToday: { borderTopRightRadius: 0, borderBottomRightRadius: 0 },
  // What does not fit wraps below the one line that is seen: a name is drawn whole or not at all.
  words: {
    ...type.note,
    position: 'sticky',
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '4px',
    minWidth: 0,
    maxWidth: '100%',
    height: '16px',
    paddingInline: '3px 7px',
    overflow: 'clip',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  },
  strut: { width: 0, height: '16px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  thin: { borderRadius: '2px' },
  absence: { backgroundColor: ownTokens.track, border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  line: {
    position: 'absolute',
    insetInline: 0,
    bottom: 0,
    backgroundColor: tokens.colorBrandForeground1,
    [media.forced]: { backgroundColor: 'CanvasText' },
  },
  share: { color: tokens.colorNeutralForeground1, paddingBottom: '3px' },
});

const useTones = makeStyles({
  filled: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    [media.forced]: { ...forcedBar, border: '2px solid CanvasText' },
  },
  light: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    // As pale as the fill allows in light, as bright as it needs in dark.
    border: `1px solid color-mix(in srgb, ${tokens.colorBrandStroke1} 45%, ${tokens.colorNeutralBackground1})`,
    [media.forced]: forcedBar,
  },
  outlined: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    [media.forced]: { ...forcedBar, border: '3px double CanvasText' },
  },
  grey: {
    backgroundColor: ownTokens.track,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    [media.forced]: forcedBar,
  },
  plain: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    [media.forced]: forcedBar,
  },
}) satisfies () => Record<Tone, string>;

const useDots = makeStyles({
  // Drawn by the line alone, so that a mark done is full in forced colours too.
  dot: {
    width: '12px',
    height: '12px',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorBrandForeground1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [media.forced]: { border: '2px solid CanvasText' },
  },
  done: {
    border: `6px solid ${tokens.colorBrandForeground1}`,
    [media.forced]: { border: '6px solid CanvasText' },
  },
  late: {
    width: '16px',
    height: '16px',
    color: tokens.colorStatusDangerForeground1,
    // Without its colour it would be another full dot.
    [media.forced]: { color: 'CanvasText', borderRadius: '50%', outline: '2px solid CanvasText', outlineOffset: '1px' },
  },
});

/** The sign of a mark, in the drawing and in its legend. */
export function Dot({ state }: { readonly state: 'done' | 'todo' | 'late' }): ReactNode {
  const styles = useDots();
  if (state === 'late') return <ErrorCircleFilled className={styles.late} aria-hidden="true" />;
  return <span className={mergeClasses(styles.dot, state === 'done' && styles.done)} aria-hidden="true" />;
}

interface ItemProps {
  readonly item: SceneItem;
  readonly row: SceneRow;
  /** The key of the item in the whole drawing. */
  readonly id: string;
  readonly today: LocalDate;
  /** Pixels of the whole track, of what is seen of it at once, and of the fixed column, at which a name waits while its bar scrolls. */
  readonly track: number;
  readonly seen: number;
  readonly labels: number;
  readonly tabbable: boolean;
}

/** One bar, mark or share. Its name says all of it; what is written inside is what fits. */
export function TimelineItem(props: ItemProps): ReactNode {
  const styles = useStyles();
  const t = useText('fosterCare');
  const { item, row, track } = props;
  const { entry, piece } = item;
  const words = entryWords(t, entry, props.today);
  const { top, height } = itemSpan(row, item);
  const isMark = entry.kind === 'mark';
  const width = piece.width * track;
  return (
    <Tip text={words} names>
      <span
        role="img"
        aria-label={words}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reached by the keyboard to be read as a whole
        tabIndex={props.tabbable ? 0 : -1}
        data-entry={props.id}
        className={mergeClasses(
          styles.item,
          isMark && styles.mark,
          !isMark && width < 12 && styles.short,
          entry.thin && styles.thin,
        )}
        style={
          isMark
            ? { left: `clamp(9px, ${percent(piece.left)}, 100% - 9px)`, top: top + (height - MARK) / 2 }
            : { left: percent(piece.left), width: percent(piece.width), top, height }
        }
      >
        {isMark ? <Dot state={dotOf(entry.state)} /> : <BarParts {...props} />}
      </span>
    </Tip>
  );
}

const percent = (fraction: number): string => `${fraction * 100}%`;

const dotOf = (state: SceneItem['entry']['state']): 'done' | 'todo' | 'late' =>
  state === 'done' || state === 'late' ? state : 'todo';

/** What is over, solid, and what lies ahead, dashed. */
function BarParts({ item, row, track, seen, labels }: ItemProps): ReactNode {
  const styles = useStyles();
  const tones = useTones();
  const t = useText('fosterCare');
  const { entry, piece } = item;
  const [past, ahead] = [piece.past * track, (piece.width - piece.past) * track];
  const isShare = entry.kind === 'share';
  const title = entryTitle(t, entry);
  const since = row.main && entry.state === 'running' && entry.to === null ? fmt.period(entry.from, null) : null;
  const detail = [entry.detail, since].filter((part) => part !== null).join(', ');
  const inAhead = ahead > past && aboutWidth(title) > past;
  const room = Math.min(inAhead ? ahead : past, seen);
  const words = entry.thin ? null : (
    <span className={styles.words} style={{ insetInlineStart: labels }}>
      <span className={styles.strut} />
      <span className={styles.name}>{title}</span>
      {detail === '' || aboutWidth(`${title} ${detail}`) > room ? null : <span>{detail}</span>}
    </span>
  );
  return (
    <>
      {past <= 0 ? null : (
        <span
          className={mergeClasses(
            styles.past,
            isShare ? styles.share : tones[toneOf(entry.form)],
            entry.thin && mergeClasses(styles.thin, styles.absence),
            piece.cutBefore && styles.continued,
            ahead > 0 && styles.meetsToday,
          )}
          style={{ width: percent(piece.past / piece.width) }}
        >
          {inAhead ? null : words}
          {isShare ? <span className={styles.line} style={{ height: shareHeight(entry.percent) }} /> : null}
        </span>
      )}
      {ahead <= 0 ? null : (
        <span
          className={mergeClasses(
            styles.ahead,
            entry.thin && styles.thin,
            entry.state === 'planned' && styles.planned,
            past > 0 && styles.continued,
            piece.cutAfter && styles.goesOn,
          )}
        >
          {inAhead ? words : null}
        </span>
      )}
    </>
  );
}

/** The line of a share grows with it; the number stands above it. */
const shareHeight = (share: number | null): number => Math.max(1, Math.round((share ?? 0) * 0.08));
