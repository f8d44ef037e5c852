import { describe, expect, it } from 'vitest';

import { roomOf, todayLabelSpan } from '#shared/features/foster-care/timeline-ticks.ts';
import {
  timelineEntries,
  timelineScene,
  type StayBar,
  type StayTimeline,
  type TimelineRow,
} from '#shared/features/foster-care/timeline.ts';
import { addDays, addMonths, asLocalDate, daysBetween } from '#shared/kernel/local-date.ts';

const day = asLocalDate;
const TODAY = day('2026-11-20');

function bar(from: string, to: string | null, more: Partial<StayBar> = {}): StayBar {
  return {
    from: day(from),
    to: to === null ? null : day(to),
    form: 'professional',
    title: `od ${from}`,
    detail: null,
    planned: false,
    respite: false,
    ...more,
  };
}

const row = (kind: TimelineRow['kind'], more: Partial<TimelineRow> = {}): TimelineRow => ({
  key: kind,
  label: kind,
  kind,
  bars: [],
  marks: [],
  shares: [],
  ...more,
});
const stays = (...bars: StayBar[]): TimelineRow => row('stays', { bars });
const sibling = (...bars: StayBar[]): TimelineRow => row('stays', { key: 'brother', label: 'Kacper, brat', bars });
const of = (...rows: TimelineRow[]): StayTimeline => ({ today: TODAY, rows });

/** The day a fraction of the drawing stands for. */
const dayAt = (scene: { from: StayTimeline['today']; days: number }, at: number): string =>
  addDays(scene.from, Math.round(at * scene.days));

describe('the range', () => {
  it('of a year is the last 12 months and 3 ahead, both days included', () => {
    const scene = timelineScene(of(stays(bar('2020-01-01', null))), 'year', 900);
    expect([scene.from, scene.to]).toEqual(['2025-11-20', '2027-02-20']);
    expect(dayAt(scene, scene.todayAt)).toBe('2026-11-21');
  });

  it('of a year begins on 28 February where there is no 29th', () => {
    const leap = { ...of(stays(bar('2020-01-01', null))), today: day('2028-02-29') };
    const scene = timelineScene(leap, 'year', 900);
    expect([scene.from, scene.to]).toEqual(['2027-02-28', '2028-05-29']);
    expect(scene.days).toBe(daysBetween(scene.from, scene.to) + 1);
    expect(dayAt(scene, scene.todayAt)).toBe('2028-03-01');
  });

  it.each([
    ['2026-11-06', 3],
    ['2023-09-18', 5],
    ['2006-11-20', 12],
  ])('of the whole since %s goes %i months ahead', (first, months) => {
    const scene = timelineScene(of(stays(bar(first, null))), 'whole', 900);
    expect([scene.from, scene.to]).toEqual([first, addMonths(TODAY, months)]);
  });

  it('of the whole reaches what is planned within a year, with room behind it, and nothing later', () => {
    const marks = ['2027-06-01', '2028-06-01'].map((on) => ({ on: day(on), done: false, title: 'Ocena' }));
    const scene = timelineScene(of(stays(bar('2026-01-01', null)), row('marks', { marks })), 'whole', 900);
    expect(scene.to > '2027-06-05' && scene.to < '2027-07-01').toBe(true);
    expect(scene.rows[1]?.items.map(({ entry }) => entry.from)).toEqual(['2027-06-01']);
  });

  it('of the whole is never cut short by a sibling who came first', () => {
    const scene = timelineScene(of(stays(bar('2025-01-01', null)), sibling(bar('2015-01-01', null))), 'whole', 900);
    expect(scene.from).toBe('2025-01-01');
    expect(scene.rows[1]?.items[0]?.piece).toMatchObject({ left: 0, cutBefore: true });
    expect(scene.rows.map(({ main }) => main)).toEqual([true, false]);
  });

  it('without anything begins today', () => {
    const scene = timelineScene(of(stays(), row('marks')), 'whole', 900);
    expect([scene.from, scene.to]).toEqual([TODAY, '2027-02-20']);
    expect(scene.rows.flatMap(({ items }) => items)).toEqual([]);
    expect(scene.rows.map(({ lanes, thinLanes }) => [lanes, thinLanes])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });
});

describe('bars', () => {
  const pieces = (range: 'year' | 'whole', ...bars: StayBar[]) => {
    const scene = timelineScene(of(stays(...bars)), range, 900);
    return (scene.rows[0]?.items ?? []).map(({ entry, piece, lane }) => ({
      from: dayAt(scene, piece.left),
      // The first day after it.
      until: dayAt(scene, piece.left + piece.width),
      past: dayAt(scene, piece.left + piece.past),
      cut: [piece.cutBefore, piece.cutAfter],
      state: entry.state,
      lane,
    }));
  };

  it('are cut to what is drawn, and those outside it are left out', () => {
    expect(
      pieces('year', bar('2020-01-01', '2025-11-19'), bar('2025-11-20', '2025-12-01'), bar('2025-12-02', null)),
    ).toEqual([
      {
        from: '2025-11-20',
        until: '2025-12-02',
        past: '2025-12-02',
        cut: [false, false],
        state: 'ended',
        lane: 0,
      },
      {
        from: '2025-12-02',
        until: '2027-02-21',
        past: '2026-11-21',
        cut: [false, true],
        state: 'running',
        lane: 0,
      },
    ]);
    expect(pieces('year', bar('2020-01-01', '2025-12-31'))).toMatchObject([
      { from: '2025-11-20', until: '2026-01-01', cut: [true, false] },
    ]);
  });

  it('last a whole day when they begin and end on one, leap day and today included', () => {
    expect(pieces('whole', bar('2024-02-29', '2024-02-29'))).toMatchObject([
      { from: '2024-02-29', until: '2024-03-01', past: '2024-03-01' },
    ]);
    expect(pieces('whole', bar(TODAY, TODAY))).toMatchObject([
      { from: TODAY, until: '2026-11-21', past: '2026-11-21', state: 'running' },
    ]);
  });

  it('that end later than today are over up to today alone', () => {
    expect(pieces('whole', bar('2026-01-01', '2026-12-31'))).toMatchObject([
      { until: '2027-01-01', past: '2026-11-21', state: 'running', cut: [false, false] },
    ]);
  });

  it('that are planned have no past, even when their day has gone by', () => {
    const planned = [bar('2026-12-15', null, { planned: true }), bar('2026-11-01', null, { planned: true })];
    for (const one of planned) {
      const [piece] = pieces('whole', bar('2026-01-01', '2026-10-31'), one).slice(1);
      expect(piece).toMatchObject({ from: one.from, past: one.from, state: 'planned' });
    }
  });

  it('without a last day end where the planned one begins', () => {
    expect(pieces('whole', bar('2026-01-01', null), bar('2026-12-15', null, { planned: true }))).toMatchObject([
      { until: '2026-12-15', lane: 0 },
      { from: '2026-12-15', lane: 0 },
    ]);
  });

  it('that overlap stand one under another; the day of a move is no overlap', () => {
    const lanes = (...bars: StayBar[]) => pieces('whole', ...bars).map(({ lane }) => lane);
    expect(lanes(bar('2024-01-01', '2024-06-01'), bar('2024-06-01', null))).toEqual([0, 0]);
    expect(lanes(bar('2024-01-01', '2024-06-02'), bar('2024-06-01', null))).toEqual([0, 1]);
    expect(lanes(bar('2024-01-01', null), bar('2024-06-01', '2024-07-01'), bar('2024-08-01', null))).toEqual([0, 1, 1]);
  });

  it('of absences stand in thin lines of their own', () => {
    const away = bar('2024-02-01', '2024-02-10', { respite: true, form: null });
    const scene = timelineScene(of(stays(bar('2024-01-01', null), away)), 'whole', 900);
    expect(scene.rows[0]).toMatchObject({ lanes: 1, thinLanes: 1 });
    expect(scene.rows[0]?.items.map(({ entry, lane }) => [entry.thin, lane])).toEqual([
      [false, 0],
      [true, 0],
    ]);
  });

  it('of siblings share the axis, so that the day of parting is one line', () => {
    const scene = timelineScene(
      of(
        stays(bar('2023-09-18', '2024-01-10'), bar('2024-01-11', null)),
        sibling(bar('2023-09-18', '2024-01-10'), bar('2024-01-11', null, { form: 'family-childrens-home' })),
      ),
      'whole',
      900,
    );
    const [child, brother] = scene.rows.map(({ items }) => items.map(({ piece }) => piece));
    expect(brother).toEqual(child);
  });
});

describe('marks and shares', () => {
  const mark = (on: string, done: boolean) => ({ on: day(on), done, title: 'Ocena' });

  it('says of each mark whether it is done, due or late', () => {
    const marks = [
      mark('2026-11-21', false),
      mark('2026-11-20', false),
      mark('2026-11-19', false),
      mark('2026-05-01', true),
    ];
    const [group] = timelineEntries(of(row('marks', { marks })));
    expect(group?.entries.map(({ from, state }) => [from, state])).toEqual([
      ['2026-05-01', 'done'],
      ['2026-11-19', 'late'],
      ['2026-11-20', 'todo'],
      ['2026-11-21', 'todo'],
    ]);
  });

  it('draws a mark in the middle of its day, and none outside the range', () => {
    const marks = [
      mark('2025-11-19', true),
      mark('2025-11-20', true),
      mark('2027-02-20', false),
      mark('2027-02-21', false),
    ];
    const scene = timelineScene(of(row('marks', { marks })), 'year', 900);
    expect(scene.rows[0]?.items.map(({ piece }) => piece.left * scene.days)).toEqual([0.5, scene.days - 0.5]);
  });

  it('lets a share last until the next one, and the last one as long as the child is in care', () => {
    const shares = [
      { from: day('2024-09-18'), percent: 30 },
      { from: day('2023-09-18'), percent: 10 },
      { from: day('2025-09-18'), percent: 50 },
    ];
    const ends = (...bars: StayBar[]) =>
      timelineEntries(of(stays(...bars), row('shares', { shares })))[1]?.entries.map(({ percent, to, state }) => [
        percent,
        to,
        state,
      ]);
    const first = [
      [10, '2024-09-17', 'ended'],
      [30, '2025-09-17', 'ended'],
    ];
    expect(ends(bar('2023-09-18', null))).toEqual([...first, [50, null, 'running']]);
    expect(ends(bar('2023-09-18', '2024-01-01'), bar('2024-01-02', '2026-10-01'))).toEqual([
      ...first,
      [50, '2026-10-01', 'ended'],
    ]);
    // An absence ends no care.
    expect(ends(bar('2023-09-18', null), bar('2026-01-01', '2026-01-05', { respite: true }))).toEqual([
      ...first,
      [50, null, 'running'],
    ]);
  });

  it('lists everything in the table, whatever the range', () => {
    const timeline = of(stays(bar('2010-01-01', '2010-01-01'), bar('2030-01-01', null, { planned: true })));
    expect(timelineEntries(timeline)[0]?.entries.map(({ from, to, state }) => [from, to, state])).toEqual([
      ['2010-01-01', '2010-01-01', 'ended'],
      ['2030-01-01', null, 'planned'],
    ]);
  });
});

describe('ticks', () => {
  const FIRST_DAYS = [
    '2026-11-20',
    '2026-11-06',
    '2026-07-03',
    '2025-02-28',
    '2023-09-18',
    '2019-01-01',
    '2008-11-20',
    '2002-02-28',
  ];
  const WIDTHS = Array.from({ length: 43 }, (_, index) => 320 + index * 20);
  const cases = FIRST_DAYS.flatMap((first) => (['year', 'whole'] as const).map((range) => ({ first, range })));

  it.each(cases)('since $first, $range: labels meet neither each other nor „dziś” nor the edge', ({ first, range }) => {
    for (const width of WIDTHS) {
      const scene = timelineScene(of(stays(bar(first, null))), range, width);
      const now = todayLabelSpan(scene.todayAt, width);
      const spans = scene.ticks.flatMap(({ at, label }) =>
        label === null ? [] : [{ from: at * width, to: at * width + roomOf(label) }],
      );
      spans.push(now);
      spans.sort((a, b) => a.from - b.from);
      spans.forEach(({ from, to }, index) => {
        expect(from, `${width} wide`).toBeGreaterThanOrEqual(spans[index - 1]?.to ?? -0.001);
        expect(to, `${width} wide`).toBeLessThanOrEqual(width + 0.001);
      });
      expect(scene.ticks.length, `${width} wide`).toBeGreaterThan(0);
      expect(spans.length, `${width} wide`).toBeGreaterThan(1);
    }
  });

  it('are years in a long stay and months in a short one, and one of them always says the year', () => {
    const labels = (first: string, range: 'year' | 'whole', today = TODAY) =>
      timelineScene({ ...of(stays(bar(first, null))), today }, range, 950).ticks.map(({ label }) => label);
    expect(labels('2023-09-18', 'whole')).toEqual([
      { year: 2024, month: null },
      { year: 2025, month: null },
      { year: 2026, month: null },
      { year: 2027, month: null },
    ]);
    expect(labels('2026-03-10', 'whole', day('2026-03-20'))[0]).toEqual({ year: 2026, month: 4 });
    expect(labels('2023-09-18', 'year').filter((label) => typeof label?.year === 'number')).toEqual([
      { year: 2026, month: null },
      { year: 2027, month: null },
    ]);
  });

  it('„dziś” moves before its line where the edge is near', () => {
    expect(todayLabelSpan(0.5, 400)).toEqual({ from: 200, to: 228, before: false });
    expect(todayLabelSpan(0.95, 400)).toEqual({ from: 352, to: 380, before: true });
  });
});
