import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { NoteEditor } from '#renderer/features/family-work/note-form.tsx';
import type { Note } from '#shared/features/family-work/notes.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { familyId, recordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const FAMILY = { kind: 'family', id: familyId.parse('0199a1b2-0000-7000-8000-0000000000aa') } as const;
const idOf = (number: number): string => `0199a1b2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [ME, BARBARA, LEFT, THIRD] = [1, 21, 22, 23].map(idOf);
const user = (id: string | undefined, name: string) =>
  ({ shown: true, kind: 'user', id: id ?? '', name }) as const satisfies Note['participants'][number];

it('a correction keeps every worker who took part, also one who has left and the writer, and takes more', async () => {
  const note: Note = {
    id: recordId.parse(idOf(90)),
    version: 1,
    kind: 'home-visit',
    on: asLocalDate('2026-11-20'),
    atMinute: null,
    participants: [user(ME, 'Maria Zając'), user(BARBARA, 'Barbara Lis'), user(LEFT, 'Celina Dawna')],
    others: null,
    text: 'Rozmowa.',
    byName: 'Barbara Lis',
    at: instant.parse('2026-11-20T09:00:00.000Z'),
    family: null,
    withdrawn: null,
    tasks: [],
  };
  const saved: unknown[] = [];
  const office = sampleOffice({
    demo: false,
    answers: {
      'administration.listWorkers': () => [
        { id: ME, displayName: 'Maria Zając' },
        { id: BARBARA, displayName: 'Barbara Lis' },
        { id: THIRD, displayName: 'Dorota Nowa' },
      ],
      'notes.correct': (input) => {
        saved.push((input as { fields: { userIds: string[] } }).fields.userIds);
        return { id: note.id, version: 2 };
      },
    },
  });
  const nothing = () => undefined;
  await renderKit(<NoteEditor record={FAMILY} people={[]} note={note} onClose={nothing} onWritten={nothing} />, office);
  const box = async (name: string) => await screen.findByRole<HTMLInputElement>('checkbox', { name });
  for (const name of ['Maria Zając', 'Barbara Lis', 'Celina Dawna']) expect((await box(name)).checked).toBe(true);
  fireEvent.click(await box('Dorota Nowa'));
  fireEvent.change(screen.getByLabelText(/^Powód poprawki/), { target: { value: 'pomyłka' } });
  fireEvent.click(screen.getByRole('button', { name: /^Zapisz poprawkę/ }));
  await waitFor(() => expect(saved).toEqual([[ME, BARBARA, LEFT, THIRD]]));
});

it('a new note says all its wrong fields at once, each beside its field, and what only the office knows as well', async () => {
  const sentence = 'Kto brał udział: wybierz, kto brał udział, z Twoich spraw albo z tej rodziny.';
  const office = sampleOffice({
    demo: false,
    answers: {
      'administration.listWorkers': () => [{ id: BARBARA, displayName: 'Barbara Lis' }],
      'notes.write': () => {
        const fields = [
          { path: 'fields.personIds', message: sentence },
          { path: 'nextStep.userId', message: 'Kto: wybierz z listy pracownika, który prowadzi osoby i rodziny.' },
        ];
        throw new AppError('INVALID_INPUT', { fields });
      },
    },
  });
  const nothing = () => undefined;
  const people = [{ id: idOf(31), name: 'Ewa Nowak' }];
  await renderKit(<NoteEditor record={FAMILY} people={people} onClose={nothing} onWritten={nothing} />, office);
  const save = () => fireEvent.click(screen.getByRole('button', { name: /^Zapisz wpis/ }));
  const type = (name: RegExp, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });
  const listed = () => screen.getByText(/^Do poprawienia/).parentElement?.textContent;
  type(/^Data/, '1.12.2026');
  type(/^Godzina/, '25:00');
  type(/^Termin/, '1.1.2020');
  save();
  await waitFor(() => expect(listed()).toBe('Do poprawienia jest 5 pól.Data, Godzina, Treść, Co zrobić, Termin'));
  for (const said of [/^Podaj datę wpisu nie późniejszą/, /^Wpisz godzinę i/, /^Wpisz treść/, /^Wpisz następny krok/]) {
    expect(screen.getByText(said)).toBeTruthy();
  }
  expect(screen.getByText(/^Podaj termin nie wcześniejszy niż dziś/)).toBeTruthy();
  type(/^Data/, '1.11.2026');
  type(/^Godzina/, '10:15');
  type(/^Treść/, 'Rozmowa.');
  type(/^Co zrobić/, 'Telefon');
  type(/^Termin/, '1.2.2030');
  save();
  await waitFor(() => expect(listed()).toMatch(/Kto brał udział, Kto$/));
  const group = screen.getByRole('group', { name: 'Kto brał udział' });
  expect(group.getAttribute('aria-describedby')).not.toBeNull();
  expect(screen.getByText(/^Wybierz, kto brał udział/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Ewa Nowak' }));
});
