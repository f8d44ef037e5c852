import { beforeEach, describe, expect, it } from 'vitest';
import { i18n, setLanguage } from '#renderer/i18n/index.ts';
import { en, pl } from '#renderer/i18n/namespaces.ts';
import { APP_ERROR_CODES } from '#shared/kernel/app-error.ts';
import { NBSP } from '#shared/kernel/polish.ts';

type Texts = { readonly [key: string]: string | Texts };

function leaves(texts: Texts, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : leaves(value, `${prefix}${key}.`),
  );
}

const namespaces = Object.entries(pl).map(([name, texts]) => [name, leaves(texts as Texts)] as const);

describe('texts of the screen', () => {
  beforeEach(async () => setLanguage('pl'));

  it('has namespaces, and texts in each', () => {
    expect(namespaces.length).toBeGreaterThanOrEqual(4);
    for (const [name, texts] of namespaces) expect(texts.length, name).toBeGreaterThan(0);
  });

  it.each(APP_ERROR_CODES)('has a Polish and an English sentence for %s', (code) => {
    for (const [language, texts] of [
      ['pl', pl.errors],
      ['en', en.errors],
    ] as const) {
      expect(texts[code], language).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect(en.errors[code]).not.toBe(pl.errors[code]);
  });

  it.each(namespaces)('shouts nowhere and leaves no text empty in %s', (_name, texts) => {
    for (const [key, text] of texts) {
      expect(text, key).not.toContain('!');
      expect(text.trim(), key).not.toBe('');
    }
  });

  it.each(namespaces)('gives every plural of %s all its Polish forms', (_name, texts) => {
    const keys = new Set(texts.map(([key]) => key));
    const plurals = [...keys].filter((key) => /_(one|few|many|other)$/.test(key));
    for (const key of plurals) {
      const stem = key.replace(/_(one|few|many|other)$/, '');
      for (const form of ['one', 'few', 'many', 'other'])
        expect(keys.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true);
    }
  });

  it('has the same keys in English wherever English exists', () => {
    for (const [name, texts] of Object.entries(en)) {
      const polish = namespaces.find(([other]) => other === name)?.[1] ?? [];
      expect(
        leaves(texts as Texts)
          .map(([key]) => key)
          .sort(),
        name,
      ).toEqual(polish.map(([key]) => key).sort());
    }
  });

  it('keeps one-letter words with the word behind them, in Polish alone', async () => {
    expect(i18n.t('search', { ns: 'navigation' })).toBe(`Szukaj osób, rodzin i${NBSP}poleceń`);
    await setLanguage('en');
    expect(i18n.t('search', { ns: 'navigation' })).toBe('Search people, families and commands');
    expect(document.documentElement.lang).toBe('en');
  });

  it('falls back to Polish where English is not written yet', async () => {
    await setLanguage('en');
    expect(i18n.t('cancel')).toBe('Anuluj');
  });

  it('chooses the Polish plural', () => {
    const sentence = (count: number) => i18n.t('form.toCorrect', { count });
    expect([1, 2, 5, 22].map(sentence).map((text) => text.replaceAll(NBSP, ' '))).toEqual([
      'Do poprawienia jest 1 pole.',
      'Do poprawienia są 2 pola.',
      'Do poprawienia jest 5 pól.',
      'Do poprawienia są 22 pola.',
    ]);
  });

  it('refuses an unknown key when types are checked', () => {
    // @ts-expect-error there is no such text: the type check fails when this line stops being an error
    expect(i18n.t('noSuchText')).toBe('noSuchText');
  });
});
