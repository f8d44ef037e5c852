import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  ChoiceField,
  ComboSearchField,
  DateField,
  Form,
  NumberField,
  PasswordField,
  PeselField,
  SelectField,
  TextField,
  useOfficeForm,
} from '#renderer/ui/form/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { localDateNamed, asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';
import { withCapitals } from '#shared/kernel/typed-text.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const schema = z.object({
  surname: z.string().trim().min(1, 'Nazwisko: wpisz nazwisko.'),
  second: z.string().nullable(),
  born: localDateNamed('Data urodzenia', 'podaj datę urodzenia'),
  pesel: z.string(),
  sex: z.enum(['female', 'male'], 'Płeć: wybierz.'),
  citizenship: z.string(),
  rooms: z.number('Liczba pokoi: wpisz liczbę.').nullable(),
  gmina: z.string().nullable(),
  password: z.string(),
});
type Values = z.output<typeof schema>;

const SEXES = [
  { value: 'female', label: 'kobieta' },
  { value: 'male', label: 'mężczyzna' },
];

type Props = {
  readonly save?: (values: Values) => Promise<void>;
  readonly onCancel?: () => void;
  readonly onRecognised?: (found: { readonly birthDate: string; readonly sex: string }) => void;
};

function PersonForm({ save = () => Promise.resolve(), onCancel, onRecognised }: Props) {
  const form = useOfficeForm({
    draft: { never: 'password' },
    schema,
    defaultValues: {
      surname: '',
      second: null,
      born: '',
      pesel: '',
      sex: 'female',
      citizenship: 'PL',
      rooms: null,
      gmina: null,
      password: '',
    },
    save,
  });
  const { control } = form.form;
  return (
    <Form form={form} {...(onCancel === undefined ? {} : { onCancel })}>
      <TextField control={control} name="surname" label="Nazwisko" hint="z dowodu" required />
      <TextField control={control} name="second" label="Drugie imię" nullable />
      <DateField control={control} name="born" label="Data urodzenia" side="past" />
      <PeselField
        control={control}
        name="pesel"
        label="PESEL"
        {...(onRecognised === undefined ? {} : { onRecognised })}
      />
      <ChoiceField control={control} name="sex" label="Płeć" options={SEXES} />
      <SelectField
        control={control}
        name="citizenship"
        label="Obywatelstwo"
        options={[{ value: 'PL', label: 'polskie' }]}
      />
      <NumberField control={control} name="rooms" label="Liczba pokoi" />
      <ComboSearchField
        control={control}
        name="gmina"
        label="Gmina"
        queryKey={['gminy']}
        search={(text) => Promise.resolve([{ id: '1261011', label: `${text}ków` }])}
      />
      <PasswordField control={control} name="password" label="Hasło" />
      <button type="submit">Wyślij</button>
    </Form>
  );
}

const type = (label: string | RegExp, value: string) => {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value } });
  return field;
};
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Wyślij' }));
const saved = () => vi.fn<(values: Values) => Promise<void>>(() => Promise.resolve());

describe('form', () => {
  it('labels every field and ties hint and error to it', async () => {
    await renderKit(<PersonForm />);
    const surname = screen.getByRole('textbox', { name: /Nazwisko/ });
    expect(surname.getAttribute('aria-describedby')).toBeTruthy();
    expect(screen.getByRole('radiogroup', { name: /Płeć/ })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'Obywatelstwo' })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'Gmina' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Otwórz kalendarz: Data urodzenia' })).toBeTruthy();
  });

  it('sums the errors up with links, says each beside its field, and leads the focus to the first', async () => {
    const save = saved();
    await renderKit(<PersonForm save={save} />);
    send();
    const summary = await screen.findByText('Do poprawienia są 2 pola.', {
      normalizer: (text) => text.replaceAll('\u00a0', ' '),
    });
    const box = summary.closest('[role="alert"]');
    if (!(box instanceof HTMLElement)) throw new Error('The summary is no alert');
    const surname = screen.getByRole('textbox', { name: /Nazwisko/ });
    expect(document.activeElement).toBe(surname);
    expect(surname.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Wpisz nazwisko.')).toBeTruthy();
    fireEvent.click(within(box).getByRole('button', { name: 'Data urodzenia' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Data urodzenia')));
    expect(save).not.toHaveBeenCalled();
  });

  it.each([
    ['1.2.26', '2026-02-01', '01.02.2026'],
    ['01022026', '2026-02-01', '01.02.2026'],
    ['2026-02-01', '2026-02-01', '01.02.2026'],
  ])('understands the typed date %s', async (typed, value, shown) => {
    const save = saved();
    await renderKit(<PersonForm save={save} />);
    type(/Nazwisko/, 'Nowak');
    const field = type('Data urodzenia', typed);
    fireEvent.blur(field);
    await waitFor(() => expect(field).toHaveProperty('value', shown));
    send();
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.calls[0]?.[0].born).toBe(value);
  });

  it.each([
    ['1203', 'Control+S', (field: HTMLElement) => fireEvent.keyDown(field, { key: 's', ctrlKey: true })],
    ['12 03', 'leaving', (field: HTMLElement) => fireEvent.blur(field)],
  ])('writes %s out in full at once and saves it so on %s', async (typed, _by, done) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-02-04T12:00:00Z') });
    try {
      const save = saved();
      await renderKit(<PersonForm save={save} />);
      type(/Nazwisko/, 'Nowak');
      const field = type('Data urodzenia', typed);
      expect(field).toHaveProperty('value', typed);
      expect(screen.getByText('12.03.2025').getAttribute('aria-live')).toBe('polite');
      done(field);
      await waitFor(() => expect(field).toHaveProperty('value', '12.03.2025'));
      if (save.mock.calls.length === 0) send();
      await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
      expect(save.mock.calls[0]?.[0].born).toBe('2025-03-12');
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['dziś', 'dzis', ' Dziś '])('understands „%s” as the day of the office', async (typed) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T23:30:00Z') });
    try {
      const save = saved();
      await renderKit(<PersonForm save={save} />);
      type(/Nazwisko/, 'Nowak');
      const field = type('Data urodzenia', typed);
      fireEvent.blur(field);
      await waitFor(() => expect(field).toHaveProperty('value', '05.03.2026'));
      send();
      await waitFor(() => expect(save).toHaveBeenCalled());
      expect(save.mock.calls[0]?.[0].born).toBe('2026-03-05');
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps a date it cannot understand as it was typed, with a sentence', async () => {
    await renderKit(<PersonForm />);
    const field = type('Data urodzenia', '31.02.2026');
    fireEvent.blur(field);
    expect(await screen.findByText(/Podaj datę urodzenia: istniejący dzień/)).toBeTruthy();
    expect(field).toHaveProperty('value', '31.02.2026');
  });

  it('saves on Ctrl+S what was typed, empty texts as null', async () => {
    const save = saved();
    await renderKit(<PersonForm save={save} />);
    type(/Nazwisko/, ' Nowak ');
    type('Data urodzenia', '01.02.2000');
    type('Liczba pokoi', '3');
    fireEvent.click(screen.getByRole('radio', { name: 'mężczyzna' }));
    fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.calls[0]?.[0]).toMatchObject({ surname: 'Nowak', second: null, rooms: 3, sex: 'male' });
  });

  it('goes back on Escape', async () => {
    const onCancel = vi.fn<() => void>();
    await renderKit(<PersonForm onCancel={onCancel} />);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(onCancel).toHaveBeenCalledTimes(1);
  });

  it('puts what the office refused beside its field and keeps every value', async () => {
    const refusal = new AppError('INVALID_INPUT', {
      fields: [{ path: 'fields.surname', message: 'Nazwisko: wpisz litery.' }],
    });
    await renderKit(<PersonForm save={() => Promise.reject(refusal)} />);
    type(/Nazwisko/, '12');
    type('Data urodzenia', '01.02.2000');
    send();
    expect(await screen.findByText('Wpisz litery.')).toBeTruthy();
    expect(screen.getByLabelText(/Nazwisko/)).toHaveProperty('value', '12');
    expect(screen.getByLabelText('Data urodzenia')).toHaveProperty('value', '01.02.2000');
  });

  it('says on top why nothing was saved when no field is to blame', async () => {
    await renderKit(<PersonForm save={() => Promise.reject(new AppError('DISK_FULL'))} />);
    type(/Nazwisko/, 'Nowak');
    type('Data urodzenia', '01.02.2000');
    send();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('brakuje miejsca');
    await waitFor(() => expect(document.activeElement?.contains(alert)).toBe(true));
    // Only the save leads there: typing goes on with the band still standing.
    const field = type(/Nazwisko/, 'Nowakowa');
    field.focus();
    type(/Nazwisko/, 'Nowakowska');
    expect(document.activeElement).toBe(field);
  });

  it('shows why nothing was saved to whoever typed on meanwhile, and leaves them the keyboard', async () => {
    const shown = vi.fn<() => void>();
    HTMLElement.prototype.scrollIntoView = shown;
    let refuse = (_error: unknown): void => undefined;
    await renderKit(<PersonForm save={() => new Promise((_, reject) => (refuse = reject))} />);
    type(/Nazwisko/, 'Nowak');
    type('Data urodzenia', '01.02.2000');
    const field = screen.getByLabelText(/Nazwisko/);
    field.focus();
    send();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Wyślij' })).toBeTruthy());
    await vi.waitFor(() => expect(refuse.length).toBe(1));
    type(/Nazwisko/, 'Nowakowska');
    refuse(new AppError('DISK_FULL'));
    await screen.findByRole('alert');
    await waitFor(() => expect(shown).toHaveBeenCalledTimes(1));
    expect(document.activeElement).toBe(field);
    Reflect.deleteProperty(HTMLElement.prototype, 'scrollIntoView');
  });

  it('names the fields to correct in their order on the screen', async () => {
    const refusal = new AppError('INVALID_INPUT', {
      fields: [
        { path: 'pesel', message: 'PESEL: podaj numer.' },
        { path: 'born', message: 'Data urodzenia: podaj datę.' },
        { path: 'surname', message: 'Nazwisko: wpisz litery.' },
      ],
    });
    await renderKit(<PersonForm save={() => Promise.reject(refusal)} />);
    type(/Nazwisko/, '12');
    type('Data urodzenia', '01.02.2000');
    send();
    await screen.findByText('Wpisz litery.');
    const links = screen.getAllByRole('alert').flatMap((band) => within(band).queryAllByRole('button'));
    expect(links.map((link) => link.textContent)).toEqual(['Nazwisko', 'Data urodzenia', 'PESEL']);
  });

  it('reports the date and the sex of a valid PESEL, with or without spaces', async () => {
    const onRecognised = vi.fn<NonNullable<Props['onRecognised']>>();
    await renderKit(<PersonForm onRecognised={onRecognised} />);
    const pesel = makePesel(asLocalDate('2012-05-04'), 'female', 7);
    type('PESEL', `${pesel.slice(0, 6)} ${pesel.slice(6)}`);
    expect(onRecognised).toHaveBeenLastCalledWith({ birthDate: '2012-05-04', sex: 'female' });
    expect(screen.getByLabelText('PESEL')).toHaveProperty('value', pesel);
  });

  it('shows a password on demand and says when Caps Lock is on', async () => {
    await renderKit(<PersonForm />);
    const password = type('Hasło', 'tajne haslo');
    expect(password.getAttribute('type')).toBe('password');
    fireEvent.click(screen.getByRole('button', { name: 'Pokaż hasło' }));
    expect(password.getAttribute('type')).toBe('text');
    fireEvent.keyDown(password, { key: 'A', modifierCapsLock: true });
    expect(await screen.findByText('Włączony Caps Lock')).toBeTruthy();
  });

  it('finds the option of a long list by typing and keeps its id', async () => {
    const save = saved();
    await renderKit(<PersonForm save={save} />);
    const combo = screen.getByRole('combobox', { name: 'Gmina' });
    fireEvent.input(combo, { target: { value: 'Kra' } });
    fireEvent.click(await screen.findByRole('option', { name: 'Kraków' }));
    expect(combo).toHaveProperty('value', 'Kraków');
    type(/Nazwisko/, 'Nowak');
    type('Data urodzenia', '01.02.2000');
    send();
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.calls[0]?.[0].gmina).toBe('1261011');
  });

  it('asks before what was typed is lost, and stays when told so', async () => {
    const { history } = await renderKit(<PersonForm />);
    type(/Nazwisko/, 'Nowak');
    history.push('/gdzie-indziej');
    const dialog = await screen.findByRole('alertdialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Zostań na stronie' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.getByLabelText(/Nazwisko/)).toHaveProperty('value', 'Nowak');
    expect(history.location.pathname).toBe('/pulpit');
  });
});

describe('a field that proposes', () => {
  function Capitals() {
    const form = useOfficeForm({
      draft: { never: 'password' },
      schema: z.object({ surname: z.string() }),
      defaultValues: { surname: '' },
      save: () => Promise.resolve(),
    });
    return (
      <Form form={form}>
        <TextField control={form.form.control} name="surname" label="Nazwisko" propose={withCapitals} />
      </Form>
    );
  }

  it('gives a name its capitals when left, and lets it be when typed back', async () => {
    await renderKit(<Capitals />);
    const surname = screen.getByLabelText('Nazwisko');
    const typeAndLeave = (value: string) => {
      fireEvent.change(surname, { target: { value } });
      fireEvent.blur(surname);
    };
    typeAndLeave('wróblewska');
    await waitFor(() => expect(surname).toHaveProperty('value', 'Wróblewska'));
    typeAndLeave('wróblewska');
    expect(surname).toHaveProperty('value', 'wróblewska');
  });
});
