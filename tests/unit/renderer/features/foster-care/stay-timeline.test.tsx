import '#tests/support/page-environment.ts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { StayTimelineView } from '#renderer/features/foster-care/index.ts';
import { timelineEntries, type StayTimeline } from '#shared/features/foster-care/timeline.ts';
import { asLocalDate, formatDate } from '#shared/kernel/local-date.ts';
import { NBSP } from '#shared/kernel/polish.ts';
import { EIGHTEEN_YEARS, THREE_YEARS, TWO_WEEKS } from '#tests/support/kit-gallery/timeline-samples.ts';
import { setWindowWidth } from '#tests/support/page-environment.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const SAMPLES = { 'three years': THREE_YEARS, 'two weeks': TWO_WEEKS, 'eighteen years': EIGHTEEN_YEARS };

const show = (timeline: StayTimeline) => renderKit(<StayTimelineView timeline={timeline} />);
const table = () => screen.getByRole('table', { name: 'Przebieg pobytu jako tabela' });
const drawing = () => screen.queryByRole('group', { name: /^Oś czasu od / });
const items = () => within(drawing() as HTMLElement).getAllByRole('img');
const names = () => items().map((item) => item.getAttribute('aria-label')?.replaceAll(NBSP, ' '));
const focused = () => document.activeElement?.getAttribute('aria-label')?.replaceAll(NBSP, ' ');
const press = (key: string, more: { readonly ctrlKey?: boolean } = {}) =>
  act(() => void fireEvent.keyDown(document.activeElement as Element, { key, ...more }));

describe('the table of a stay', () => {
  it.each(Object.entries(SAMPLES))('says all that is known of %s, drawn or not, with every date', async (_, sample) => {
    await show(sample);
    const groups = timelineEntries(sample);
    expect(groups.flatMap(({ entries }) => entries).length).toBeGreaterThan(4);
    const check = () => {
      const bodies = [...table().querySelectorAll('tbody')];
      expect(bodies).toHaveLength(groups.length);
      groups.forEach(({ label, entries }, index) => {
        const [head, ...rows] = bodies[index]?.querySelectorAll('tr') ?? [];
        expect(head?.textContent).toMatch(new RegExp(`^${label}`));
        expect(rows).toHaveLength(entries.length);
        entries.forEach(({ title, percent, detail, from, to }, number) => {
          const words = rows[number]?.textContent?.replaceAll(NBSP, ' ');
          expect(words).toContain(percent === null ? title : `${percent} %`);
          for (const part of [detail, formatDate(from), to === null ? null : formatDate(to)]) {
            if (part !== null) expect(words).toContain(part);
          }
        });
      });
    };
    // Screen readers hear it beside the drawing.
    expect(table().closest('.sr-only')).not.toBeNull();
    check();
    fireEvent.click(screen.getByRole('button', { name: 'Tabela', pressed: false }));
    expect(drawing()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Rok' })).toBeNull();
    expect(table().closest('.sr-only')).toBeNull();
    check();
    fireEvent.click(screen.getByRole('button', { name: 'Tabela', pressed: true }));
    expect(drawing()).not.toBeNull();
  });

  it('keeps the dates in a narrow window, under the names', async () => {
    setWindowWidth(683);
    try {
      await show(TWO_WEEKS);
      expect(
        within(table())
          .getAllByRole('columnheader')
          .map(({ textContent }) => textContent),
      ).toEqual(expect.arrayContaining(['Wpis', 'Stan']));
      expect(within(table()).queryByText('Od')).toBeNull();
      expect(table().textContent.replaceAll(NBSP, ' ')).toContain('od 07.11.2026');
    } finally {
      setWindowWidth(1366);
    }
  });

  it('says so when there is nothing yet, and names an empty row', async () => {
    const empty = { ...TWO_WEEKS, rows: TWO_WEEKS.rows.map((row) => ({ ...row, bars: [], marks: [], shares: [] })) };
    await show(empty);
    expect(screen.getByText('Nie wpisano jeszcze pobytu ani terminów.')).toBeTruthy();
    expect(drawing()).toBeNull();
    await show(TWO_WEEKS);
    expect(table().textContent).toContain('Informacja do sądu – brak wpisów');
  });
});

describe('the drawing of a stay', () => {
  it('draws the whole at first and remembers no other choice', async () => {
    await show(THREE_YEARS);
    expect(names()).toContain('Pogotowie, 18.09.2023–10.01.2024');
    fireEvent.click(screen.getByRole('button', { name: 'Rok', pressed: false }));
    expect(names()).not.toContain('Pogotowie, 18.09.2023–10.01.2024');
    expect(names()).toContain('Maria i Adam Gilowie, rodzina niezawodowa, od 02.09.2024, trwa');
    await show(THREE_YEARS);
    expect(screen.getByRole('button', { name: 'Całość', pressed: true })).toBeTruthy();
  });

  it('names every bar and mark with its dates and its state', async () => {
    await show(THREE_YEARS);
    expect(names()).toEqual(
      expect.arrayContaining([
        'Irena Wrona, babcia, 11.01.2024–01.09.2024',
        'Obóz letni, nieobecność, 01.07.2025–21.07.2025',
        'Ewa Sroka, rodzina zawodowa, od 01.02.2027, planowane',
        'Ocena sytuacji dziecka, 10.12.2025, wykonane',
        'Ocena sytuacji dziecka, 10.06.2026, 163 dni po terminie',
        'Ocena sytuacji dziecka, 10.12.2026, do wykonania, za 20 dni',
        '30 %, 18.09.2024–17.09.2025',
      ]),
    );
    const legend = within(screen.getByRole('list', { name: 'Objaśnienia' })).getAllByRole('listitem');
    expect(legend.map(({ textContent }) => textContent)).toEqual(['wykonane', 'do wykonania', 'po terminie', 'dziś']);
  });

  it('has nothing late in its legend when nothing is', async () => {
    await show(TWO_WEEKS);
    expect(within(screen.getByRole('list', { name: 'Objaśnienia' })).queryByText('po terminie')).toBeNull();
  });

  it('is one stop of Tab, where the child lives now, and arrows go on from there', async () => {
    await show(THREE_YEARS);
    const stops = () => items().filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toHaveLength(1);
    act(() => stops()[0]?.focus());
    expect(focused()).toMatch(/^Maria i Adam Gilowie, rodzina niezawodowa/);
    press('ArrowLeft');
    expect(focused()).toMatch(/^Irena Wrona/);
    press('Home');
    expect(focused()).toMatch(/^Pogotowie/);
    // Nothing stands before the first.
    press('ArrowLeft');
    press('ArrowUp');
    expect(focused()).toMatch(/^Pogotowie/);
    press('ArrowDown');
    expect(focused()).toMatch(/^Umowa/);
    press('ArrowDown');
    expect(focused()).toBe('Ocena sytuacji dziecka, 10.12.2023, wykonane');
    press('End');
    expect(focused()).toMatch(/^Ocena sytuacji dziecka, 10\.12\.2026/);
    press('ArrowUp');
    expect(focused()).toMatch(/^Postanowienie sądu/);
    press('End', { ctrlKey: true });
    expect(focused()).toMatch(/^Maria i Adam Gilowie, od 02\.09\.2024/);
    press('Home', { ctrlKey: true });
    expect(focused()).toMatch(/^Pogotowie/);
    // It is left where it was.
    expect(stops()).toEqual([document.activeElement]);
  });

  it('takes the place of what was left when the range no longer shows it', async () => {
    await show(THREE_YEARS);
    act(() => items()[0]?.focus());
    expect(focused()).toMatch(/^Pogotowie/);
    fireEvent.click(screen.getByRole('button', { name: 'Rok' }));
    expect(
      items()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map((item) => item.getAttribute('aria-label')),
    ).toEqual([expect.stringMatching(/^Maria i Adam Gilowie, rodzina/)]);
  });

  it('says that the year shows nothing of a stay that ended long ago, and can still be reached', async () => {
    const long = {
      ...TWO_WEEKS,
      rows: TWO_WEEKS.rows.slice(0, 1).map((row) => ({
        ...row,
        bars: row.bars.map((bar) => ({ ...bar, from: asLocalDate('2019-01-01'), to: asLocalDate('2020-01-01') })),
      })),
    };
    await show(long);
    fireEvent.click(screen.getByRole('button', { name: 'Rok' }));
    expect(within(drawing() as HTMLElement).queryAllByRole('img')).toEqual([]);
    expect(drawing()?.tabIndex).toBe(0);
    expect(screen.getByText(/^W tym zakresie nic nie wpisano/)).toBeTruthy();
  });

  it('writes the name inside the bar, with the day it began for the place of now', async () => {
    await show(EIGHTEEN_YEARS);
    const now = items().find((item) => item.getAttribute('aria-label')?.startsWith('Teresa Wilga') === true);
    expect(now?.textContent.replaceAll(NBSP, ' ')).toBe('Teresa Wilgarodzina specjalistyczna, od 29.06.2014');
  });

  it('shows the whole name of what has the focus', async () => {
    await show(EIGHTEEN_YEARS);
    act(() => items()[0]?.focus());
    fireEvent.pointerEnter(items()[0] as HTMLElement);
    expect(await screen.findByRole('tooltip', { hidden: true })).toHaveProperty(
      'textContent',
      'Placówka „Promyk”, 20.11.2008–04.12.2008',
    );
  });
});
