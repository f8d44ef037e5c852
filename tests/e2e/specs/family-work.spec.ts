import { asLocalDate } from '#shared/kernel/local-date.ts';
import { aNote } from '#tests/support/family-work-calls.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { drawPaper } from '../pages/paper.ts';
import { chooseFrom, field, openPlace, toast, typeInto } from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

/** '7.12.2026' of a day so many days ahead of the computer's. */
function daysAhead(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
}

/** A family of care difficulties with its mother. */
async function aFamilyToWorkWith(client: PreviewClient) {
  const from = asLocalDate('2024-01-12');
  const mother = await client.people.register({ fields: aPerson({ surname: 'Wróblewska', firstName: 'Joanna' }) });
  const family = await client.families.register({
    fields: aFamily({ name: 'Wróblewscy', kind: 'care-difficulties', kindFrom: from }),
    members: [aMember(mother.id, { from, role: 'mother' })],
    workerId: null,
  });
  return { family, mother };
}

test('a note is written by keys, its next step is a task that is done, its words are found by Ctrl+K', async ({
  prepare,
}) => {
  const { office, made } = await prepare(aFamilyToWorkWith);
  const { page } = office;
  const { family, mother } = made;
  await signIn(page, chief);
  await goTo(page, `/rodziny/${family.id}?tab=chronicle`);
  await expect(page.getByText('Kronika jest pusta')).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByRole('button', { name: 'Nowy wpis' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Rodzaj wpisu' })).toBeFocused();
  await chooseFrom(page, 'Rodzaj wpisu', 'rozmowa');
  await typeInto(page, 'Godzina', '9:30');
  await tabTo(page, page.getByRole('checkbox', { name: 'Joanna Wróblewska' }));
  await page.keyboard.press('Space');
  await typeInto(page, 'Treść', 'Rozmowa o źdźbłach trawy w ogródku.');
  await typeInto(page, 'Co zrobić', 'Kupić nasiona');
  await typeInto(page, 'Termin', daysAhead(5));
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText('następny krok jest w zadaniach')).toBeVisible();
  await expect(page.getByText('Rozmowa o źdźbłach trawy w ogródku.')).toBeVisible();
  await expect(page.getByText('09:30')).toBeFocused();

  // What she took part in stands in her own chronicle, with where it comes from; it is corrected at the family.
  await goTo(page, `/osoby/${mother.id}?tab=chronicle`);
  const entry = page.getByRole('list', { name: 'Kronika' }).getByRole('listitem').filter({ hasText: 'źdźbłach' });
  await expect(entry.getByRole('link', { name: 'Wróblewscy' })).toBeVisible();
  await expect(entry).toContainText('Kupić nasiona');
  await expect(entry.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
  await tabTo(page, entry.getByRole('link', { name: 'Wróblewscy' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Wróblewscy' })).toBeVisible();

  await openPlace(page, 'Zadania');
  await expect(page.getByRole('grid').getByText('Kupić nasiona')).toBeVisible();
  await expectAccessible(page);
  // The assessment of the family is a task as well, and due before.
  const step = page.getByRole('grid').getByRole('row').filter({ hasText: 'Kupić nasiona' });
  await tabTo(page, page.getByRole('grid').getByRole('row').nth(1));
  await page.keyboard.press('ArrowDown');
  await expect(step).toBeFocused();
  // Done at once from the row, by key and by mouse, and undone.
  for (const finish of [
    () => page.keyboard.press('Control+Enter'),
    () => step.getByRole('button', { name: 'Zrobione: Kupić nasiona' }).click(),
  ]) {
    await finish();
    await expect(toast(page).getByText('Zrobione: Kupić nasiona.')).toBeVisible();
    await expect(step).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: 'Zadania' })).toBeVisible();
    await page.keyboard.press('Control+Z');
    await expect(toast(page).getByText('Zadanie znów jest do zrobienia.').last()).toBeVisible();
    await expect(step).toBeVisible();
  }
  await tabTo(page, page.getByRole('grid').getByRole('row').nth(1));
  await page.keyboard.press('ArrowDown');
  await expect(step).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+P');
  await expect(page.locator('[data-page="1"]')).toContainText('Kupić nasiona');
  await expect(page.locator('[data-page="1"]')).not.toContainText('Okresowa ocena');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Zaznaczono 1 zadanie/)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Zrobione', exact: true }));
  await page.keyboard.press('Enter');
  await typeInto(page, 'Uwagi', 'Kupione.');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Zrobione', exact: true }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Zadanie zrobione.')).toBeVisible();
  await expect(page.getByRole('grid').getByText('Kupić nasiona')).toHaveCount(0);

  await page.keyboard.press('Control+K');
  await page.keyboard.type('zdzblach');
  const hit = page.getByRole('option', { name: /źdźbłach/ });
  await expect(hit).toContainText('Wróblewscy');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Rozmowa o źdźbłach trawy w ogródku.')).toBeVisible();
  await expect(field(page, 'Treść')).toHaveCount(0);
  // The entry itself is meant: it is marked and has the focus, on reload as well; the filter comes back with „Wstecz”.
  const marked = page.getByRole('listitem').and(page.locator('[aria-current="true"]'));
  await expect(marked).toContainText('źdźbłach');
  await expect(marked.getByText('09:30')).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await expect(marked).toContainText('źdźbłach');
  await page.getByRole('button', { name: 'Rodzaj wpisu' }).click();
  await page.getByRole('menuitemradio', { name: 'wizyta' }).click();
  await expect(page.getByText('Kupić nasiona')).toHaveCount(0);
  await openPlace(page, 'Pulpit');
  await page.goBack();
  await expect(page.getByText('Nic nie pasuje do filtra.')).toBeVisible();
});

/** The same with twenty notes of one word, the newest written first. */
async function aFamilyWithManyNotes(client: PreviewClient) {
  const made = await aFamilyToWorkWith(client);
  const record = { kind: 'family', id: made.family.id } as const;
  for (let day = 20; day > 0; day -= 1) {
    const on = asLocalDate(`2025-03-${String(day).padStart(2, '0')}`);
    await client.notes.write({ record, fields: aNote({ on, text: `Jeżozwierz nr ${day}` }), nextStep: null });
  }
  return made;
}

test('Ctrl+K leads by keys from the first notes found to all of them, newest first', async ({ prepare }) => {
  const { office } = await prepare(aFamilyWithManyNotes);
  const { page } = office;
  await signIn(page, chief);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('jezozwierz');
  const options = page.getByRole('option');
  await expect(options.filter({ hasText: 'Jeżozwierz' })).toHaveCount(6);
  await expect(options.first()).toContainText('01.03.2025');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
  await expect(options.filter({ hasText: 'Wszystkie wyniki' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(options).toHaveCount(20);
  await expect(options.first()).toContainText('20.03.2025');
  await expect(options.last()).not.toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(options.last()).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').and(page.locator('[aria-current="true"]'))).toContainText('Jeżozwierz nr 1');
});

test('F8 begins an entry from any tab of a card, and Tab goes from when it was to what happened', async ({
  prepare,
}) => {
  const { office, made } = await prepare(aFamilyToWorkWith);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/rodziny/${made.family.id}`);
  await expect(page.getByRole('group', { name: 'Klawisze' })).toContainText(/F8.*nowy wpis/);
  await page.keyboard.press('F8');
  await expect(page.getByRole('combobox', { name: 'Rodzaj wpisu' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Data')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Godzina')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Treść')).toBeFocused();
  await page.keyboard.type('Rozmowa w domu.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('group', { name: 'Kto brał udział' }).getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText('Wpis zapisany.')).toBeVisible();
  // On the chronicle itself the key is the button's.
  await page.keyboard.press('F8');
  await expect(page.getByRole('combobox', { name: 'Rodzaj wpisu' })).toBeFocused();
});

test('a plan is written by keys and printed, an assessment tells the next date', async ({ prepare }) => {
  test.slow();
  const { office, made } = await prepare(aFamilyToWorkWith);
  const { page } = office;
  const { family } = made;
  await signIn(page, chief);
  await goTo(page, `/rodziny/${family.id}?tab=plans`);
  await tabTo(page, page.getByRole('button', { name: 'Nowy plan' }));
  await page.keyboard.press('Enter');
  await expect(field(page, 'Plan od')).toBeFocused();
  await typeInto(page, 'Sytuacja rodziny', 'Trudności z nauką.');
  await typeInto(page, 'Cel', 'Regularna nauka');
  await typeInto(page, 'Przewidywany efekt', 'Dziecko chodzi do szkoły');
  await typeInto(page, 'Działanie', 'Spotkania z pedagogiem');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').filter({ hasText: 'Do poprawienia' })).toContainText('Odpowiedzialni');
  await typeInto(page, 'Odpowiedzialni', 'matka');
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { name: /Regularna nauka/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Plan pracy z rodziną' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Zapisz ocenę' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await chooseFrom(page, 'Wynik oceny', 'poprawa');
  await chooseFrom(page, 'Co dalej', 'kontynuowa');
  await typeInto(page, 'Wnioski', 'Jest lepiej.');
  await expectAccessible(page);
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Zapisz ocenę' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText(/Ocena zapisana\. Następna do/)).toBeVisible();
  await expect(page.getByText('Następna ocena do')).toBeVisible();
  await expectAccessible(page);

  // Withdrawn with a reason, back by „Cofnij”; withdrawn once more, back at the assessment itself.
  const withdraw = async () => {
    await tabTo(page, page.getByRole('button', { name: /^Wycofaj ocenę z/ }));
    await page.keyboard.press('Enter');
    await typeInto(page, 'Powód wycofania', 'Wpisana w złej rodzinie');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Wycofaj' }));
    await page.keyboard.press('Enter');
    await expect(toast(page).getByText('Ocena wycofana.')).toBeVisible();
    await expect(page.getByText(/wycofana, .*: Wpisana w\szłej rodzinie/)).toBeVisible();
    await expect(page.getByText('Pierwsza ocena do')).toBeVisible();
  };
  await withdraw();
  await tabTo(page, toast(page).getByRole('button', { name: 'Cofnij' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Ocena znów obowiązuje.')).toBeVisible();
  await expect(page.getByText('Następna ocena do')).toBeVisible();
  await withdraw();
  await expectAccessible(page);
  await tabTo(page, page.getByRole('button', { name: /^Cofnij wycofanie oceny z/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Następna ocena do')).toBeVisible();
  await expect(page.getByText(/wycofana, /)).toBeHidden();
  await tabTo(page, page.getByRole('button', { name: 'Drukuj plan' }));
  await page.keyboard.press('Enter');
  await drawPaper(page);
  await expect(page.locator('.print-signatures').first()).toContainText('podpis');
  await expect(page.getByText('Cel 1: Regularna nauka').first()).toBeVisible();
});
