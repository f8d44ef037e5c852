import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { caseloadsRoutes } from '#renderer/features/caseloads/index.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { useUndoHandOver } from '#renderer/ui/undo-hand-over.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { recordId } from '#shared/kernel/ids.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const ID = recordId.parse('0199a1b2-0000-7000-8000-0000000000aa');
const HANDOVER = {
  id: ID,
  fromName: 'Katarzyna Wilk',
  toName: 'Marta Zając',
  from: '2026-11-20',
  reason: 'zmiana rejonu',
  ask: [],
  families: 1,
  people: 0,
  tasks: 0,
  recordedAt: '2026-11-20T09:00:00.000Z',
  recordedByName: 'Anna Hebda',
  undoneAt: null,
  undoneByName: null,
};

/** The screen that hands something over, with nothing on it but the toast's way back. */
function Handing() {
  const toast = useToast();
  const undo = useUndoHandOver();
  return (
    <>
      <h1>Przekazanie</h1>
      <button type="button" onClick={() => toast({ text: 'Przekazano.', undo: undo.fromToast(ID) })}>
        przekaż
      </button>
    </>
  );
}

/** Draws it over an office where the former worker has no room: a reason is asked for. */
async function show(refuse: (limitReason: string | null) => AppError | null) {
  const reasons: (string | null)[] = [];
  const taken = () => reasons.some((reason) => refuse(reason) === null);
  const undone = () => ({ undoneAt: '2026-11-21T09:00:00.000Z', undoneByName: 'Anna Hebda' });
  const office = sampleOffice({
    demo: false,
    answers: {
      'caseloads.log': () => ({
        handovers: [{ ...HANDOVER, ...(taken() ? undone() : {}) }],
        exceptions: [],
        counts: { handovers: 1, exceptions: 0 },
      }),
      'caseloads.undoHandOver': (input) => {
        const { limitReason } = input as { readonly limitReason: string | null };
        reasons.push(limitReason);
        const refusal = refuse(limitReason);
        if (refusal !== null) throw refusal;
        return { id: ID, tasks: 0, tasksLeft: 0 };
      },
      'caseloads.overview': () => ({ workers: [], limit: null }),
    },
  });
  const page = defineScreen({ path: '/pulpit', permission: 'signed-in', search: z.object({}) });
  const { history } = await renderProgram({
    routes: [{ screen: page, component: Handing }, ...caseloadsRoutes],
    office,
  });
  fireEvent.click(screen.getByRole('button', { name: 'przekaż' }));
  fireEvent.click(screen.getByRole('button', { name: /^Cofnij/ }));
  return { reasons, history };
}

const overLimit = (limitReason: string | null) =>
  limitReason === null
    ? new AppError('INVALID_INPUT', { fields: [{ path: 'limitReason', message: 'Powód: podaj powód.' }] })
    : null;

describe('taking a handing over back from its toast', () => {
  it('leads past the limit to the log, which asks for the reason and takes it back', async () => {
    const { reasons, history } = await show(overLimit);
    const dialog = await screen.findByRole('dialog', { name: /Cofnij przekazanie: Katarzyna Wilk, Marta Zając/ });
    expect(history.location.href).toContain('tab=log');
    expect(screen.queryByText(/Popraw zaznaczone pola/)).toBeNull();
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: 'wróciła z urlopu' } });
    fireEvent.click(within(dialog).getByRole('button', { name: /^Cofnij/ }));
    expect(await screen.findByRole('group', { name: /Przekazanie cofnięte/ })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(reasons).toEqual([null, 'wróciła z urlopu']);
    expect(history.location.href).not.toContain('undo=');
  });

  it('says any other refusal where it stands', async () => {
    const { history } = await show(() => new AppError('RULE_BROKEN', { rule: 'giver-inactive' }));
    expect(await screen.findByRole('group', { name: /^Nie cofnięto\. ./ })).toBeTruthy();
    expect(history.location.href).toBe('/pulpit');
  });
});
