import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';

import { Dialog } from '#renderer/ui/dialog.tsx';
import { renderKit } from '#tests/support/render-page.tsx';

function Opening({ goes }: { goes: boolean }) {
  const [open, setOpen] = useState(false);
  const [gone, setGone] = useState(false);
  return (
    <>
      <h2 id="page-title" tabIndex={-1}>
        Tytuł
      </h2>
      {gone ? null : (
        <button type="button" onClick={() => setOpen(true)}>
          Otwórz
        </button>
      )}
      {open ? (
        <Dialog title="Pytanie" onClose={() => setOpen(false)}>
          <button
            type="button"
            onClick={() => {
              setGone(goes);
              setOpen(false);
            }}
          >
            Zrób
          </button>
        </Dialog>
      ) : null}
    </>
  );
}

async function openAndClose(goes: boolean): Promise<void> {
  await renderKit(<Opening goes={goes} />);
  const opener = screen.getByRole('button', { name: 'Otwórz' });
  opener.focus();
  fireEvent.click(opener);
  fireEvent.click(await screen.findByRole('button', { name: 'Zrób' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('the keyboard after a dialog', () => {
  test('is where the dialog was opened from', async () => {
    await openAndClose(false);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Otwórz'));
  });

  test('is on the title of the page when that has gone with its row', async () => {
    await openAndClose(true);
    await waitFor(() => expect(document.activeElement?.id).toBe('page-title'));
  });
});
