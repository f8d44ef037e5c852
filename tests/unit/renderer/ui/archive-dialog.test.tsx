import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ArchiveDialog, type Archiving } from '#renderer/ui/record/archive-dialog.tsx';
import { renderKit } from '#tests/support/render-page.tsx';

it.each([
  [0, null, false],
  [1, 'Odwołaj 1 otwarte zadanie', true],
  [3, 'Odwołaj 3 otwarte zadania', false],
] as const)('with %i open tasks it offers „%s”', async (openTasks, offer, leaves) => {
  const archived: Archiving[] = [];
  const onArchive = async (archiving: Archiving) => {
    archived.push(archiving);
    await Promise.resolve();
  };
  await renderKit(
    <ArchiveDialog
      text="Karta zostaje."
      openTasks={openTasks}
      draft={{ form: 'families.archive', subject: null }}
      onClose={() => undefined}
      onArchive={onArchive}
    />,
  );
  const boxes = screen.queryAllByRole<HTMLInputElement>('checkbox');
  expect(boxes).toHaveLength(offer === null ? 0 : 1);
  if (offer !== null) expect(screen.getByRole('checkbox', { name: offer })).toBe(boxes[0]);
  const [box] = boxes;
  expect(box?.checked ?? true).toBe(true);
  if (box !== undefined && !leaves) fireEvent.click(box);
  fireEvent.change(screen.getByLabelText(/^Powód/), { target: { value: 'wyjazd' } });
  fireEvent.click(screen.getByRole('button', { name: 'Przenieś do archiwum' }));
  await waitFor(() => expect(archived).toEqual([{ reason: 'wyjazd', cancelTasks: leaves }]));
});

it('is done with Ctrl+S, which never opens the window of the browser for saving a page', async () => {
  const archived: Archiving[] = [];
  await renderKit(
    <ArchiveDialog
      text="Karta zostaje."
      openTasks={0}
      draft={{ form: 'families.archive', subject: null }}
      onClose={() => undefined}
      onArchive={async (archiving) => {
        archived.push(archiving);
        await Promise.resolve();
      }}
    />,
  );
  fireEvent.change(screen.getByLabelText(/^Powód/), { target: { value: 'wyjazd' } });
  // False when somebody took the key: then the browser does nothing with it.
  expect(fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })).toBe(false);
  await waitFor(() => expect(archived).toMatchObject([{ reason: 'wyjazd' }]));
});
