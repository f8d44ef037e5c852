import { addDays, addMonths, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { HomeForm } from './forms.ts';
import { rangeOf, type DrawnRange, type TimelineRange } from './timeline-range.ts';
import { ticksOf, type Tick } from './timeline-ticks.ts';

/** A stay, a legal basis or an absence. `to` is its last day; without one it goes on. */
export interface StayBar {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly form: HomeForm | null;
  readonly title: string;
  readonly detail: string | null;
  readonly planned: boolean;
  /** An absence or a respite: the stay goes on above it. */
  readonly respite: boolean;
}

/** What is due or was done on one day. */
export interface StayMark {
  readonly on: LocalDate;
  readonly done: boolean;
  readonly title: string;
}

/** The share of the gmina from that day on, until the next one. */
export interface StayShare {
  readonly from: LocalDate;
  readonly percent: number;
}

export interface TimelineRow {
  readonly key: string;
  readonly label: string;
  readonly kind: 'stays' | 'bases' | 'marks' | 'shares';
  readonly bars: readonly StayBar[];
  readonly marks: readonly StayMark[];
  readonly shares: readonly StayShare[];
}

/** The first row of stays is the child's own; those after it are siblings'. */
export interface StayTimeline {
  readonly today: LocalDate;
  readonly rows: readonly TimelineRow[];
}

/** A stretch of days in fractions of the drawn width. */
export interface Piece {
  readonly left: number;
  readonly width: number;
  /** How much of the width is over, today included; what is left lies ahead. */
  readonly past: number;
  /** It begins before, or ends after, what is drawn. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export type EntryState = 'ended' | 'running' | 'planned' | 'done' | 'todo' | 'late';

/** One bar, mark or share, as the drawing names it and the table lists it. */
export interface TimelineEntry {
  readonly key: string;
  readonly kind: 'bar' | 'mark' | 'share';
  /** A share has its percentage in its place. */
  readonly title: string;
  readonly detail: string | null;
  readonly percent: number | null;
  readonly from: LocalDate;
  /** The last day; the day itself for a mark. */
  readonly to: LocalDate | null;
  readonly form: HomeForm | null;
  readonly thin: boolean;
  readonly state: EntryState;
}

export interface SceneItem {
  readonly entry: TimelineEntry;
  readonly piece: Piece;
  /** Which of the lines of its row it stands in; thin bars have lines of their own below the others. */
  readonly lane: number;
}

export interface SceneRow {
  readonly key: string;
  readonly label: string;
  readonly kind: TimelineRow['kind'];
  /** The child's own stays: the tallest row. */
  readonly main: boolean;
  /** In the order of time. */
  readonly items: readonly SceneItem[];
  readonly lanes: number;
  readonly thinLanes: number;
}

export interface TimelineScene extends DrawnRange {
  /** Where today ends. */
  readonly todayAt: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly SceneRow[];
}

export interface EntryGroup {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
}

/** Everything there is, whatever the drawing shows of it: the rows of the table. */
export function timelineEntries(timeline: StayTimeline): readonly EntryGroup[] {
  return timeline.rows.map((row) => ({ key: row.key, label: row.label, entries: entriesOf(row, timeline) }));
}

/**
 * The drawing of a range.
 * @param width how wide the time is drawn, in pixels: only the labels of the ticks depend on it
 */
export function timelineScene(timeline: StayTimeline, range: TimelineRange, width: number): TimelineScene {
  const drawn = rangeOf(knownDays(timeline), range);
  const todayAt = placeOf(addDays(timeline.today, 1), drawn);
  const own = ownStays(timeline);
  return {
    ...drawn,
    todayAt,
    ticks: ticksOf(drawn, todayAt, width),
    rows: timeline.rows.map((row) => ({ ...sceneRow(row, timeline, drawn), main: row === own })),
  };
}

const ownStays = ({ rows }: StayTimeline): TimelineRow | undefined => rows.find(({ kind }) => kind === 'stays');

/** Siblings' rows stand on the child's axis: what they lived through before it does not shorten it. */
function knownDays(timeline: StayTimeline) {
  const { today, rows } = timeline;
  const own = ownStays(timeline);
  const childs = rows.filter((row) => row === own || row.kind !== 'stays').flatMap(startsOf);
  const starts = rows.flatMap(startsOf);
  const ends = rows.flatMap(({ bars }) => bars.map(knownEnd)).filter((day) => day !== null);
  return { today, starts: childs.length > 0 ? childs : starts, all: [...starts, ...ends] };
}

/** What is planned gets room for its name. */
const knownEnd = ({ from, to, planned }: StayBar): LocalDate | null => to ?? (planned ? addMonths(from, 3) : null);

const startsOf = ({ bars, marks, shares }: TimelineRow): readonly LocalDate[] => [
  ...bars.map(({ from }) => from),
  ...marks.map(({ on }) => on),
  ...shares.map(({ from }) => from),
];

/** Where a day begins. */
function placeOf(day: LocalDate, { from, days }: DrawnRange): number {
  return daysBetween(from, day) / days;
}

const byStart = (a: TimelineEntry, b: TimelineEntry): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

function entriesOf(row: TimelineRow, timeline: StayTimeline): readonly TimelineEntry[] {
  const { today } = timeline;
  const bars = row.bars.map((bar, index): TimelineEntry => ({
    key: `bar-${index}`,
    kind: 'bar',
    title: bar.title,
    detail: bar.detail,
    percent: null,
    from: bar.from,
    to: bar.to,
    form: bar.form,
    thin: bar.respite,
    state: bar.planned ? 'planned' : stateOf(bar, today),
  }));
  const marks = row.marks.map((mark, index): TimelineEntry => ({
    key: `mark-${index}`,
    kind: 'mark',
    title: mark.title,
    detail: null,
    percent: null,
    from: mark.on,
    to: mark.on,
    form: null,
    thin: false,
    state: mark.done ? 'done' : mark.on < today ? 'late' : 'todo',
  }));
  return [...bars, ...marks, ...sharesOf(row, timeline)].toSorted(byStart);
}

function stateOf({ from, to }: Pick<StayBar, 'from' | 'to'>, today: LocalDate): EntryState {
  if (from > today) return 'planned';
  return to === null || to >= today ? 'running' : 'ended';
}

/** Each share lasts until the day before the next one, the last one as long as the child is in care. */
function sharesOf(row: TimelineRow, timeline: StayTimeline): readonly TimelineEntry[] {
  const shares = row.shares.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const careEnd = lastDayOfCare(timeline);
  return shares.map(({ from, percent }, index) => {
    const next = shares[index + 1];
    const last = careEnd === null || careEnd < from ? null : careEnd;
    const to = next === undefined ? last : addDays(next.from, -1);
    return {
      key: `share-${index}`,
      kind: 'share',
      title: '',
      detail: null,
      percent,
      from,
      to,
      form: null,
      thin: false,
      state: stateOf({ from, to }, timeline.today),
    };
  });
}

/** Null while a stay has no last day, or there is none at all. */
function lastDayOfCare(timeline: StayTimeline): LocalDate | null {
  const days = (ownStays(timeline)?.bars ?? []).filter(({ respite }) => !respite).map(({ to }) => to);
  return days.reduce<LocalDate | null>((last, to, index) => {
    if (to === null || (index > 0 && last === null)) return null;
    return last === null || to > last ? to : last;
  }, null);
}

function sceneRow(row: TimelineRow, timeline: StayTimeline, drawn: DrawnRange): Omit<SceneRow, 'main'> {
  const entries = entriesOf(row, timeline);
  const lanes = [lanesOf(entries, false), lanesOf(entries, true)] as const;
  const items = entries.flatMap((entry): SceneItem[] => {
    const piece = pieceOf(entry, drawnEnd(entry, entries, timeline.today), timeline.today, drawn);
    if (piece === null) return [];
    return [{ entry, piece, lane: lanes[entry.thin ? 1 : 0].get(entry.key) ?? 0 }];
  });
  const count = (thin: boolean): number =>
    Math.max(0, ...items.filter(({ entry }) => entry.thin === thin).map(({ lane }) => lane + 1));
  return {
    key: row.key,
    label: row.label,
    kind: row.kind,
    items,
    lanes: Math.max(1, count(false)),
    thinLanes: count(true),
  };
}

/** A stay without a last day ends in the drawing where the planned one after it begins. */
function drawnEnd(entry: TimelineEntry, entries: readonly TimelineEntry[], today: LocalDate): LocalDate | null {
  if (entry.kind !== 'bar' || entry.to !== null) return entry.to;
  const next = entries.find(
    (other) => other.kind === 'bar' && other.thin === entry.thin && other.from > entry.from && other.from > today,
  );
  return next === undefined ? null : addDays(next.from, -1);
}

/** The first line that is free. The day of a move belongs to both places and needs no second line. */
function lanesOf(entries: readonly TimelineEntry[], thin: boolean): ReadonlyMap<string, number> {
  const ends: (LocalDate | null)[] = [];
  const lanes = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'bar' || entry.thin !== thin) continue;
    // What is planned comes after what lasts without a last day.
    const free = ends.findIndex((end) => (end === null ? entry.state === 'planned' : end <= entry.from));
    const lane = free === -1 ? ends.length : free;
    ends[lane] = entry.to;
    lanes.set(entry.key, lane);
  }
  return lanes;
}

function pieceOf(entry: TimelineEntry, end: LocalDate | null, today: LocalDate, drawn: DrawnRange): Piece | null {
  const from = entry.from < drawn.from ? drawn.from : entry.from;
  const to = end === null || end > drawn.to ? drawn.to : end;
  if (from > to) return null;
  if (entry.kind === 'mark') {
    const middle = placeOf(from, drawn) + 0.5 / drawn.days;
    return from === entry.from ? { left: middle, width: 0, past: 0, cutBefore: false, cutAfter: false } : null;
  }
  const left = placeOf(from, drawn);
  const width = placeOf(addDays(to, 1), drawn) - left;
  const past = entry.state === 'planned' ? 0 : placeOf(addDays(today, 1), drawn) - left;
  return {
    left,
    width,
    past: Math.min(width, Math.max(0, past)),
    cutBefore: from > entry.from,
    cutAfter: end === null || end > drawn.to,
  };
}
