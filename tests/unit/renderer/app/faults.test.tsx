import { act, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { setLanguage } from '#renderer/i18n/index.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const screenAt = (path: string, component: RouteEntry['component']): RouteEntry => ({
  screen: defineScreen({ path, permission: 'signed-in', search: z.object({}) }),
  component,
});

const START = screenAt('/pulpit', () => <h1 id="page-title">Pulpit</h1>);
const OTHER = screenAt('/inny', () => <h1 id="page-title">Inny ekran</h1>);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a fault of a screen', () => {
  it('while it is drawn leaves the frame and speaks Polish', async () => {
    await setLanguage('pl');
    vi.spyOn(console, 'error').mockReturnValue();
    const broken = screenAt('/zepsuty', () => {
      throw new Error('secret detail');
    });
    await renderProgram({ routes: [START, broken], path: '/zepsuty' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Tego ekranu nie udało się pokazać');
    expect(screen.queryByText(/secret detail/)).toBeNull();
    expect(screen.getAllByText('Pulpit').length).toBeGreaterThan(0);
  });

  it('while it is left never shows the words of a library', async () => {
    await setLanguage('pl');
    vi.spyOn(console, 'error').mockReturnValue();
    const broken = screenAt('/zepsuty', function BrokenOnLeaving() {
      useEffect(
        () => () => {
          throw new Error('secret detail');
        },
        [],
      );
      return <h1 id="page-title">Działa do wyjścia</h1>;
    });
    const { history } = await renderProgram({ routes: [START, OTHER, broken], path: '/zepsuty' });
    act(() => history.push('/inny'));
    await waitFor(() => expect(screen.queryByText('Działa do wyjścia')).toBeNull());
    const heading = await screen.findByRole('heading', { level: 1 });
    expect(['Inny ekran', 'Tego ekranu nie udało się pokazać']).toContain(heading.textContent);
    expect(document.body.textContent).not.toMatch(/Something went wrong|secret detail/);
  });
});
