import '#tests/support/page-environment.ts';
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { sessionRoutes } from '#renderer/features/session/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sampleOffice, sampleStatus } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

describe('the lock', () => {
  beforeEach(async () => {
    const status = sampleStatus(false);
    if (status.session.state !== 'signed-in') throw new Error('The sample is signed in');
    const { user, office } = status.session;
    const locked = { ...status, session: { state: 'locked' as const, user, office } };
    await renderProgram({
      routes: sessionRoutes,
      office: sampleOffice({
        demo: false,
        answers: {
          'session.watch': (_input, signal) =>
            (async function* watch() {
              yield locked;
              await new Promise<void>((resolve) => {
                signal?.addEventListener('abort', () => resolve());
              });
            })(),
          'session.unlock': () => {
            throw new AppError('WRONG_PASSWORD', { waitSeconds: 0 });
          },
        },
      }),
    });
  });

  it('leads from a forgotten password to the recovery key, and back', async () => {
    const forgotten = screen.getByRole('button', { name: 'Nie pamiętam hasła' });
    expect(screen.queryByRole('button', { name: 'Mam klucz odzyskiwania' })).toBeNull();
    fireEvent.click(forgotten);
    expect(screen.getByText(/hasło\stymczasowe/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Mam klucz odzyskiwania' }));
    expect(await screen.findByLabelText(/^Klucz z karty/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Wróć' }));
    expect(await screen.findByRole('heading', { name: 'Zablokowano' })).toBeTruthy();
  });

  it('says a wrong password with a sign beside the words, not by colour alone', async () => {
    fireEvent.change(screen.getByLabelText('Hasło'), { target: { value: 'nie to' } });
    fireEvent.click(screen.getByRole('button', { name: 'Odblokuj' }));
    const said = await screen.findByText(/^Hasło\ssię\snie\szgadza\.$/);
    expect(said.closest('[role="status"]')?.querySelector('svg')).not.toBeNull();
  });
});
