import { expectAccessibleInEveryLook } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { printCard, typeParts } from '../pages/first-run-page.ts';
import { openPlace, toast } from '../pages/records-page.ts';
import { signIn, signOut, tabTo } from '../pages/session-page.ts';

test('a recovery key takes the place of the old one, whose backups may go, by keyboard alone @browser', async ({
  prepare,
}) => {
  test.slow();
  const { office } = await prepare(async (client) => {
    const { offered } = await client.backups.targets({});
    await client.backups.addTarget({ kind: 'folder', name: 'Dysk w sejfie', offered: offered?.[0] ?? null });
    for await (const event of await client.backups.make({ targetId: null })) void event;
  });
  office.onlyInBrowser('in Electron the system asks for the folder');
  const { page } = office;
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const press = async (name: string, within = main) => {
    await tabTo(page, within.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  await signIn(page, chief);
  await openPlace(page, 'Kopie zapasowe');
  await tabTo(page, page.getByRole('link', { name: 'Pokaż klucze' }));
  await page.keyboard.press('Enter');
  const rows = page.getByRole('grid', { name: 'Klucze odzyskiwania' }).getByRole('rowgroup').last().getByRole('row');
  await expect(rows).toHaveCount(1);
  await expect(main.getByText('W użyciu jest tylko jeden klucz.')).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await tabTo(page, rows.first());
  await page.keyboard.press('Space');
  await press('Zastąp nowym');
  await expect(page.locator('[data-part="1"]')).toHaveText('AGE-SECRET-KEY-1');
  await expectAccessibleInEveryLook(page);
  const parts = await printCard(page);
  await typeParts(page, parts, (text) => text.toLowerCase());
  await expectAccessibleInEveryLook(page);
  await press('Zacznij używać klucza');
  await expect(toast(page).getByText('Nowy klucz jest w użyciu, dotychczasowy wycofano.')).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('w użyciu');
  await expect(rows.last()).toContainText('wycofany');
  await expect(main.getByText(/otwiera jeszcze wycofany klucz/)).toBeVisible();

  await tabTo(page, rows.first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await press('Usuń stare kopie');
  await expect(dialog.getByText('Najpierw zrób nową kopię.').first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press('Escape');
  await openPlace(page, 'Kopie zapasowe');
  await press('Zrób kopię teraz');
  await expect(toast(page).getByText('Kopia jest sprawdzona: Dysk w sejfie.')).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Pokaż klucze' }));
  await page.keyboard.press('Enter');
  // The list remembers the row it was left at.
  await tabTo(page, rows.last());
  await page.keyboard.press('Space');
  await press('Usuń stare kopie');
  const backups = dialog.getByRole('checkbox');
  const many = await backups.count();
  expect(many).toBeGreaterThan(0);
  await press(many === 1 ? 'Usuń 1 kopię' : `Usuń ${many} kopie`, dialog);
  await expect(toast(page).getByText(/^Usunięto \d+ kopi/)).toBeVisible();
  await expect(rows.last()).toContainText('żadnej ze znanych');
  await expect(main.getByText(/otwiera jeszcze wycofany klucz/)).toBeHidden();

  // The new card opens the office on the sign-in screen, the old one does not.
  await signOut(page);
  await tabTo(page, page.getByRole('button', { name: 'Mam klucz odzyskiwania' }));
  await page.keyboard.press('Enter');
  const typed = page.getByLabel('Klucz z karty');
  await tabTo(page, typed);
  await page.keyboard.insertText(office.recoveryKey ?? '');
  await press('Sprawdź klucz', page.locator('body'));
  await expect(page.getByText('Ten klucz wycofano. Weź z sejfu nowszą kartę.')).toBeVisible();
  await typed.press('Control+A');
  await page.keyboard.insertText(parts.join('\n'));
  await press('Sprawdź klucz', page.locator('body'));
  await expect(page.getByText('Klucz pasuje do danych tego ośrodka.')).toBeVisible();
});
