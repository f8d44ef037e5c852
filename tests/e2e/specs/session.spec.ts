import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expectAccessible, expectAccessibleInEveryLook } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { expectProgram, goTo, signIn } from '../pages/session-page.ts';

function generationFolder(folder: string): string {
  const name = readdirSync(join(folder, 'generations')).toSorted().at(-1);
  if (name === undefined) throw new Error('No generation in the data folder');
  return join(folder, 'generations', name);
}

test('a wrong password says nothing of which half was wrong, and waiting grows', async ({ office }) => {
  const { page } = office;
  const attempt = async (login: string, password: string): Promise<void> => {
    await page.getByLabel('Użytkownik').fill(login);
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Zaloguj się' }).click();
  };
  await attempt(chief.login, 'nie to hasło');
  await expect(page.getByText('Nazwa użytkownika albo hasło się nie zgadza.')).toBeVisible();
  await attempt('nikogo-takiego', 'nie to hasło');
  await expect(page.getByText('Nazwa użytkownika albo hasło się nie zgadza.')).toBeVisible();
  for (let tries = 0; tries < 8; tries += 1) {
    await attempt(chief.login, `nie to hasło ${tries}`);
    const waiting = page.getByText(/Następna za \d+ sekund/);
    const wrong = page.getByText('Nazwa użytkownika albo hasło się nie zgadza.');
    await expect(waiting.or(wrong)).toBeVisible();
    if (await waiting.isVisible()) return;
  }
  await expect(page.getByText(/Następna za \d+ sekund/)).toBeVisible();
});

test('locking in the middle of a form keeps what was typed for the same person', async ({ office }) => {
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/osoby/nowa');
  await page.getByLabel('Nazwisko').fill('Wróblewska');
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: 'Zablokowano' })).toBeVisible();
  await expect(page.getByText('Wróblewska')).toBeHidden();
  await expectAccessible(page);
  await page.getByLabel('Hasło', { exact: true }).fill(chief.password);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Nazwisko')).toHaveValue('Wróblewska');
});

test('the recovery key alone sets a new password, however it is typed', async ({ office }) => {
  const { page } = office;
  const fresh = 'trzy sowy na płocie 5';
  // Asking for help from the field of the password is no wrong password.
  await page.getByLabel('Hasło', { exact: true }).focus();
  await page.getByRole('button', { name: 'Nie pamiętam hasła' }).click();
  await expect(page.getByText('Nie pamiętasz hasła?')).toBeVisible();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Mam klucz odzyskiwania' }).click();
  const key = (office.recoveryKey ?? '').replace(/\s/g, '').toLowerCase();
  const wrong = `${key.slice(0, 30)}${key[30] === 'q' ? 'p' : 'q'}${key.slice(31)}`;
  await page.getByLabel('Klucz z karty').fill(wrong);
  await page.getByRole('button', { name: 'Sprawdź klucz' }).click();
  await expect(
    page.getByText('Któryś znak klucza jest pomylony. Porównaj cały klucz z kartą, część po części.'),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Klucz z karty').fill(`${key.slice(0, 20)}\n${key.slice(20, 41)} ${key.slice(41)}\n`);
  await page.getByRole('button', { name: 'Sprawdź klucz' }).click();
  await expect(page.getByText('Klucz pasuje do danych tego ośrodka.')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByLabel(/^Nowe hasło/).fill(fresh);
  await page.getByLabel('Powtórz nowe hasło').fill(fresh);
  await page.getByRole('button', { name: 'Ustaw hasło i zaloguj' }).click();
  await expectProgram(page);
  await expect(page.getByText('Klucz odzyskiwania też jest ważny nadal').first()).toBeVisible();

  await office.restart();
  await signIn(office.page, { login: chief.login, password: fresh });
});

test('with both key files damaged the screen says so, and the key from the safe opens everything', async ({
  office,
}) => {
  await office.whileStopped((folder) => {
    const generation = generationFolder(folder);
    for (const name of ['keys.json', 'keys.2.json']) writeFileSync(join(generation, name), 'to nie są klucze');
  });
  const { page } = office;
  await expect(page.getByRole('heading', { name: 'Oba pliki kluczy są uszkodzone' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mam klucz odzyskiwania' }).click();
  await page.getByLabel('Klucz z karty').fill(office.recoveryKey ?? '');
  await page.getByRole('button', { name: 'Sprawdź klucz' }).click();
  await page.getByLabel(/^Nowe hasło/).fill('nowe hasło po awarii');
  await page.getByLabel('Powtórz nowe hasło').fill('nowe hasło po awarii');
  await page.getByRole('button', { name: 'Ustaw hasło i zaloguj' }).click();
  await expectProgram(page);
  await office.restart();
  await signIn(office.page, { login: chief.login, password: 'nowe hasło po awarii' });
});

test('a damaged database is named as damage, never as a wrong password, and nothing is deleted', async ({ office }) => {
  let before: readonly string[] = [];
  await office.whileStopped((folder) => {
    const generation = generationFolder(folder);
    copyFileSync(join(generation, 'office.db'), join(folder, 'kept.db'));
    writeFileSync(join(generation, 'office.db'), Buffer.alloc(65_536, 7));
    before = readdirSync(generation).toSorted();
  });
  const { page } = office;
  await page.getByLabel('Użytkownik').fill(chief.login);
  await page.getByLabel('Hasło', { exact: true }).fill(chief.password);
  await page.getByRole('button', { name: 'Zaloguj się' }).click();
  await expect(page.getByRole('heading', { name: 'Plik danych jest uszkodzony' })).toBeVisible();
  await expect(page.getByText('Program niczego nie usunął.')).toBeVisible();
  await expectAccessible(page);
  await office.whileStopped((folder) => {
    expect(readdirSync(generationFolder(folder))).toEqual(expect.arrayContaining([...before]));
    copyFileSync(join(folder, 'kept.db'), join(generationFolder(folder), 'office.db'));
  });
  await signIn(office.page, chief);
});

test('data of a newer version are refused before any password is asked', async ({ office }) => {
  await office.whileStopped((folder) => {
    const file = join(folder, 'current.json');
    writeFileSync(file, JSON.stringify({ generation: 1, schemaVersion: 999, programVersion: '9.9.9' }));
  });
  await expect(office.page.getByRole('heading', { name: 'Dane zapisała nowsza wersja programu' })).toBeVisible();
  await expect(office.page.getByText('9.9.9')).toBeVisible();
  await expectAccessible(office.page);
});
