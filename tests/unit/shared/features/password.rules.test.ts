import { describe, expect, it } from 'vitest';

import { passwordEstimator } from '#shared/features/session/password-estimator.ts';
import { passwordProblem } from '#shared/features/session/password.rules.ts';
import { speakablePassword } from '#renderer/features/administration/speakable-password.ts';

const estimate = await passwordEstimator();
const names = {
  displayName: 'Maria Zielińska',
  login: 'mzielinska',
  office: ['Miejski Ośrodek Pomocy Rodzinie w Jaworzcu', 'MOPR w Jaworzcu'],
};
const problem = (password: string): string | null => passwordProblem(password, names, estimate);

describe('a new password', () => {
  it.each(['aaaaaaaaaaaaaaaaaaaaaaaa', '123456789012345', 'haslohaslohaslo', 'qwertyuiopas', 'x'.repeat(200)])(
    'that is long and guessed at once is refused: %s',
    (password) => {
      expect(problem(password)).toBe('Hasło: to hasło łatwo odgadnąć. Wpisz cztery słowa, których nic nie łączy.');
    },
  );

  it.each(['lipa MZielińska 2026', 'm.zielinska stoi w deszczu'])(
    'with the sign-in name is refused: %s',
    (password) => {
      expect(problem(password)).toBe('Hasło: wybierz hasło, w którym nie ma nazwy użytkownika.');
    },
  );

  it('with the name of the office is refused', () => {
    expect(problem('brzoza MOPR w Jaworzcu 77')).toBe('Hasło: wybierz hasło, w którym nie ma nazwy ośrodka.');
  });

  it.each(['lipa kwitnie w czerwcu', 'dęby szumią nad rzeką', speakablePassword()])(
    'of words is accepted: %s',
    (password) => {
      expect(problem(password)).toBeNull();
    },
  );

  it('does not mind a short sign-in name that stands in a word', () => {
    expect(passwordProblem('stodoła pełna siana 7', { ...names, login: 'ola' }, estimate)).toBeNull();
  });

  it('is looked at only in its beginning, so that its length costs nothing', () => {
    const lengths: number[] = [];
    passwordProblem('ż'.repeat(200), names, (text) => lengths.push([...text].length));
    expect(lengths).toEqual([64]);
  });
});
