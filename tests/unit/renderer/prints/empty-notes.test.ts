import { expect, test } from 'vitest';

import { notesDocument } from '#renderer/prints/notes/notes.tsx';
import { NOTES_FIXTURE } from '#renderer/prints/notes/notes.fixture.ts';
import { instant } from '#shared/kernel/instant.ts';

const printedAt = instant.parse('2026-11-23T09:00:00.000Z');
const CONTEXT = { officeName: 'Ośrodek', printedBy: 'Ktoś', printedAt, demo: false };
const keysOf = (notes: typeof NOTES_FIXTURE) =>
  notesDocument(notes, 'Nowak', 'wszystkie wpisy', CONTEXT).blocks.map(({ key }) => key);

test('a chronicle without entries says so on paper, and only such a one', () => {
  expect(keysOf([])).toEqual(['title', 'none']);
  expect(keysOf(NOTES_FIXTURE)).not.toContain('none');
});
