import { setWindowWidth } from '#tests/support/page-environment.ts';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Column, DataTable, forgetListPlaces, type Order, useWindowedRows } from '#renderer/ui/table/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { renderKit } from '#tests/support/render-page.tsx';

type Row = { readonly id: string; readonly name: string };
const row = (index: number): Row => ({ id: `r${index}`, name: `Osoba ${index}` });

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    title: 'Nazwisko',
    width: '1fr',
    cell: (one) => one.name,
    order: 'name',
    opens: true,
    compact: 'what',
  },
  { key: 'id', title: 'Numer', width: '1fr', cell: (one) => one.id, secondRank: true },
];

type Options = {
  readonly count?: number;
  readonly onOpen?: (one: Row) => void;
  readonly onOrder?: (order: Order) => void;
  readonly fail?: (offset: number, count: number) => boolean;
  readonly seen?: (offset: number) => void;
  /** What a window behind the first one waits for. */
  readonly until?: Promise<unknown>;
};

function List({ count = 5000, onOpen, onOrder, fail, seen, until }: Options) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const rows = useWindowedRows<Row>({
    queryKey: ['rows', count],
    fetchWindow: async (offset, limit) => {
      seen?.(offset);
      if (offset > 0) await until;
      if (fail?.(offset, count) === true) throw new AppError('INTERNAL', { reference: '7K2-Q4' });
      const length = Math.max(0, Math.min(limit, count - offset));
      return { rows: Array.from({ length }, (_, index) => row(offset + index)), count, total: count };
    },
  });
  return (
    <>
      <output>{[...ids].join(',')}</output>
      <DataTable
        label="Osoby"
        columns={COLUMNS}
        rows={rows}
        rowId={(one) => one.id}
        order={{ by: 'name' }}
        selection={{ ids, onChange: setIds }}
        empty={<p>Pusto</p>}
        {...(onOpen === undefined ? {} : { onOpen })}
        {...(onOrder === undefined ? {} : { onOrder })}
      />
    </>
  );
}

/** A list under another filter once the button is pressed. */
function Refiltered({ fail }: { readonly fail: (count: number) => boolean }) {
  const [count, setCount] = useState(9);
  return (
    <>
      <button type="button" onClick={() => setCount(7)}>
        filtruj
      </button>
      <List count={count} fail={(_, asked) => fail(asked)} />
    </>
  );
}

const rowNamed = (index: number) => screen.findByRole('row', { name: new RegExp(`Osoba ${index}\\b`) });
const chosen = () => document.querySelector('output')?.textContent;

/** Presses a key on the row that has the focus. */
function press(key: string, held: Partial<KeyboardEventInit> = {}): void {
  const focused = document.activeElement;
  if (focused === null) throw new Error('Nothing has the focus');
  fireEvent.keyDown(focused, { key, ...held });
}

describe('DataTable', () => {
  beforeEach(() => {
    setWindowWidth(1366);
    forgetListPlaces();
  });

  it('is a grid that says how many rows there are and draws only some', async () => {
    await renderKit(<List />);
    expect((await rowNamed(0)).getAttribute('aria-rowindex')).toBe('2');
    const grid = screen.getByRole('grid', { name: 'Osoby' });
    expect(grid.getAttribute('aria-rowcount')).toBe('5001');
    expect(grid.getAttribute('aria-multiselectable')).toBe('true');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map((head) => head.getAttribute('aria-sort')),
    ).toEqual(['ascending', null]);
  });

  it('has one stop of the Tab key among its rows, and moves it with the keys', async () => {
    await renderKit(<List />);
    (await rowNamed(0)).focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(await rowNamed(1));
    press('Home');
    expect(document.activeElement).toBe(await rowNamed(0));
    const stops = screen.getAllByRole('row').filter((one) => one.tabIndex === 0 && one.hasAttribute('data-index'));
    expect(stops).toHaveLength(1);
  });

  it('jumps to the end and fetches the end alone', async () => {
    const seen = vi.fn<(offset: number) => void>();
    await renderKit(<List seen={seen} />);
    (await rowNamed(0)).focus();
    press('End');
    const last = await rowNamed(4999);
    await waitFor(() => expect(document.activeElement).toBe(last));
    expect(seen.mock.calls.map(([offset]) => offset).every((offset) => offset < 200 || offset >= 4800)).toBe(true);
  });

  const atTheEnd = () =>
    waitFor(() => expect(document.activeElement?.getAttribute('data-index'), 'the last row').toBe('4999'));

  it('acts on a key that was pressed before its row had come', async () => {
    const onOpen = vi.fn<(one: Row) => void>();
    const window = Promise.withResolvers<null>();
    await renderKit(<List onOpen={onOpen} until={window.promise} />);
    (await rowNamed(0)).focus();
    press('End');
    await atTheEnd();
    press(' ');
    expect(chosen()).toBe('');
    window.resolve(null);
    await waitFor(() => expect(chosen()).toBe('r4999'));
    press('Enter');
    expect(onOpen.mock.calls.map(([one]) => one.id)).toEqual(['r4999']);
  });

  it.each([
    ['another key moved on', () => press('Home')],
    ['the focus went elsewhere', () => screen.getByRole('button', { name: /Nazwisko/ }).focus()],
  ])('forgets such a key once %s', async (_, meanwhile) => {
    const onOpen = vi.fn<(one: Row) => void>();
    const window = Promise.withResolvers<null>();
    await renderKit(<List onOpen={onOpen} onOrder={() => undefined} until={window.promise} />);
    (await rowNamed(0)).focus();
    press('End');
    await atTheEnd();
    press('Enter');
    meanwhile();
    window.resolve(null);
    await act(() => window.promise);
    press('End');
    (await rowNamed(4999)).focus();
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('opens with Enter, with a double click and with a click on the name', async () => {
    const onOpen = vi.fn<(one: Row) => void>();
    await renderKit(<List onOpen={onOpen} />);
    const first = await rowNamed(0);
    first.focus();
    press('Enter');
    fireEvent.click(within(first).getByText('r0'), { detail: 2 });
    fireEvent.click(within(first).getByText('Osoba 0'), { detail: 1 });
    expect(onOpen.mock.calls.map(([one]) => one.id)).toEqual(['r0', 'r0', 'r0']);
  });

  it('selects with Space, a click, Ctrl and Shift, and clears with Escape', async () => {
    await renderKit(<List />);
    const first = await rowNamed(0);
    first.focus();
    press(' ');
    expect(first.getAttribute('aria-selected')).toBe('true');
    press('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe('r0,r1');
    fireEvent.click(within(await rowNamed(3)).getByText('r3'), { detail: 1, ctrlKey: true });
    expect(chosen()).toBe('r0,r1,r3');
    fireEvent.click(within(await rowNamed(2)).getByText('r2'), { detail: 1 });
    expect(chosen()).toBe('r2');
    // One clicked row goes along with the focus; of several each stays.
    press('ArrowDown');
    expect(chosen()).toBe('r3');
    press('Escape');
    expect(chosen()).toBe('');
  });

  it('chooses several rows with Space and the arrows alone', async () => {
    await renderKit(<List />);
    (await rowNamed(0)).focus();
    press(' ');
    press('ArrowDown');
    expect(chosen()).toBe('r0');
    press(' ');
    expect(chosen()).toBe('r0,r1');
    press('ArrowDown', { ctrlKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe('r0,r1,r2,r3');
    expect(document.activeElement).toBe(await rowNamed(3));
  });

  it('leaves a clicked row chosen when Ctrl is held with the arrows', async () => {
    await renderKit(<List />);
    fireEvent.click(within(await rowNamed(1)).getByText('r1'), { detail: 1 });
    press('ArrowDown', { ctrlKey: true });
    expect(chosen()).toBe('r1');
    expect(document.activeElement).toBe(await rowNamed(2));
  });

  it('turns the order at the head of a column', async () => {
    const onOrder = vi.fn<(order: Order) => void>();
    await renderKit(<List onOrder={onOrder} />);
    fireEvent.click(await screen.findByRole('button', { name: /Nazwisko/ }));
    expect(onOrder).toHaveBeenCalledWith({ by: 'name', descending: true });
    expect(screen.queryByRole('button', { name: /Numer/ })).toBeNull();
  });

  it('keeps the name and lets second-rank columns go in a smaller window', async () => {
    setWindowWidth(1000);
    await renderKit(<List />);
    await rowNamed(0);
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Nazwisko']);
  });

  it('shows what to do when there is nothing', async () => {
    await renderKit(<List count={0} />);
    expect(await screen.findByText('Pusto')).toBeTruthy();
  });

  it('shows the number to quote when rows cannot be fetched, and fetches them on another try', async () => {
    let failing = true;
    await renderKit(<List fail={() => failing} />);
    expect((await screen.findByRole('alert')).textContent).toContain('7K2-Q4');
    failing = false;
    fireEvent.click(screen.getByRole('button', { name: /Spróbuj ponownie/ }));
    expect(await rowNamed(0)).toBeTruthy();
  });

  it('says above the rows that a later window could not be fetched, and fetches it on another try', async () => {
    let failing = true;
    await renderKit(<List fail={(offset) => failing && offset > 0} />);
    (await rowNamed(0)).focus();
    press('End');
    const line = await screen.findByRole('alert');
    expect(line.textContent).toMatch(/Części wierszy nie udało się wczytać.*7K2-Q4/u);
    expect(screen.getByRole('grid', { name: 'Osoby' }).getAttribute('aria-rowcount')).toBe('5001');
    await atTheEnd();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Wiersz niewczytany'));
    failing = false;
    fireEvent.click(screen.getByRole('button', { name: /Spróbuj ponownie/ }));
    expect(await rowNamed(4999)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows the error alone when the rows of another filter cannot be fetched', async () => {
    const failing = new Set([7]);
    await renderKit(<Refiltered fail={(count) => failing.has(count)} />);
    await rowNamed(0);
    fireEvent.click(screen.getByRole('button', { name: 'filtruj' }));
    expect((await screen.findByRole('alert')).textContent).toContain('7K2-Q4');
    expect(screen.queryByRole('grid')).toBeNull();
    failing.clear();
    fireEvent.click(screen.getByRole('button', { name: /Spróbuj ponownie/ }));
    expect(await rowNamed(6)).toBeTruthy();
  });
});
