import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setLanguage } from '#renderer/i18n/index.ts';
import { ConnectionLost } from '#renderer/client/index.ts';
import { errorReference, errorSentence } from '#renderer/ui/error-sentence.ts';
import { errorPaths } from '#renderer/ui/form/error-summary.tsx';
import { fieldSentence } from '#renderer/ui/form/field-sentence.ts';
import { fmt } from '#renderer/ui/format.ts';
import { defineScreen, readSearch, screenPath } from '#renderer/ui/screen.ts';
import { ariaShortcut, isTyping, shortcutKeys, shortcutOf } from '#renderer/ui/shortcuts.ts';
import { type Column, moveOf, nextIndex, shownColumns } from '#renderer/ui/table/columns.ts';
import { APP_ERROR_CODES, AppError } from '#shared/kernel/app-error.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { asGrosze } from '#shared/kernel/money.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('errorSentence', () => {
  it.each(APP_ERROR_CODES)('says %s in a Polish sentence without its data', (code) => {
    const sentence = errorSentence(new AppError(code));
    expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(sentence).not.toContain(code);
    expect(sentence).not.toContain('{{');
  });

  it.each([
    [
      new AppError('FOLDER_NOT_WRITABLE', { place: 'chosen' }),
      'W wybranym miejscu nie można zapisać pliku. Wybierz inny folder.',
    ],
    [new AppError('FOLDER_NOT_WRITABLE'), 'Program nie może zapisywać w folderze danych.'],
    [new AppError('TOO_MANY_ATTEMPTS', { waitSeconds: 4 }), 'Za dużo nieudanych prób. Następna za 4 sekundy.'],
    [
      new AppError('CONFLICT', { changedByName: 'Anna Nowak', changedAt: '2026-11-20T08:12:00.000Z' }),
      'Ten sam wpis zmienia też Anna Nowak (20.11.2026, 09:12). Twoje zmiany nie przepadły.',
    ],
    [
      new AppError('RECORD_PROTECTED', { ask: ['Anna Nowak', 'Jan Kos'] }),
      'To rekord chroniony. O dostęp poproś: Anna Nowak, Jan Kos.',
    ],
  ])('tells what %s brings', (error, sentence) => {
    expect(plain(errorSentence(error))).toBe(sentence);
  });

  it('quotes the reference of an unknown error and nothing of the error itself', () => {
    const error = new AppError('INTERNAL', { reference: '7K2-Q4' });
    expect(errorSentence(error)).toContain('7K2-Q4');
    expect(errorReference(error)).toBe('7K2-Q4');
    expect(errorSentence(new Error('secret column'))).not.toContain('secret');
    expect(errorReference(new Error('secret'))).toBeNull();
    expect(errorSentence(new ConnectionLost())).toMatch(/połączenie/);
  });

  it('speaks English when the interface does', async () => {
    await setLanguage('en');
    expect(errorSentence(new AppError('NOT_FOUND'))).toBe('This entry is no longer there.');
    await setLanguage('pl');
  });
});

describe('fieldSentence', () => {
  it.each([
    ['PESEL: podaj numer PESEL z 11 cyfr.', 'Podaj numer PESEL z 11 cyfr.'],
    ['Kod pocztowy: wpisz 5 cyfr, np. 00-950.', 'Wpisz 5 cyfr, np. 00-950.'],
    ['Z numeru PESEL wynika 04.05.2012.', 'Z numeru PESEL wynika 04.05.2012.'],
    ['Uwaga: PESEL jest inny.', 'Uwaga: PESEL jest inny.'],
  ])('%s stands beside its field as %s', (message, shown) => {
    expect(plain(fieldSentence(message))).toBe(shown);
  });
});

describe('errorPaths', () => {
  it('finds every wrong leaf, in lists and groups too', () => {
    const wrong = { type: 'custom', message: 'x' };
    expect(
      errorPaths({ surname: wrong, address: { street: wrong }, contacts: [undefined, { value: wrong }] } as never),
    ).toEqual(['surname', 'address.street', 'contacts.1.value']);
  });
});

describe('shortcuts', () => {
  const pressed = (key: string, held: KeyboardEventInit = {}) =>
    shortcutOf(new KeyboardEvent('keydown', { key, ...held }));

  it.each([
    ['n', { ctrlKey: true }, 'Ctrl+N'],
    ['F1', {}, 'F1'],
    ['Escape', {}, 'Escape'],
    ['z', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    ['n', { altKey: true }, 'Alt+N'],
    ['n', {}, null],
    // AltGr writes ń and is no shortcut.
    ['ń', { ctrlKey: true, altKey: true }, null],
    ['n', { metaKey: true }, null],
  ])('%s with %o is %s', (key, held, name) => {
    expect(pressed(key, held)).toBe(name);
  });

  it('shows what this host can really take: a browser keeps Ctrl+N for itself', () => {
    expect(shortcutKeys('Ctrl+N')).toEqual(['Alt', 'N']);
    expect(shortcutKeys('Escape')).toEqual(['Esc']);
    expect(ariaShortcut('Ctrl+S')).toBe('Control+S');
  });

  it.each([
    ['input', 'text', true],
    ['input', 'checkbox', false],
    ['textarea', '', true],
    ['button', '', false],
  ])('typing in %s of kind %s: %s', (tag, kind, typing) => {
    const element = document.createElement(tag);
    if (kind !== '') element.setAttribute('type', kind);
    expect(isTyping(element)).toBe(typing);
  });
});

describe('columns', () => {
  const columns: readonly Column<string>[] = [
    { key: 'name', title: 'Nazwisko', width: '1fr', cell: (row) => row, fixed: true, compact: 'what' },
    { key: 'date', title: 'Data', width: '1fr', cell: (row) => row, compact: 'date' },
    { key: 'worker', title: 'Pracownik', width: '1fr', cell: (row) => row, secondRank: true },
  ];
  const keys = (hidden: readonly string[], width: 'wide' | 'middle' | 'narrow') =>
    shownColumns(columns, new Set(hidden), width).map((column) => column.key);

  it('shows all when there is room, hides second rank first, and two-line places alone when narrow', () => {
    expect(keys([], 'wide')).toEqual(['name', 'date', 'worker']);
    expect(keys([], 'middle')).toEqual(['name', 'date']);
    expect(keys([], 'narrow')).toEqual(['name', 'date']);
  });

  it('hides what the user hid, but never a fixed column', () => {
    expect(keys(['name', 'date'], 'wide')).toEqual(['name', 'worker']);
  });

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['PageDown', 95, 99],
  ])('%s from row %i goes to row %i of 100', (key, from, to) => {
    const move = moveOf(key);
    expect(move === null ? null : nextIndex(from, move, 100, 10)).toBe(to);
  });

  it('leaves other keys alone', () => {
    expect(moveOf('a')).toBeNull();
  });
});

describe('screens', () => {
  const screen = defineScreen({
    path: '/osoby/$personId',
    permission: 'people.view',
    search: z.object({ tab: z.enum(['card', 'history']).default('card'), page: z.int().default(1) }),
  });

  it('fills parameters in and leaves defaults out of the address', () => {
    expect(screenPath(screen, { personId: 'a/b' })).toBe('/osoby/a%2Fb');
    expect(screenPath(screen, { personId: 'x' }, { tab: 'history', page: 1 })).toBe('/osoby/x?tab=history');
  });

  it('reads an address that makes no sense as the defaults', () => {
    expect(readSearch(screen.search, { tab: 'nonsense', page: 'x' })).toEqual({ tab: 'card', page: 1 });
    expect(readSearch(screen.search, { tab: 'history' })).toEqual({ tab: 'history', page: 1 });
  });
});

describe('fmt', () => {
  it.each([
    [fmt.date(asLocalDate('2026-11-21')), '21.11.2026'],
    [fmt.date(null), '–'],
    [fmt.dateFull(asLocalDate('2026-11-20')), 'piątek, 20 listopada 2026'],
    [fmt.period(asLocalDate('2026-02-01'), null), 'od 01.02.2026'],
    [fmt.period(asLocalDate('2026-02-01'), asLocalDate('2026-03-15')), '01.02.2026–15.03.2026'],
    [fmt.money(asGrosze(35_507_500)), '355 075,00 zł'],
    [fmt.count(5, 'osoba', 'osoby', 'osób'), '5 osób'],
    [fmt.text(''), '–'],
  ])('%s', (shown, expected) => {
    expect(plain(shown)).toBe(expected);
  });
});
