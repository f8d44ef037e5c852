import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { Chronicle } from '#renderer/features/family-work/chronicle.tsx';
import type { Note } from '#shared/features/family-work/notes.schema.ts';
import { familyId, recordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

/** More than one call may ask for. */
const WRITTEN = 560;
const WINDOWS = 12;
const FAMILY = { kind: 'family', id: familyId.parse('0199a1b2-0000-7000-8000-0000000000aa') } as const;

const noteOf = (number: number): Note => ({
  id: recordId.parse(`0199a1b2-0000-7000-8000-${String(number).padStart(12, '0')}`),
  version: 1,
  kind: 'home-visit',
  on: asLocalDate('2026-11-20'),
  atMinute: null,
  participants: [],
  others: null,
  text: `wizyta nr ${number}.`,
  byName: 'Maria Zając',
  at: instant.parse('2026-11-20T09:00:00.000Z'),
  family: null,
  withdrawn: null,
  tasks: [],
});

const VIEW = { kind: null, search: '', note: null };

describe('a chronicle', () => {
  it('asks for older entries until the one that was looked for is there, marks it and brings the focus to it', async () => {
    const all = [noteOf(5), noteOf(4), noteOf(3), noteOf(2), noteOf(1)];
    const office = sampleOffice({
      demo: false,
      answers: {
        'notes.list': (input) => {
          const { offset } = (input as { window: { offset: number } }).window;
          const at = offset / 50;
          const rows = all.slice(at, at + 1);
          return { rows, count: 250, total: 250, recordName: 'Próbni', may: { edit: false, export: false } };
        },
      },
    });
    const [, , , wanted] = all;
    const view = { ...VIEW, note: wanted?.id ?? null };
    await renderKit(<Chronicle record={FAMILY} people={[]} view={view} onView={() => undefined} />, office);
    const text = await screen.findByText('wizyta nr 2.');
    const marked = text.closest('li');
    expect(marked?.getAttribute('aria-current')).toBe('true');
    await waitFor(() => expect(marked?.contains(document.activeElement)).toBe(true));
    expect(marked?.parentElement?.querySelectorAll('[aria-current]')).toHaveLength(1);
    expect(screen.queryByText('wizyta nr 1.')).toBeNull();
  });

  it('goes back to its first entry, however long it is', async () => {
    const all = Array.from({ length: WRITTEN }, (_, index) => noteOf(WRITTEN - index));
    const office = sampleOffice({
      demo: false,
      answers: {
        'notes.list': (input) => {
          const { offset, limit } = (input as { window: { offset: number; limit: number } }).window;
          if (limit > 500) throw new Error('no window is longer');
          // One entry stands for a window: drawing all of them takes half a minute.
          const rows = all.slice(offset, offset + 1);
          return { rows, count: WRITTEN, total: WRITTEN, recordName: 'Próbni', may: { edit: false, export: false } };
        },
      },
    });
    await renderKit(<Chronicle record={FAMILY} people={[]} view={VIEW} onView={() => undefined} />, office);
    const list = await screen.findByRole('list', { name: 'Kronika' });
    const shown = () => list.children.length;
    for (let before = shown(); before < WINDOWS; before = shown()) {
      fireEvent.click(await screen.findByRole('button', { name: 'Pokaż starsze' }));
      await waitFor(() => expect(shown()).toBeGreaterThan(before));
    }
    expect(within(list).getByText('wizyta nr 10.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Pokaż starsze' })).toBeNull();
  });
});
