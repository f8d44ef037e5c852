import '#tests/support/page-environment.ts';
import { fireEvent, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';

import { useNoteKey } from '#renderer/features/family-work/index.ts';
import type { RecordCard } from '#shared/contract/record.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Role } from '#shared/permissions/roles.ts';
import { sampleOffice, sampleStatus } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const ARCHIVED: RecordCard['archived'] = {
  on: asLocalDate('2026-11-20'),
  byName: 'Anna Hebda',
  reason: 'koniec',
};

function Probe(props: { begin: () => void; onChronicle: boolean; archived: RecordCard['archived'] }): ReactNode {
  const { archived, ...rest } = props;
  const hints = useNoteKey({ card: { archived }, ...rest });
  return <p data-testid="hints">{hints.map(({ keys, label }) => `${keys.join('+')} ${label}`)}</p>;
}

it.each<[string, readonly Role[], boolean, RecordCard['archived'], begun: number, hint: string]>([
  ['from any tab', ['worker'], false, null, 1, 'F8 nowy wpis w'],
  ['left to the button of the chronicle itself', ['worker'], true, null, 0, 'F8 nowy wpis w'],
  ['not of a card in the archive', ['worker'], false, ARCHIVED, 0, ''],
  ['not for those who only look', ['viewer'], false, null, 0, ''],
])('F8 begins an entry %s', async (_when, roles, onChronicle, archived, begun, hint) => {
  const begin = vi.fn<() => void>();
  const status = sampleStatus(false);
  if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
  const session = { ...status.session, user: { ...status.session.user, roles: [...roles] } };
  const watch = async function* (signal: AbortSignal | undefined) {
    yield { ...status, session };
    await new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => resolve());
    });
  };
  const office = sampleOffice({ demo: false, answers: { 'session.watch': (_input, signal) => watch(signal) } });
  await renderKit(<Probe begin={begin} onChronicle={onChronicle} archived={archived} />, office);
  fireEvent.keyDown(document.body, { key: 'F8' });
  expect(begin).toHaveBeenCalledTimes(begun);
  expect(screen.getByTestId('hints').textContent).toContain(hint);
});
