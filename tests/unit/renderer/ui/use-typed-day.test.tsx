import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { DateInput, useTypedDay } from '#renderer/ui/form/index.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const SENTENCE = /^Wpisz datę w\spostaci 21\.11\.2026\.$/;
const FIRST = asLocalDate('2026-11-01');

function Filter({ onDay }: { readonly onDay: (day: LocalDate | null) => void }): ReactNode {
  const [value, setValue] = useState<LocalDate | null>(FIRST);
  const day = useTypedDay({
    value,
    onDay: (next) => {
      setValue(next);
      onDay(next);
    },
    empty: null,
  });
  return (
    <>
      <DateInput label="Od dnia" aria-label="Od dnia" {...day.input} />
      <p data-testid="wrong">{day.wrong}</p>
    </>
  );
}

function AsOf({ onDay }: { readonly onDay: (day: LocalDate) => void }): ReactNode {
  const day = useTypedDay({ value: FIRST, onDay });
  return <DateInput label="Stan na" aria-label="Stan na" {...day.input} />;
}

const type = (input: HTMLElement, text: string) => fireEvent.change(input, { target: { value: text } });

describe('a day asked for outside a form', () => {
  it.each([
    ['leaving', (input: HTMLElement) => fireEvent.blur(input)],
    ['Enter', (input: HTMLElement) => fireEvent.keyDown(input, { key: 'Enter' })],
  ])('keeps what is no date, and says so on %s; a date counts at once and the sentence goes', async (_by, confirm) => {
    const days: (LocalDate | null)[] = [];
    await renderKit(<Filter onDay={(day) => days.push(day)} />);
    const input = screen.getByRole('textbox', { name: 'Od dnia' });
    type(input, 'abc');
    expect(screen.getByTestId('wrong').textContent).toBe('');
    confirm(input);
    expect(input).toHaveProperty('value', 'abc');
    expect(screen.getByTestId('wrong').textContent).toMatch(SENTENCE);
    expect(days).toEqual([]);
    type(input, '5.11.2026');
    expect(days).toEqual(['2026-11-05']);
    expect(screen.getByTestId('wrong').textContent).toBe('');
  });

  it('takes its limit away when it is emptied', async () => {
    const days: (LocalDate | null)[] = [];
    await renderKit(<Filter onDay={(day) => days.push(day)} />);
    const input = screen.getByRole('textbox', { name: 'Od dnia' });
    type(input, '');
    fireEvent.blur(input);
    expect(days).toEqual([null]);
    expect(input).toHaveProperty('value', '');
  });

  it('comes back when it may not be empty', async () => {
    const days: LocalDate[] = [];
    await renderKit(<AsOf onDay={(day) => days.push(day)} />);
    const input = screen.getByRole('textbox', { name: 'Stan na' });
    type(input, '');
    fireEvent.blur(input);
    expect(days).toEqual([]);
    expect(input).toHaveProperty('value', '01.11.2026');
  });

  it.each([
    ['leaving', (input: HTMLElement) => fireEvent.blur(input)],
    ['Enter', (input: HTMLElement) => fireEvent.keyDown(input, { key: 'Enter' })],
  ])('shows a day without a year in full at once and takes it on %s', async (_by, confirm) => {
    const days: (LocalDate | null)[] = [];
    await renderKit(<Filter onDay={(day) => days.push(day)} />);
    const input = screen.getByRole('textbox', { name: 'Od dnia' });
    type(input, '12.3');
    const year = new Date().getFullYear();
    expect(screen.getByText(`12.03.${year}`)).toBeTruthy();
    // The year may still be typed: the day before stays till then.
    expect(days).toEqual([]);
    confirm(input);
    expect(days).toEqual([`${year}-03-12`]);
    expect(input).toHaveProperty('value', `12.03.${year}`);
    expect(screen.queryByText(`12.03.${year}`)).toBeNull();
  });
});
