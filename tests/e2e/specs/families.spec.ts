import { asLocalDate } from '#shared/kernel/local-date.ts';
import { aPerson } from '#tests/support/people.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import {
  chooseFound,
  chooseFrom,
  expectCount,
  field,
  openPlace,
  shortcutForNew,
  toast,
  typeInto,
} from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';
import { drawPaper } from '../pages/paper.ts';

const MEMBERS = [
  { surname: 'Wróblewska', firstName: 'Joanna', sex: 'female', birthDate: asLocalDate('1986-03-12'), role: 'matka' },
  { surname: 'Wróblewski', firstName: 'Łukasz', sex: 'male', birthDate: asLocalDate('1984-07-30'), role: 'ojciec' },
  { surname: 'Wróblewska', firstName: 'Zosia', sex: 'female', birthDate: asLocalDate('2014-05-07'), role: 'córka' },
  { surname: 'Wróblewski', firstName: 'Staś', sex: 'male', birthDate: asLocalDate('2018-11-02'), role: 'syn' },
] as const;

test('a family of four is founded with the keyboard alone, a member leaves and comes back', async ({ prepare }) => {
  const { office } = await prepare(async (client) => {
    for (const { role: _, ...wishes } of MEMBERS) await client.people.register({ fields: aPerson(wishes) });
  });
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Rodziny');
  await expect(page.getByText('Nie ma jeszcze żadnej rodziny')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press(shortcutForNew(page));
  await expect(field(page, 'Nazwa rodziny')).toBeFocused();
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').filter({ hasText: 'Do poprawienia' })).toContainText('Nazwa rodziny');
  await typeInto(page, 'Numer sprawy', 'PR.5122.14.2026');
  await typeInto(page, 'Rodzaj od', '12.1.2024');
  for (const { surname, firstName, role } of MEMBERS) {
    await chooseFound(page, 'Dodaj osobę', `${surname} ${firstName}`, new RegExp(firstName));
    const line = page.getByRole('listitem', { name: `${surname} ${firstName}` });
    await expect(line.getByRole('combobox', { name: 'Kim jest' })).toBeFocused();
    // Children are known by their age; of grown-ups it has to be said.
    if (role === 'matka' || role === 'ojciec') await page.keyboard.type(role);
    await expect(line.locator('option:checked')).toHaveText(role);
  }
  // The name follows from the first member.
  await expect(field(page, 'Nazwa rodziny')).toHaveValue('Wróblewscy');
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: 'Wróblewscy' })).toBeVisible();
  await expect(toast(page).getByText('Założono rodzinę: Wróblewscy.')).toBeVisible();
  await expectAccessible(page);

  const staying = page.getByRole('button', { name: /^Zakończ pobyt/ });
  await expect(staying).toHaveCount(4);
  await tabTo(page, page.getByRole('button', { name: /^Zakończ pobyt.*Łukasz/ }));
  await page.keyboard.press('Enter');
  await expect(field(page, 'W rodzinie do')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1.2.2025');
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Zakończono pobyt w rodzinie: Wróblewski Łukasz.')).toBeVisible();
  await expect(staying).toHaveCount(3);
  await expect(page.getByText('Poprzedni członkowie')).toBeVisible();
  await tabTo(page, toast(page).getByRole('button', { name: 'Cofnij' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Pobyt w rodzinie trwa dalej: Wróblewski Łukasz.')).toBeVisible();
  await expect(staying).toHaveCount(4);
  await expect(page.getByText('Poprzedni członkowie')).toBeHidden();

  // What was entered by mistake is put right, or taken out and kept with the reason.
  const more = page.getByRole('button', { name: 'Polecenia: Wróblewski Staś, syn' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Popraw rolę lub daty' }).click();
  await page.getByRole('dialog').getByLabel('Kim jest').selectOption('inna osoba');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Zapisz poprawkę' }).click();
  await expect(toast(page).getByText('Poprawiono wpis: Wróblewski Staś.')).toBeVisible();
  await toast(page).getByRole('button', { name: 'Cofnij' }).last().click();
  await expect(more).toBeVisible();
  await more.click();
  await page.getByRole('menuitem', { name: 'Wycofaj błędny wpis' }).click();
  await page.getByLabel('Powód wycofania').fill('to dziecko sąsiadów');
  await page.getByRole('button', { name: 'Wycofaj wpis' }).click();
  await expect(staying).toHaveCount(3);
  await expect(page.getByText(/^wycofano .*: to dziecko sąsiadów$/)).toBeVisible();
  // For a moment after its end a dialog still hides what stood beside it.
  await expect(page.getByRole('region', { name: 'Powiadomienia' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Przywróć: Wróblewski Staś' }).click();
  await expect(staying).toHaveCount(4);

  await page.keyboard.press('Control+P');
  await expect(page.getByRole('heading', { level: 1, name: 'Karta rodziny' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await drawPaper(page);
  const paper = page.locator('.print-output .print-page').first();
  for (const { surname, firstName } of MEMBERS) await expect(paper).toContainText(`${surname} ${firstName}`);
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await expectAccessible(page);
});

test('a manager hands a family over, and its former worker stays in the history', async ({ prepareDemo }) => {
  const { office, made } = await prepareDemo(async (manager) => {
    const workers = await manager.administration.listWorkers({});
    const katarzyna = workers.find(({ displayName }) => displayName === 'Katarzyna Wilk')?.id ?? null;
    const { rows } = await manager.families.list({ filter: { workerId: katarzyna }, window: { offset: 0, limit: 20 } });
    const family = rows.find((row) => row.shown);
    if (family?.shown !== true) throw new Error('nobody to hand over');
    return { family, count: (await manager.families.list({ filter: {}, window: { offset: 0, limit: 1 } })).count };
  });
  const { page } = office;
  const { family, count } = made;

  await signIn(page, demoUser('anna.kierownik'));
  await openPlace(page, 'Rodziny');
  await expectCount(page, count);
  await goTo(page, `/rodziny/${family.id}`);
  await expect(page.getByRole('heading', { level: 1, name: family.name })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Zmień prowadzącego' }));
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  await chooseFrom(page, 'Prowadzący', 'Marta');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Zmień prowadzącego' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText(`Rodzina ${family.name} ma nowego prowadzącego: Marta Zając.`)).toBeVisible();
  await expect(page.getByText('Katarzyna Wilk').first()).toBeVisible();
  await page.keyboard.press('Control+P');
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await drawPaper(page);
  await expect(page.locator('.print-output .print-page').first()).toContainText('Biuro pokazowe - dane zmyślone');
  await expect(page.locator('.print-output .print-page').first()).toContainText('Marta Zając');

  const { workers } = await office.saved((manager) => manager.families.open({ id: family.id }));
  const led = workers.map(({ displayName, to }) => [displayName, to === null]);
  expect(led).toContainEqual(['Marta Zając', true]);
  expect(led).toContainEqual(['Katarzyna Wilk', false]);
});
