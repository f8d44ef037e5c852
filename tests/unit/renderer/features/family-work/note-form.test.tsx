import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { NoteEditor } from '#renderer/features/family-work/note-form.tsx';
import type { Note } from '#shared/features/family-work/notes.schema.ts';
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
