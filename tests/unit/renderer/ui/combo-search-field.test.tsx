import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { i18n } from '#renderer/i18n/index.ts';
import { ComboSearchField, Form, type FoundOption, TextField, useOfficeForm } from '#renderer/ui/form/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { unhelpful } from '#tests/support/named-sentence.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const schema = z.object({ town: z.string(), gmina: z.string().nullable() });
type Values = z.output<typeof schema>;

const GMINY: readonly FoundOption[] = [
  { id: '1', label: 'Krasne' },
  { id: '2', label: 'Kraków' },
  { id: '3', label: 'Lublin' },
];
const beginning = (text: string): Promise<readonly FoundOption[]> =>
  Promise.resolve(GMINY.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase())));

type Props = {
  readonly search?: (text: string) => Promise<readonly FoundOption[]>;
  readonly save?: (values: Values) => Promise<void>;
  readonly gmina?: FoundOption;
  readonly required?: boolean;
  /** Hears the names a draft of the form keeps. */
  readonly onNames?: (names: Readonly<Record<string, string>>) => void;
};

function Address({ search = beginning, save = () => Promise.resolve(), gmina, required, onNames }: Props) {
  const form = useOfficeForm({
    draft: { never: 'a-name' },
    schema,
    defaultValues: { town: '', gmina: gmina?.id ?? null },
    save,
  });
  return (
    <Form form={form}>
      <TextField control={form.form.control} name="town" label="Miejscowość" />
      <ComboSearchField
        control={form.form.control}
        name="gmina"
        label="Gmina"
        queryKey={['gminy']}
        search={search}
        initial={gmina ?? null}
        required={required === true}
      />
      <button type="submit">Wyślij</button>
      <button
        type="button"
        onClick={() => {
          form.labels.nameChoice('3', 'Lublin');
          form.form.setValue('gmina', '3');
        }}
      >
        Przepisz
      </button>
      <button type="button" onClick={() => form.form.setValue('gmina', '2')}>
        Bez nazwy
      </button>
      <button type="button" onClick={() => onNames?.(form.labels.choices())}>
        Nazwy
      </button>
    </Form>
  );
}

const combo = () => screen.getByRole<HTMLInputElement>('combobox', { name: /Gmina/ });
const typeText = (value: string) => fireEvent.input(combo(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(combo(), { key });
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Wyślij' }));
const saved = () => vi.fn<(values: Values) => Promise<void>>(() => Promise.resolve());

/** Lines of the list that say that Enter takes them. */
const marked = () =>
  screen
    .getAllByRole('option')
    .filter((line) => {
      const mark = line.querySelector('[data-taken-by="Enter"]');
      return mark !== null && getComputedStyle(mark).display !== 'none';
    })
    .map((line) => line.textContent.replace('Enter', ''));

describe('a field that searches as one types', () => {
  it('says that the search did not work and how to go on, and tries again when the list is opened anew', async () => {
    let failing = true;
    const search = (text: string) =>
      failing ? Promise.reject(new AppError('INTERNAL', { reference: '7K2-Q4' })) : beginning(text);
    await renderKit(<Address search={search} />);
    typeText('Kra');
    const note = await screen.findByRole('option', { name: /Wyszukiwanie się nie udało/ });
    expect(note.textContent).toMatch(/7K2-Q4.*otwórz\slistę/u);
    expect(screen.queryByText(/Nic nie pasuje/)).toBeNull();
    failing = false;
    press('Escape');
    press('ArrowDown');
    expect(await screen.findByRole('option', { name: 'Krasne' })).toBeTruthy();
  });

  it('says that nothing fits when nothing does', async () => {
    await renderKit(<Address />);
    typeText('Zz');
    expect(await screen.findByRole('option', { name: 'Nic nie pasuje do wpisanego tekstu.' })).toBeTruthy();
  });

  it('takes the first line with Enter and marks it so, unless the arrows led on', async () => {
    await renderKit(<Address />);
    typeText('Kra');
    await screen.findByRole('option', { name: 'Krasne' });
    await waitFor(() => expect(marked()).toEqual(['Krasne']));
    press('Enter');
    expect(combo().value).toBe('Krasne');
    typeText('Kra');
    await screen.findByRole('option', { name: 'Krasne' });
    press('ArrowDown');
    expect(marked()).toEqual(['Kraków']);
    press('Enter');
    expect(combo().value).toBe('Kraków');
  });

  it('marks no line before anything is typed', async () => {
    await renderKit(<Address />);
    combo().focus();
    press('ArrowDown');
    await screen.findByRole('option', { name: 'Krasne' });
    expect(marked()).toEqual([]);
    press('ArrowDown');
    expect(marked()).toEqual(['Krasne']);
  });

  it('takes nothing with Enter while the lines are those of an earlier text', async () => {
    const late = Promise.withResolvers<readonly FoundOption[]>();
    await renderKit(<Address search={(text) => (text === 'Kra' ? beginning(text) : late.promise)} />);
    typeText('Kra');
    await screen.findByRole('option', { name: 'Krasne' });
    typeText('Krak');
    press('Enter');
    expect([combo().value, marked()]).toEqual(['Krak', []]);
    late.resolve(await beginning('Krak'));
    await waitFor(() => expect(marked()).toEqual(['Kraków']));
    press('Enter');
    expect(combo().value).toBe('Kraków');
  });

  it('takes with Enter what the arrows led to, also while other lines are on their way', async () => {
    const never = new Promise<readonly FoundOption[]>(() => undefined);
    await renderKit(<Address search={(text) => (text === 'Kra' ? beginning(text) : never)} />);
    typeText('Kra');
    await screen.findByRole('option', { name: 'Krasne' });
    typeText('Krak');
    press('ArrowDown');
    press('Enter');
    expect(combo().value).toBe('Kraków');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('takes with Tab only what the arrows led to', async () => {
    await renderKit(<Address />);
    typeText('Kra');
    await screen.findByRole('option', { name: 'Krasne' });
    press('Tab');
    fireEvent.blur(combo());
    expect(combo().value).toBe('Kra');
    typeText('Kra');
    await screen.findByRole('option', { name: 'Krasne' });
    press('ArrowDown');
    press('Tab');
    expect(combo().value).toBe('Kraków');
  });
});

describe('text that was not chosen from the list', () => {
  it('stays with a sentence beside it and is never saved over, until something is chosen', async () => {
    const save = saved();
    await renderKit(<Address save={save} gmina={{ id: '3', label: 'Lublin' }} />);
    typeText('Krak');
    fireEvent.blur(combo());
    expect(combo().value).toBe('Krak');
    const said = /Wybierz pozycję z\slisty „Gmina” albo usuń wpisany tekst/u;
    expect(await screen.findByText(said)).toBeTruthy();
    expect(combo().getAttribute('aria-invalid')).toBe('true');
    send();
    expect(await screen.findByText(/Do poprawienia jest 1\spole/u)).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
    typeText('Krak');
    fireEvent.click(await screen.findByRole('option', { name: 'Kraków' }));
    await waitFor(() => expect(screen.queryByText(said)).toBeNull());
    send();
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.calls[0]?.[0].gmina).toBe('2');
  });

  it('keeps nobody from saving once it is deleted, or is the choice again', async () => {
    const save = saved();
    await renderKit(<Address save={save} gmina={{ id: '3', label: 'Lublin' }} />);
    for (const [text, value] of [
      ['Lublin ', '3'],
      [' ', null],
    ] as const) {
      typeText('Krak');
      fireEvent.blur(combo());
      await screen.findByText(/albo usuń wpisany tekst/u);
      typeText(text);
      fireEvent.blur(combo());
      await waitFor(() => expect(screen.queryByText(/albo usuń wpisany tekst/u)).toBeNull());
      send();
      await waitFor(() => expect(save.mock.lastCall?.[0].gmina).toBe(value));
    }
  });

  it('is refused with Ctrl+S before the field is left', async () => {
    const save = saved();
    await renderKit(<Address save={save} required />);
    typeText('Krak');
    await act(async () => {
      fireEvent.keyDown(combo(), { key: 's', ctrlKey: true });
      await Promise.resolve();
    });
    expect(await screen.findByText(/Sam wpisany tekst nie zostanie zapisany/u)).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
  });

  it('is nothing to say of a field that was left empty', async () => {
    const save = saved();
    await renderKit(<Address save={save} />);
    fireEvent.focus(combo());
    fireEvent.blur(combo());
    send();
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.calls[0]?.[0].gmina).toBeNull();
  });

  it.each(['form.notChosen', 'form.notChosenOptional'] as const)('%s names the field and what is expected', (key) => {
    expect(unhelpful(i18n.t(key, { ns: 'common', label: 'Osoba, która wyraża zgodę' }))).toBeNull();
  });
});

describe('a choice that nobody made in the field', () => {
  const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('is shown by its name and kept by it in a draft, whether the form was opened with it or a program set it', async () => {
    const onNames = vi.fn<NonNullable<Props['onNames']>>();
    await renderKit(<Address gmina={{ id: '1', label: 'Krasne' }} onNames={onNames} />);
    expect(combo().value).toBe('Krasne');
    click('Nazwy');
    expect(onNames).toHaveBeenLastCalledWith({ 1: 'Krasne' });
    click('Przepisz');
    await waitFor(() => expect(combo().value).toBe('Lublin'));
    click('Nazwy');
    expect(onNames).toHaveBeenLastCalledWith({ 1: 'Krasne', 3: 'Lublin' });
  });

  it('never bears the name of another', async () => {
    await renderKit(<Address gmina={{ id: '1', label: 'Krasne' }} />);
    click('Bez nazwy');
    await waitFor(() => expect(combo().value).toBe(''));
  });
});
