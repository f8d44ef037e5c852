import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { expectSentence, field, openPlace } from '../pages/records-page.ts';
import { expectProgram, goTo, signIn, signOut } from '../pages/session-page.ts';

const NEW = { displayName: 'Marta Zając', login: 'm.zajac', password: 'sosna szumi nad jeziorem 4' } as const;

test('an administrator adds somebody, who sets an own password; the log is filtered and found whole', async ({
  office,
}) => {
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Administracja');
  await page.getByRole('button', { name: 'Nowy użytkownik' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nowy użytkownik' })).toBeVisible();
  await field(page, 'Imię i nazwisko').fill(NEW.displayName);
  await field(page, 'Nazwa użytkownika').fill(NEW.login);
  await page.getByRole('checkbox', { name: /^pracownik/i }).check();
  await page.getByRole('button', { name: 'Wygeneruj' }).click();
  const temporary = await field(page, 'Hasło tymczasowe').inputValue();
  await page.getByRole('button', { name: 'Załóż konto' }).click();
  const ready = page.getByRole('alertdialog', { name: 'Konto jest gotowe' });
  await expect(ready).toContainText(temporary);
  await expectAccessible(page);
  await ready.getByRole('button', { name: 'Gotowe' }).click();
  await expect(page.getByRole('gridcell', { name: NEW.displayName })).toBeVisible();

  // The same sign-in name once more: its field says so, whatever part of the form was on the screen.
  await page.setViewportSize({ width: 683, height: 384 });
  await goTo(page, '/administracja/nowe-konto');
  await field(page, 'Imię i nazwisko').fill('123');
  await field(page, 'Nazwa użytkownika').fill(NEW.login.toUpperCase());
  await page.getByRole('checkbox', { name: /^pracownik/i }).check();
  await page.getByRole('button', { name: 'Wygeneruj' }).click();
  await page.keyboard.press('Control+S');
  await expectSentence(field(page, 'Imię i nazwisko'), /^Wpisz imię i nazwisko literami\./);
  await field(page, 'Imię i nazwisko').fill('Maria Zając');
  await field(page, 'Hasło tymczasowe').focus();
  await page.keyboard.press('Control+S');
  await expect(field(page, 'Nazwa użytkownika')).toBeFocused();
  await expect(field(page, 'Nazwa użytkownika')).toBeInViewport({ ratio: 1 });
  await expectSentence(field(page, 'Nazwa użytkownika'), /^Taka nazwa użytkownika już istnieje\./);
  await page.setViewportSize({ width: 1366, height: 768 });
  await signOut(page);

  await page.getByLabel('Użytkownik').fill(NEW.login);
  await page.getByLabel('Hasło', { exact: true }).fill(temporary);
  await page.getByRole('button', { name: 'Zaloguj się' }).click();
  await expect(page.getByRole('heading', { name: 'Ustaw własne hasło' })).toBeVisible();
  await page.getByLabel('Hasło tymczasowe').fill(temporary);
  await page.getByLabel(/^Nowe hasło/).fill(NEW.password);
  await page.getByLabel('Powtórz nowe hasło').fill(NEW.password);
  await page.getByRole('button', { name: 'Ustaw hasło' }).click();
  await expectProgram(page);
  // A worker sees neither the accounts nor the log.
  for (const place of ['Administracja', 'Dziennik zdarzeń']) {
    await expect(page.getByRole('link', { name: place })).toHaveCount(0);
  }
  await signOut(page);
  await signIn(page, NEW);
  await signOut(page);

  await signIn(page, chief);
  await goTo(page, '/dziennik');
  await expect(page.getByRole('heading', { level: 1, name: 'Dziennik zdarzeń' })).toBeVisible();
  await page.getByRole('button', { name: 'Kto', exact: true }).click();
  await page.getByRole('menuitemradio', { name: NEW.displayName }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-busy', 'false');
  await expect(grid.getByRole('gridcell', { name: NEW.displayName }).first()).toBeVisible();
  await expect(grid.getByRole('gridcell', { name: chief.displayName })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sprawdź dziennik' }).click();
  await expect(page.getByText(/Dziennik jest w\sporządku\. Sprawdzono \d+ zapis/)).toBeVisible();
  await expectAccessible(page);
});
