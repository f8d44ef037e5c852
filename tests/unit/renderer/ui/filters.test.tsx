import { act, fireEvent, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FilterChip, SearchField } from '#renderer/ui/filters.tsx';
import { renderKit } from '#tests/support/render-page.tsx';

afterEach(() => {
  vi.useRealTimers();
});

/** A list that takes over what it was asked one after another, each when told to, without the spaces around it. */
function SearchedInTurn() {
  const [value, setValue] = useState('');
  const asked = useRef<string[]>([]);
  return (
    <>
      <SearchField label="Nazwisko" value={value} onSearch={(text) => void asked.current.push(text.trim())} />
      <button type="button" onClick={() => setValue((before) => asked.current.shift() ?? before)}>
        przejmij
      </button>
      <button type="button" onClick={() => setValue('')}>
        wyczyść
      </button>
    </>
  );
}

/** A list whose address changes some time after it was told to. */
function SearchedLate() {
  const [value, setValue] = useState('');
  const asked = useRef('');
  return (
    <>
      <SearchField
        label="Nazwisko"
        value={value}
        onSearch={(text) => {
          asked.current = text;
        }}
      />
      <button type="button" onClick={() => setValue(asked.current)}>
        przejmij
      </button>
      <button type="button" onClick={() => setValue('')}>
        wyczyść
      </button>
    </>
  );
}

describe('filters', () => {
  it('is off as a menu and on as a chip with a cross', async () => {
    const choose = vi.fn<(value: string | null) => void>();
    const choices = [{ value: 'mine', label: 'mój zespół' }];
    await renderKit(
      <>
        <FilterChip label="Pracownik" choices={choices} value={null} onChange={choose} />
        <FilterChip label="Zespół" choices={choices} value="mine" onChange={choose} />
      </>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Pracownik' }));
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'mój zespół' }));
    expect(choose).toHaveBeenLastCalledWith('mine');
    fireEvent.click(screen.getByRole('button', { name: 'Usuń filtr: Zespół: mój zespół' }));
    expect(choose).toHaveBeenLastCalledWith(null);
  });

  it('says what is shown while it is off, and offers that among the others', async () => {
    const choose = vi.fn<(value: string | null) => void>();
    const choices = [{ value: 'archived', label: 'w archiwum' }];
    const atRest = { value: 'active', label: 'czynne' };
    await renderKit(<FilterChip label="Stan" atRest={atRest} choices={choices} value={null} onChange={choose} />);
    fireEvent.click(screen.getByRole('button', { name: 'Stan: czynne' }));
    expect((await screen.findByRole('menuitemradio', { name: 'czynne' })).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'w archiwum' }));
    expect(choose).toHaveBeenLastCalledWith('archived');
  });

  it('searches what was typed once the typing rests, and is reached with Ctrl+F', async () => {
    const search = vi.fn<(text: string) => void>();
    await renderKit(<SearchField label="Nazwisko" value="" onSearch={search} />);
    const field = screen.getByRole('searchbox', { name: 'Nazwisko' });
    fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
    expect(document.activeElement).toBe(field);
    vi.useFakeTimers();
    fireEvent.change(field, { target: { value: 'now' } });
    fireEvent.change(field, { target: { value: 'nowak' } });
    act(() => {
      vi.runOnlyPendingTimers();
    });
    expect(search.mock.calls).toEqual([['nowak']]);
  });

  it('keeps what was typed and its selection while the list takes the search over, and follows the list afterwards', async () => {
    await renderKit(<SearchedLate />);
    const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Nazwisko' });
    const take = screen.getByRole('button', { name: 'przejmij' });
    vi.useFakeTimers();
    const type = (value: string): void => {
      fireEvent.change(field, { target: { value } });
      act(() => {
        vi.runOnlyPendingTimers();
      });
    };
    type('now');
    expect(field.value).toBe('now');
    field.select();
    fireEvent.click(take);
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['now', 0, 3]);
    // The list takes over the beginning of a word whose end is being typed.
    type('nowa');
    fireEvent.change(field, { target: { value: 'nowak' } });
    fireEvent.click(take);
    expect(field.value).toBe('nowak');
    act(() => {
      vi.runOnlyPendingTimers();
    });
    fireEvent.click(take);
    fireEvent.click(screen.getByRole('button', { name: 'wyczyść' }));
    expect(field.value).toBe('');
  });

  it.each([
    ['what was asked before', ['now', 'nowak'], 'nowak'],
    ['it without the space at its end', ['nowak '], 'nowak '],
  ])('keeps what was typed when the list takes over %s, and can be cleared afterwards', async (_, texts, shown) => {
    await renderKit(<SearchedInTurn />);
    const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Nazwisko' });
    vi.useFakeTimers();
    for (const text of texts) {
      fireEvent.change(field, { target: { value: text } });
      act(() => {
        vi.runOnlyPendingTimers();
      });
    }
    for (const _text of texts) {
      fireEvent.click(screen.getByRole('button', { name: 'przejmij' }));
      expect(field.value).toBe(shown);
    }
    fireEvent.click(screen.getByRole('button', { name: 'wyczyść' }));
    expect(field.value).toBe('');
  });
});
