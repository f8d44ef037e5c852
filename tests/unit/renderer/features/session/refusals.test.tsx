import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { RecoveryPage, sessionRoutes } from '#renderer/features/session/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const field = (label: RegExp): HTMLElement => screen.getByLabelText(label);

describe('a wrong password there was', () => {
  it('is said of that password at its field, emptied and with the focus', async () => {
    const office = sampleOffice({
      demo: false,
      answers: {
        'session.changePassword': () => {
          throw new AppError('WRONG_PASSWORD');
        },
      },
    });
    await renderProgram({ routes: sessionRoutes, path: PATHS.ownPassword, office });
    const fresh = 'cztery zielone krzesła';
    for (const [label, value] of [
      [/^Obecne hasło/, 'złe hasło'],
      [/^Nowe hasło/, fresh],
      [/^Powtórz nowe hasło/, fresh],
    ] as const) {
      fireEvent.change(field(label), { target: { value } });
    }
    fireEvent.click(screen.getByRole('button', { name: 'Zmień hasło' }));
    await waitFor(() => expect(field(/^Obecne hasło/).getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText(/^Obecne\shasło\ssię\snie\szgadza\.$/)).toBeTruthy();
    expect(screen.queryByText(/Nazwa użytkownika/)).toBeNull();
    expect(document.activeElement).toBe(field(/^Obecne hasło/));
    expect(field(/^Obecne hasło/)).toHaveProperty('value', '');
  });
});

describe('a recovery key with a typing error', () => {
  const routes = [
    {
      screen: defineScreen({ path: PATHS.dashboard, permission: 'signed-in', search: z.object({}) }),
      component: () => <RecoveryPage onBack={() => undefined} />,
    },
  ];

  it.each([
    [{ reason: 'part-length', part: 4 }, /^Część 4 klucza ma za mało albo za dużo znaków/],
    [{ reason: 'part-sign', part: 2 }, /części 2 klucza jest znak/],
    [{ reason: 'checksum' }, /^Któryś znak klucza jest pomylony/],
  ])('says where, at the field that keeps what was typed and has the focus: %o', async (data, sentence) => {
    const office = sampleOffice({
      demo: false,
      answers: {
        'session.checkRecoveryKey': () => {
          throw new AppError('RECOVERY_KEY_TYPO', data);
        },
      },
    });
    await renderProgram({ routes, path: PATHS.dashboard, office });
    fireEvent.change(field(/^Klucz z karty/), { target: { value: 'AGE-SECRET-KEY-1' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sprawdź klucz' }));
    expect(await screen.findByText((text) => sentence.test(text.replaceAll('\u00a0', ' ')))).toBeTruthy();
    expect(document.activeElement).toBe(field(/^Klucz z karty/));
    expect(field(/^Klucz z karty/)).toHaveProperty('value', 'AGE-SECRET-KEY-1');
  });
});
