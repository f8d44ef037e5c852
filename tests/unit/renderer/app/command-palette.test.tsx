import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { matchingItems } from '#renderer/app/commands.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const page = (path: string, title: string): RouteEntry => ({
  screen: defineScreen({ path, permission: 'signed-in', search: z.object({}) }),
  component: () => <h1>{title}</h1>,
});
const START = page(PATHS.dashboard, 'Pulpit');
const PEOPLE = page(PATHS.people, 'Osoby');

describe('command palette', () => {
  // jsdom lays nothing out, so the dialog's focus keeper takes it for hidden; a browser's tree is walked end to end.
  const options = () => screen.getAllByRole('option', { hidden: true });
  const optionNamed = (text: string) =>
    waitFor(() => {
      const found = options().find((option) => option.textContent.includes(text));
      if (found === undefined) throw new Error(`No option ${text}`);
      return found;
    });
  const open = async () => {
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    return screen.findByPlaceholderText(/Wpisz nazwisko/);
  };

  it('finds commands by the beginnings of words, without marks', () => {
    const items = ['Nowa rodzina', 'Dziennik zdarzeń', 'Osoby'].map((label) => ({
      key: label,
      label,
      group: 'commands' as const,
      run: () => undefined,
    }));
    const found = (typed: string) => matchingItems(items, typed).map((item) => item.label);
    expect(found('rodz now')).toEqual(['Nowa rodzina']);
    expect(found('ZDARZEN')).toEqual(['Dziennik zdarzeń']);
    expect(found('odzina')).toEqual([]);
    expect(found('')).toHaveLength(3);
  });

  it('goes to the chosen screen by keyboard alone', async () => {
    const { history } = await renderProgram({ routes: [START, PEOPLE] });
    const field = await open();
    fireEvent.change(field, { target: { value: 'oso' } });
    expect(options()[0]?.textContent).toBe('Osoby');
    expect(field.getAttribute('aria-activedescendant')).toBe(options()[0]?.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(history.location.pathname).toBe('/osoby'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('opens a found person, and names no protected one', async () => {
    const id = '0199a1b2-0000-7000-8000-00000000000a';
    const rows = [
      { shown: true, id, surname: 'Łapa', firstName: 'Anna', birthDate: '2012-05-04', addressLine: 'ul. Leśna 5' },
      { shown: false, id: '0199a1b2-0000-7000-8000-00000000000b', ask: ['Jan Kos'] },
    ];
    const office = sampleOffice({ demo: false, answers: { 'people.list': () => ({ rows, count: 2, total: 2 }) } });
    const { history } = await renderProgram({ routes: [START], office });
    fireEvent.change(await open(), { target: { value: 'lapa' } });
    const hidden = await optionNamed('Osoba: rekord chroniony');
    expect(hidden.textContent).toContain('zapytaj: Jan Kos');
    // There is nothing to open.
    fireEvent.click(hidden);
    expect(screen.queryByRole('dialog', { hidden: true })).not.toBeNull();
    fireEvent.click(await optionNamed('Łapa Anna'));
    await waitFor(() => expect(history.location.pathname).toBe(`/osoby/${id}`));
  });

  it('finds what is in the archive too, after what is in use, and says so', async () => {
    const person = (id: string, surname: string) => ({
      shown: true,
      id: `0199a1b2-0000-7000-8000-00000000000${id}`,
      surname,
      firstName: 'Anna',
      birthDate: '2012-05-04',
      addressLine: null,
    });
    const family = { shown: true, name: 'Abramowie', kind: null, caseNumber: null, addressLine: null, apart: false };
    const ask = ['Jan Kos'];
    const office = sampleOffice({
      demo: false,
      answers: {
        'people.list': (input: unknown) => {
          const { status } = (input as { filter: { status: string } }).filter;
          const masked = { shown: false, id: '0199a1b2-0000-7000-8000-00000000000d', ask };
          const rows = status === 'archived' ? [person('a', 'Abram')] : [person('b', 'Żak'), masked];
          return { rows, count: rows.length, total: rows.length };
        },
        'families.list': (input: unknown) => {
          const { status } = (input as { filter: { status: string } }).filter;
          const rows = status === 'archived' ? [{ ...family, id: '0199a1b2-0000-7000-8000-00000000000c' }] : [];
          return { rows, count: rows.length, total: rows.length };
        },
      },
    });
    await renderProgram({ routes: [START], office });
    fireEvent.change(await open(), { target: { value: 'ab' } });
    await optionNamed('Abramowie');
    await optionNamed('Żak');
    const found = options().map(({ textContent }) => textContent);
    expect(found.slice(0, 4)).toEqual([
      'Żak Anna04.05.2012',
      'Abram Annaw\u00a0archiwum · 04.05.2012',
      expect.stringMatching(/^Abramowie(w\u00a0archiwum)/),
      'Osoba: rekord chronionyzapytaj: Jan Kos',
    ]);
  });

  it('opens on Enter what was found for the last letters, however late, and nothing of the letters before', async () => {
    const one = (id: string, surname: string) => ({
      shown: true,
      id: `0199a1b2-0000-7000-8000-00000000000${id}`,
      surname,
      firstName: 'Anna',
      birthDate: null,
      addressLine: null,
    });
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => void (answer = resolve));
    const list = async (input: unknown) => {
      const { search } = (input as { filter: { search?: string } }).filter;
      if (search === 'łapacka') await held;
      const rows = search === 'łapacka' ? [one('b', 'Łapacka')] : [one('a', 'Łapa')];
      return { rows, count: 1, total: 1 };
    };
    const office = sampleOffice({ demo: false, answers: { 'people.list': list } });
    const { history } = await renderProgram({ routes: [START], office });
    const field = await open();
    fireEvent.change(field, { target: { value: 'łapa' } });
    await optionNamed('Łapa Anna');
    fireEvent.change(field, { target: { value: 'łapacka' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(history.location.pathname).toBe(PATHS.dashboard);
    answer();
    await waitFor(() => expect(history.location.pathname).toBe(`/osoby/${one('b', '').id}`));
  });

  it('lists all notes found, newest first, and goes to one of them; other letters bring everything back', async () => {
    const family = '0199a1b2-0000-7000-8000-0000000000aa';
    const hit = (number: number) => ({
      id: `0199a1b2-0000-7000-8000-0000000001${number}`,
      record: { kind: 'family', id: family, name: `Rodzina ${number}` },
      kind: 'home-visit',
      on: `2026-11-${number}`,
      snippet: [{ text: 'szkoła', found: true }],
    });
    const asked: unknown[] = [];
    const search = (input: unknown) => {
      const { text, all } = input as { text: string; all?: boolean };
      asked.push([text, all ?? false]);
      if (text !== 'szkoła') return [hit(10)];
      return all === true ? [20, 19, 18, 17, 16, 15, 14, 13].map(hit) : [13, 20, 19, 18, 17, 16].map(hit);
    };
    const office = sampleOffice({ demo: false, answers: { 'notes.search': search } });
    const { history } = await renderProgram({ routes: [START], office });
    const field = await open();
    fireEvent.change(field, { target: { value: 'nauka' } });
    await optionNamed('Rodzina 10');
    expect(options().filter((option) => option.textContent.includes('Wszystkie wyniki'))).toEqual([]);
    fireEvent.change(field, { target: { value: 'szkoła' } });
    fireEvent.click(await optionNamed('Wszystkie wyniki'));
    await waitFor(() => expect(options()).toHaveLength(8));
    expect(asked.at(-1)).toEqual(['szkoła', true]);
    expect(options().map((option) => /Rodzina \d+/.exec(option.textContent)?.[0])[0]).toBe('Rodzina 20');
    expect(field.getAttribute('aria-activedescendant')).toBe(options()[0]?.id);
    fireEvent.change(field, { target: { value: 'nauka' } });
    await optionNamed('Rodzina 10');
    fireEvent.change(field, { target: { value: 'szkoła' } });
    await optionNamed('Wszystkie wyniki');
    for (let step = 0; step < 6; step += 1) fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(options()).toHaveLength(8));
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(history.location.pathname).toBe(`/rodziny/${family}`));
    expect(history.location.href).toContain(hit(13).id);
  });

  it('still runs commands when search does not work', async () => {
    const fail = () => {
      throw new AppError('INTERNAL', { reference: '7K2-Q4' });
    };
    await renderProgram({ routes: [START], office: sampleOffice({ demo: false, answers: { 'people.list': fail } }) });
    fireEvent.change(await open(), { target: { value: 'ro' } });
    expect(await screen.findByText(/Nie udało się wyszukać/)).toBeTruthy();
    expect(await optionNamed('Rodziny')).toBeTruthy();
  });
});
