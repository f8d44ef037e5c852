import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { aPerson } from '#tests/support/people.ts';
import { drained } from '#tests/support/streams.ts';
import { expectAccessible, expectAccessibleInEveryLook } from '../fixtures/accessibility.ts';
import { expect, type Office, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { chooseFrom, expectCount, openPlace, toast, typeInto } from '../pages/records-page.ts';
import { expectProgram, signIn, signOut, tabTo } from '../pages/session-page.ts';

const PLACE = 'Nośnik USB';
const newPassword = 'zielony parapet 77 krzeseł';
const second = { displayName: 'Jan Kos', login: 'j.kos', password: 'rower stoi pod starym dębem' };
const temporaryPassword = 'cztery duże słowa i liczba 84';

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('main').getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

/** The folder a stick is, with one backup of the office that was prepared; it outlives that office. */
async function carried(office: Office): Promise<{ readonly stick: string; readonly remove: () => void }> {
  const stick = mkdtempSync(join(tmpdir(), 'ostoja-stick-'));
  await office.whileStopped((folder) => cpSync(join(folder, TARGETS_FOLDER), stick, { recursive: true }));
  return { stick, remove: () => rmSync(stick, { recursive: true, force: true }) };
}

test('on a new computer file, recovery key and a new password bring the office back, and the others get in @browser', async ({
  prepare,
  emptyOffice,
}) => {
  test.slow();
  const { office } = await prepare(async (client) => {
    await client.people.register({ fields: aPerson({ surname: 'Pierwsza' }) });
    const { displayName, login } = second;
    await client.administration.addUser({ displayName, login, roles: ['manager'], temporaryPassword });
    // Makes the folders that stand for disks.
    await client.backups.targets({});
    const added = await client.backups.addTarget({ kind: 'folder', name: null, offered: PLACE });
    if (added.kind !== 'added') throw new Error('no place for backups');
    await drained(client.backups.make({ targetId: added.targetId }));
  });
  office.onlyInBrowser('in Electron the system asks for the file');
  const recoveryKey = office.recoveryKey ?? '';
  const { stick, remove } = await carried(office);
  await emptyOffice.whileStopped((folder) => cpSync(stick, join(folder, TARGETS_FOLDER), { recursive: true }));
  remove();
  const { page } = emptyOffice;
  const heading = (name: string) => page.getByRole('heading', { level: 2, name });

  await press(page, 'Odtwórz z kopii zapasowej');
  await expect(page.getByRole('heading', { level: 1, name: 'Odtworzenie ośrodka z kopii' })).toBeFocused();
  await expectAccessibleInEveryLook(page);
  await chooseFrom(page, 'Plik kopii', PLACE);
  await press(page, 'Wybierz plik');
  await expect(page.getByText('Plik jest cały.')).toBeVisible();
  await expect(page.getByText('Otwierają ją klucze nr')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await press(page, 'Dalej');

  const key = page.getByLabel('Klucz z karty');
  await expect(key).toBeVisible();
  const typo = recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));
  await typeInto(page, 'Klucz z karty', typo);
  await press(page, 'Sprawdź całą kopię');
  await expect(page.getByText(/Któryś znak klucza jest pomylony/).first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  // As people copy it: small letters, each part behind its number.
  const parts = recoveryKey.split(' ').map((part, index) => `${index + 1} ${part.toLowerCase()}`);
  await typeInto(page, 'Klucz z karty', parts.join('\n'));
  await press(page, 'Sprawdź całą kopię');

  await expect(heading('Kopia jest cała')).toBeFocused();
  const contents = page.getByRole('table', { name: 'Co jest w kopii' });
  await expect(contents.getByRole('row', { name: 'Osoby 1' })).toBeVisible();
  await expect(contents.getByRole('row', { name: 'Konta 2' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await press(page, 'Dalej');
  await expect(heading('Nowe hasło administratora')).toBeVisible();
  await typeInto(page, 'Nowe hasło', newPassword);
  await typeInto(page, 'Powtórz nowe hasło', newPassword);
  await expectAccessibleInEveryLook(page);
  await press(page, 'Odtwórz ośrodek i zaloguj');
  await expectProgram(page);
  await expect(toast(page).getByText(/Ośrodek działa na tym komputerze/)).toBeVisible();
  await expect(page.getByRole('main').getByText(/Dane odtworzono .* z\skopii/)).toBeVisible();
  await expectAccessible(page);
  await openPlace(page, 'Osoby');
  await expectCount(page, 1);

  // The second user is without a key until an administrator gives a temporary password.
  await openPlace(page, 'Administracja');
  await expect(page.getByText('bez klucza')).toBeVisible();
  const rows = page.getByRole('grid').getByRole('rowgroup').last().getByRole('row');
  const his = rows.filter({ hasText: second.displayName });
  await tabTo(page, rows.first());
  while (!(await his.evaluate((row) => row === document.activeElement))) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await press(page, 'Nadaj hasło tymczasowe');
  const asked = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await typeInto(page, 'Hasło tymczasowe', temporaryPassword);
  await tabTo(page, asked.getByRole('button', { name: 'Nadaj hasło' }));
  await page.keyboard.press('Enter');
  await expect(asked.filter({ hasText: 'Hasło jest nadane' })).toContainText(temporaryPassword);
  await tabTo(page, asked.getByRole('button', { name: 'Gotowe' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('bez klucza')).toHaveCount(0);
  await signOut(page);
  await expect(page.getByText(/Dane odtworzono .* z\skopii/)).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByLabel('Użytkownik').fill(second.login);
  await page.getByLabel('Hasło', { exact: true }).fill(temporaryPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ustaw własne hasło' })).toBeVisible();
  await typeInto(page, 'Hasło tymczasowe', temporaryPassword);
  await typeInto(page, 'Nowe hasło', second.password);
  await typeInto(page, 'Powtórz nowe hasło', second.password);
  await page.keyboard.press('Enter');
  await expectProgram(page);
  await signOut(page);
  await signIn(page, { login: chief.login, password: newPassword });
});
