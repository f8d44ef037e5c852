import { expectAccessible, expectAccessibleInEveryLook } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { printCard, typeParts, untilKey } from '../pages/first-run-page.ts';
import { expectProgram, signIn } from '../pages/session-page.ts';

const password = 'zielony parapet 77 krzeseł';

test('an office is set up with the keyboard alone, and opens again with the new password', async ({ emptyOffice }) => {
  const { page } = emptyOffice;
  await expectAccessible(page);
  await untilKey(page, password);
  await expectAccessibleInEveryLook(page);
  const parts = await printCard(page);
  await expect(page.locator('[data-part]', { hasText: '••••••••' })).toHaveCount(2);
  // Case and the spaces people put between letters do not matter.
  await typeParts(page, parts, (part) => part.toLowerCase());
  await expect(page.getByText('Zgadza się')).toHaveCount(2);
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press('Enter');
  await expectProgram(page);
  await expect(page.getByText('MOPR w Jaworzcu').first()).toBeVisible();

  await emptyOffice.restart();
  await signIn(emptyOffice.page, { login: 'K.Wilk', password });
});

test('a part that differs from the card is refused beside its field, and nothing is on disk', async ({
  emptyOffice,
}) => {
  const { page } = emptyOffice;
  await untilKey(page, password);
  const parts = await printCard(page);
  await typeParts(page, parts, () => 'QQQQQQQQ');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/nie zgadza się z\skartą/).first()).toBeVisible();
  // Cut off here, the first run starts over.
  await emptyOffice.restart('crash');
  await expect(emptyOffice.page.getByLabel('Pełna nazwa ośrodka')).toBeVisible();
});

test('wrong input names each field, and going back keeps what was typed', async ({ emptyOffice }) => {
  const { page } = emptyOffice;
  await page.getByLabel('Pełna nazwa ośrodka').fill('X');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await expect(page.getByText('Podaj nazwę ośrodka, od 3 do 200 znaków.')).toBeVisible();
  await expect(page.getByText('Wybierz rodzaj ośrodka z listy.')).toBeVisible();
  await page.getByLabel('Pełna nazwa ośrodka').fill('Ośrodek Pomocy Społecznej w Lipnikach');
  await page.getByLabel('Nazwa skrócona').fill('OPS Lipniki');
  await page.getByLabel('Rodzaj ośrodka').selectOption('ops');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.getByLabel('Imię i nazwisko').fill('Katarzyna Wilk');
  await expectAccessibleInEveryLook(page);
  await page.getByLabel('Nazwa użytkownika').fill('k wilk');
  await page.getByLabel(/^Hasło/).fill('krótkie');
  await expect(page.getByText(/za krótkie, brakuje 5 znaków/)).toBeVisible();
  await page.getByLabel('Powtórz hasło').fill('inne');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await expect(page.getByText(/Wpisz nazwę użytkownika z.liter, cyfr/)).toBeVisible();
  // The field's own sentence says it now, and the meter not once more.
  await expect(page.getByText(/co najmniej 12 znaków/)).toBeVisible();
  await expect(page.getByText(/za krótkie/)).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
  await page.getByRole('button', { name: 'Wstecz' }).click();
  await expect(page.getByLabel('Nazwa skrócona')).toHaveValue('OPS Lipniki');
  await expect(page.getByLabel('Rodzaj ośrodka')).toHaveValue('ops');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await expect(page.getByLabel('Imię i nazwisko')).toHaveValue('Katarzyna Wilk');
});
