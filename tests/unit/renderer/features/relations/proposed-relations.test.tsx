import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ProposedRelations } from '#renderer/features/relations/index.ts';
import type { ShownProposal, SkippedProposal } from '#shared/features/relations/relations.schema.ts';
import { familyId, personId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const FAMILY = familyId.parse('0199a1b2-0000-7000-8000-0000000000fa');
const idOf = (number: number) => personId.parse(`0199a1b2-0000-7000-8000-00000000000${number}`);
const [MOTHER, CHILD, SON] = [idOf(1), idOf(2), idOf(3)];
const member = (id: typeof MOTHER, name: string) =>
  ({ id, name, sex: 'female', birthDate: asLocalDate('2000-01-01'), present: true }) as const;
const MEMBERS = [member(MOTHER, 'Ćwik Hanna'), member(CHILD, 'Ćwik Celina'), member(SON, 'Ćwik Maja')];
const SKIPPED: SkippedProposal = { byName: 'Anna Hebda', at: instant.parse('2026-11-20T09:00:00.000Z') };

it('what was skipped is counted, listed with who skipped it and when, and comes back', async () => {
  const skipped = new Map<string, SkippedProposal | null>([
    [CHILD, null],
    [SON, SKIPPED],
  ]);
  const proposed = (): ShownProposal[] =>
    [...skipped].map(([id, one]) => ({ id: personId.parse(id), otherId: MOTHER, role: 'parent', skipped: one }));
  const set = (one: SkippedProposal | null) => (input: unknown) => {
    skipped.set((input as { id: string }).id, one);
    return { familyId: FAMILY };
  };
  const office = sampleOffice({
    demo: false,
    answers: {
      'relations.proposed': proposed,
      'relations.skipProposed': set(SKIPPED),
      'relations.proposeAgain': set(null),
    },
  });
  await renderKit(<ProposedRelations familyId={FAMILY} members={MEMBERS} />, office);
  const count = (number: number) => screen.findByRole('button', { name: `Pominięte: ${number}` });
  const again = () => screen.queryAllByRole('button', { name: /^Przywróć: / });
  fireEvent.click(await count(1));
  expect(again().map((button) => button.getAttribute('aria-label'))).toEqual([
    'Przywróć: Ćwik Maja: matka – Ćwik Hanna',
  ]);
  expect(screen.getByText(/pominięto 20\.11\.2026.*Anna Hebda/)).toBeTruthy();
  // One more is skipped: the list that is open takes it.
  fireEvent.click(screen.getByRole('button', { name: /^Pomiń: Ćwik Celina/ }));
  await count(2);
  await waitFor(() => expect(again()).toHaveLength(2));
  expect(screen.queryByRole('button', { name: /^Pomiń: / })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^Przywróć: Ćwik Maja/ }));
  expect(await screen.findByRole('button', { name: /^Pomiń: Ćwik Maja/ })).toBeTruthy();
  fireEvent.click(await count(1));
  await waitFor(() => expect(again()).toHaveLength(0));
});
