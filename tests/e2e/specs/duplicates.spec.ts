import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';
import { aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { field, typeInto } from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

const BORN = asLocalDate('1985-03-07');
const PESEL = makePesel(BORN, 'female', 77);

/** Somebody who is Wróblewska now and was born Źrebiec. */
async function aMarriedPerson(client: PreviewClient): Promise<string> {
  const formerNames = [{ kind: 'birth', surname: 'Źrebiec', from: null, to: null }] as const;
  const identity = { kind: 'pesel', pesel: PESEL } as const;
  const names = { surname: 'Wróblewska', firstName: 'Małgorzata', formerNames: [...formerNames] };
  const { id } = await client.people.register({ fields: aPerson({ ...names, birthDate: BORN, identity }) });
  return id;
}

test('a duplicate under the maiden name with a typing error is caught while it is typed', async ({ prepare }) => {
  const { office } = await prepare(aMarriedPerson);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/osoby/nowa');
  const panel = page.getByRole('region', { name: /^Podobne osoby/ });
  await typeInto(page, 'Nazwisko', 'Zrebeic');
  await typeInto(page, 'Imię', 'Malgorzata');
  await expect(panel.getByRole('heading')).toHaveText('Podobne osoby: 1');
  await expect(panel).toContainText('Wróblewska Małgorzata');
  await expect(panel).toContainText('dawniej Źrebiec');
  await expect(panel).toContainText('podobne dawne nazwisko');
  // Typing goes on as if nothing were there.
  await page.keyboard.type('X');
  await expect(field(page, 'Imię')).toHaveValue('MalgorzataX');
  await page.keyboard.press('Backspace');
  await typeInto(page, 'Data urodzenia', '3.7.1985');
  await expect(panel).toContainText('zamieniony dzień z miesiącem');
  await typeInto(page, 'PESEL', PESEL);
  await expect(panel).toContainText('ten sam PESEL');
  await expectAccessible(page);

  await panel.getByRole('button', { name: /^To ta osoba/ }).click();
  await page.getByRole('button', { name: 'Wyjdź, szkic zostanie' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wróblewska Małgorzata' })).toBeVisible();
  await expect(page.getByText('Źrebiec (rodowe)')).toBeVisible();
});

test('the card of somebody similar opens beside the form by keys, and what is typed stays', async ({ prepare }) => {
  const { office } = await prepare(aMarriedPerson);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/osoby/nowa');
  await typeInto(page, 'Nazwisko', 'Źrebiec');
  await typeInto(page, 'Imię', 'Małgorzata');
  const open = page.getByRole('button', { name: 'Otwórz obok: Wróblewska Małgorzata' });
  await expect(open).toHaveAttribute('aria-expanded', 'false');
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Karta obok: Wróblewska Małgorzata' });
  await expect(card).toContainText(PESEL);
  await expect(card).toContainText('Źrebiec (rodowe)');
  await expectAccessible(page);
  // The form is the same one: what was typed stands in it, and typing goes on with the card beside it.
  await expect(page.getByRole('heading', { level: 1, name: 'Nowa osoba' })).toBeVisible();
  await expect(field(page, 'Nazwisko')).toHaveValue('Źrebiec');
  await typeInto(page, 'Data urodzenia', '7.3.1985');
  await expect(card).toBeVisible();
  const close = page.getByRole('button', { name: 'Zamknij podgląd: Wróblewska Małgorzata' });
  await tabTo(page, close);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(open).toBeFocused();
  await expect(field(page, 'Imię')).toHaveValue('Małgorzata');
  await expect(field(page, 'Data urodzenia')).toHaveValue('07.03.1985');
});

test('a likely double is saved only after a question, asked once, with a way to the card', async ({ prepare }) => {
  const { office } = await prepare(aMarriedPerson);
  const { page } = office;
  await signIn(page, chief);
  await page.setViewportSize({ width: 683, height: 384 });
  await goTo(page, '/osoby/nowa');
  await typeInto(page, 'Nazwisko', 'Źrebiec');
  await typeInto(page, 'Imię', 'Małgorzata');
  await page.getByRole('button', { name: 'Podobne osoby: 1. Pokaż' }).click();
  await expect(page.getByRole('heading', { name: 'Podobne osoby: 1' })).toBeFocused();
  await typeInto(page, 'PESEL', makePesel(BORN, 'female', 78));
  await page.getByRole('checkbox', { name: 'Adres jest znany' }).uncheck();
  await page.keyboard.press('Control+S');
  const question = page.getByRole('alertdialog', { name: 'To inna osoba niż Wróblewska Małgorzata?' });
  await expect(question).toContainText('zgadza się dawne nazwisko, ta sama data urodzenia');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Wróć do formularza' }).click();
  await page.keyboard.press('Control+S');
  await question.getByRole('button', { name: 'To inna osoba, zapisz' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Źrebiec Małgorzata' })).toBeVisible();
});

test('somebody who resembles nobody has no company', async ({ prepare }) => {
  const { office } = await prepare(aMarriedPerson);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/osoby/nowa');
  await typeInto(page, 'Nazwisko', 'Wróblewska');
  await typeInto(page, 'Imię', 'Ewa');
  await expect(page.getByText('Nikt podobny nie jest wpisany.')).toBeVisible();
  await typeInto(page, 'Imię', 'Małgorzata');
  await expect(page.getByRole('heading', { name: 'Podobne osoby: 1' })).toBeVisible();
});

test('details are folded, open where something is wrong, and stand on the card', async ({ prepare }) => {
  const { office, made: id } = await prepare(aMarriedPerson);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/osoby/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Wróblewska Małgorzata' })).toBeVisible();
  await page.keyboard.press('F2');
  const part = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await expect(part('Dawne nazwiska')).toContainText('Źrebiec (rodowe)');
  await expect(part('Wykształcenie')).toContainText('nie podano');
  await part('Wykształcenie').click();
  await page.getByRole('button', { name: 'Dodaj wykształcenie' }).click();
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').filter({ hasText: 'Do poprawienia' })).toContainText('Wykształcenie');
  await page.getByRole('combobox', { name: 'Wykształcenie' }).selectOption('wyższe');
  await part('Zgon').click();
  await page.getByText('tak, znany rok').click();
  await typeInto(page, 'Rok śmierci', '2025');
  await part('Cechy wrażliwe').click();
  await page.getByRole('combobox', { name: 'Niepełnosprawność' }).selectOption('odmowa podania');
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: 'Wróblewska Małgorzata' })).toBeVisible();
  await expect(page.getByText('zmarła w 2025 r.').first()).toBeVisible();
  await expect(page.getByText(/^wyższe, od/)).toBeVisible();
  await expect(page.getByText(/^Niepełnosprawność: odmowa podania/)).toBeVisible();
  await expectAccessible(page);
  await goTo(page, '/osoby');
  await expect(page.getByText('zm. 2025')).toBeVisible();
});
