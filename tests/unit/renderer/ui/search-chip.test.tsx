import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SearchChip } from '#renderer/ui/search-chip.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { AppError } from '#shared/kernel/app-error.ts';
import { renderKit } from '#tests/support/render-page.tsx';

describe('a filter of very many choices', () => {
  it('turns into a field that offers what is in use and finds the rest by typing', async () => {
    const choose = vi.fn<(value: string | null) => void>();
    const search = vi.fn(() => Promise.resolve([{ id: 'b', label: 'Brzoza (wiejska)', detail: 'pow. leśny' }]));
    await renderKit(
      <SearchChip
        label="Gmina"
        placeholder="Nazwa"
        atRest={[{ id: 'a', label: 'Akacja (miejska)' }]}
        queryKey={['x']}
        search={search}
        value={null}
        onChange={choose}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Gmina' }));
    const field = screen.getByRole('combobox', { name: 'Gmina' });
    expect(document.activeElement).toBe(field);
    expect(screen.getByRole('option')).toBe(screen.getByRole('option', { name: 'Akacja (miejska)' }));
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Gmina' }));
    fireEvent.click(screen.getByRole('button', { name: 'Gmina' }));
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'brz' } });
    fireEvent.click(await screen.findByRole('option', { name: /Brzoza \(wiejska\)\s*pow\. leśny/ }));
    expect(choose.mock.calls).toEqual([['b']]);
  });

  it('says that the search did not work, and leaves with Tab without choosing what is only offered', async () => {
    const choose = vi.fn<(value: string | null) => void>();
    const search = (text: string) =>
      text === 'brz'
        ? Promise.reject(new AppError('INTERNAL', { reference: '7K2-Q4' }))
        : Promise.resolve([{ id: 'b', label: 'Brzoza' }]);
    await renderKit(
      <SearchChip
        label="Gmina"
        placeholder="Nazwa"
        atRest={undefined}
        queryKey={['y']}
        search={search}
        value={null}
        onChange={choose}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Gmina' }));
    const field = screen.getByRole('combobox', { name: 'Gmina' });
    expect(screen.getByRole('option', { name: 'Zacznij pisać, aby wyszukać.' })).toBeTruthy();
    fireEvent.input(field, { target: { value: 'brz' } });
    expect((await screen.findByRole('option', { name: /Wyszukiwanie się nie udało/ })).textContent).toContain('7K2-Q4');
    fireEvent.input(field, { target: { value: 'brzo' } });
    await screen.findByRole('option', { name: 'Brzoza' });
    fireEvent.keyDown(field, { key: 'Tab' });
    fireEvent.blur(field);
    expect(choose).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Gmina' }));
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'brzo' } });
    await screen.findByRole('option', { name: 'Brzoza' });
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
    expect(choose.mock.calls).toEqual([['b']]);
  });
});

function Entering() {
  const toast = useToast();
  const enter = (name: string) => toast({ text: `Wpisano: ${name}.`, kind: 'registered' });
  return (
    <>
      <button type="button" onClick={() => enter('Anna')}>
        Anna
      </button>
      <button type="button" onClick={() => enter('Ewa')}>
        Ewa
      </button>
    </>
  );
}

describe('a toast of a kind', () => {
  it('takes the place of the one of its kind', async () => {
    await renderKit(<Entering />);
    fireEvent.click(screen.getByRole('button', { name: 'Anna' }));
    fireEvent.click(screen.getByRole('button', { name: 'Ewa' }));
    expect(screen.queryByRole('group', { name: 'Wpisano: Anna.' })).toBeNull();
    expect(screen.getByRole('group', { name: 'Wpisano: Ewa.' })).toBeTruthy();
  });
});
