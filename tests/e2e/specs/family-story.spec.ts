import type { Page } from '@playwright/test';

import { personId, type PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel, type Sex } from '#shared/kernel/pesel.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { demoUser } from '../fixtures/offices.ts';
import { chooseFound, chooseFrom, field, shortcutForNew, toast, typeInto } from '../pages/records-page.ts';
import { confirmRelation, relate, rowOf, shapeOf, showDay } from '../pages/relations-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

const PEOPLE = [
  ['stanislawa', 'Źdźbło', 'Stanisława', 'female', '1951-11-30'],
  ['irena', 'Źdźbło', 'Irena', 'female', '1988-02-11'],
  ['bogdan', 'Źdźbło', 'Bogdan', 'male', '1984-06-30'],
  ['lena', 'Źdźbło', 'Lena', 'female', '2012-05-04'],
  ['rafal', 'Jaszcz', 'Rafał', 'male', '1985-01-20'],
  ['iga', 'Jaszcz', 'Iga', 'female', '2024-10-01'],
] as const satisfies readonly (readonly [string, string, string, Sex, string])[];

type Somebody = (typeof PEOPLE)[number][0];

/** The name Irena was born with, in the file that came with her. */
const MAIDEN_NAME = 'Gżegżółka';

/** Enters the six on the form, one after the other, as a file lies on the desk. */
async function enterPeople(page: Page): Promise<(key: Somebody) => PersonId> {
  const ids = new Map<Somebody, PersonId>();
  await goTo(page, '/osoby');
  await page.keyboard.press(shortcutForNew(page));
  for (const [index, [key, surname, firstName, sex, born]] of PEOPLE.entries()) {
    await expect(field(page, 'Nazwisko')).toBeFocused();
    await page.keyboard.type(surname);
    await typeInto(page, 'Imię', firstName);
    await typeInto(page, 'PESEL', makePesel(asLocalDate(born), sex, 90 + index));
    await expect(page.getByRole('radio', { name: sex === 'male' ? 'mężczyzna' : 'kobieta' })).toBeChecked();
    await tabTo(page, page.getByRole('checkbox', { name: 'Adres jest znany' }));
    await page.keyboard.press('Space');
    if (key === 'irena') {
      await press(page, /^Dawne nazwiska/);
      await press(page, 'Dodaj dawne nazwisko');
      await typeInto(page, 'Dawne nazwisko', MAIDEN_NAME);
    }
    await page.keyboard.press('Control+S');
    await expect(page.getByRole('heading', { level: 1, name: `${surname} ${firstName}` })).toBeVisible();
    ids.set(key, personId.parse(new URL(page.url()).hash.split('/').at(-1)?.split('?')[0]));
    await page.keyboard.press(shortcutForNew(page));
  }
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`nobody is ${key}`);
    return id;
  };
}

/** Somebody types Irena once more, by the name she was born with and with a typing error; the card that is there opens. */
async function typeIrenaAgain(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: /^Podobne osoby/ });
  await expect(field(page, 'Nazwisko')).toBeFocused();
  await page.keyboard.type('Gzegzulka');
  await typeInto(page, 'Imię', 'Irena');
  await expect(panel).toContainText('Źdźbło Irena');
  await expect(panel).toContainText(`dawniej ${MAIDEN_NAME}`);
  await expectAccessible(page);
  await press(page, /^To ta osoba/);
  await press(page, 'Wyjdź, szkic zostanie');
  await expect(page.getByRole('heading', { level: 1, name: 'Źdźbło Irena' })).toBeVisible();
}

async function openPerson(page: Page, id: PersonId, name: string): Promise<void> {
  await goTo(page, `/osoby/${id}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

async function confirm(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

async function endStay(page: Page, who: RegExp, day: string): Promise<void> {
  await press(page, who);
  await typeInto(page, 'W rodzinie do', day);
  await confirm(page, 'Zakończ pobyt');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function join(page: Page, name: string, role: string, day: string): Promise<void> {
  await press(page, 'Dodaj osobę');
  await chooseFound(page, 'Osoba', name, new RegExp(name));
  await chooseFrom(page, 'Kim jest', role);
  await typeInto(page, 'W rodzinie od', day);
  await confirm(page, 'Dodaj do rodziny');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('the story of a family: divorce, half-sister, a grandmother who died, a child who came back', async ({
  demoOffice,
}) => {
  test.slow();
  const { page } = demoOffice;
  await signIn(page, demoUser('anna.kierownik'));
  const idOf = await enterPeople(page);
  await typeIrenaAgain(page);

  // The family as it was when the office met it.
  await goTo(page, '/rodziny');
  await page.keyboard.press(shortcutForNew(page));
  await expect(field(page, 'Nazwa rodziny')).toBeFocused();
  await typeInto(page, 'Nazwa rodziny', 'Źdźbłowie');
  await typeInto(page, 'Rodzaj od', '10.1.2019');
  await chooseFrom(page, 'Prowadzący', 'Katarzyna');
  for (const [name, role] of [
    ['Źdźbło Irena', 'matka'],
    ['Źdźbło Bogdan', 'ojciec'],
    ['Źdźbło Lena', 'córka'],
    ['Źdźbło Stanisława', 'babcia'],
  ] as const) {
    await chooseFound(page, 'Dodaj osobę', name, new RegExp(name.slice('Źdźbło '.length)));
    const line = page.getByRole('listitem', { name });
    await expect(line.getByRole('combobox', { name: 'Kim jest' })).toBeFocused();
    if (role !== 'córka') await page.keyboard.type(role);
    await expect(line.locator('option:checked')).toHaveText(role);
  }
  await page.keyboard.press('Control+S');
  const heading = page.getByRole('heading', { level: 1, name: 'Źdźbłowie' });
  await expect(heading).toBeVisible();
  const familyPath = new URL(page.url()).hash.slice(1).split('?')[0] ?? '';

  // The father leaves, the girl goes to relatives and comes back, a partner and a sister come.
  await endStay(page, /^Zakończ pobyt.*Bogdan/, '3.2.2023');
  await endStay(page, /^Zakończ pobyt.*Lena/, '1.9.2023');
  await join(page, 'Źdźbło Lena', 'c', '1.3.2025');
  await join(page, 'Jaszcz Rafał', 'partner', '1.5.2024');
  await join(page, 'Jaszcz Iga', 'c', '1.10.2024');
  await expectAccessible(page);
  await expect(page.getByText('Poprzedni członkowie')).toBeVisible();

  // The grandmother dies; the program asks once whether her stay ends on that day.
  await openPerson(page, idOf('stanislawa'), 'Źdźbło Stanisława');
  await page.keyboard.press('F2');
  await press(page, /^Zgon/);
  await tabTo(page, page.getByRole('radio', { name: 'nie', exact: true }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'tak, znana data' })).toBeChecked();
  await typeInto(page, 'Data śmierci', '12.11.2023');
  await page.keyboard.press('Control+S');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Źdźbłowie');
  await expectAccessible(page);
  await tabTo(page, question.getByRole('button', { name: 'Zapisz i zakończ' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/zmarła\s12\.11\.2023/).first()).toBeVisible();
  await goTo(page, familyPath);
  await expect(heading).toBeVisible();
  await expect(page.getByRole('button', { name: /^Zakończ pobyt.*Stanisława/ })).toHaveCount(0);

  // Who they are to each other: what the roles say is taken over, the rest is entered.
  await openPerson(page, idOf('irena'), 'Źdźbło Irena');
  await relate(page, 'Źdźbło Bogdan', 'm');
  await typeInto(page, 'Od', '12.6.2010');
  await typeInto(page, 'Do', '3.2.2023');
  await chooseFrom(page, 'Powód zakończenia', 'rozw');
  await confirmRelation(page, 'Dodano: Źdźbło Bogdan – były mąż.');
  for (const [name, role, said] of [
    ['Źdźbło Stanisława', 'matka', 'matka'],
    ['Źdźbło Lena', 'c', 'córka'],
    ['Jaszcz Iga', 'c', 'córka'],
  ] as const) {
    await relate(page, name, role);
    await confirmRelation(page, `Dodano: ${name} – ${said}.`);
  }
  await openPerson(page, idOf('lena'), 'Źdźbło Lena');
  await relate(page, 'Źdźbło Bogdan', 'ojciec');
  await confirmRelation(page, 'Dodano: Źdźbło Bogdan – ojciec.');
  await openPerson(page, idOf('iga'), 'Jaszcz Iga');
  await relate(page, 'Jaszcz Rafał', 'ojciec');
  await confirmRelation(page, 'Dodano: Jaszcz Rafał – ojciec.');
  await expect(rowOf(page, 'Relacje', 'Źdźbło Lena')).toContainText('siostra przyrodnia');
  await expect(rowOf(page, 'Relacje', 'Źdźbło Stanisława')).toContainText('babcia');

  // Three days of the genogram: all together; divorced, the grandmother dead and the girl away; together again.
  await goTo(page, `${familyPath}?tab=genogram`);
  const shape = (name: string) => shapeOf(page, 'Źdźbłowie', name);
  await showDay(page, '1.6.2022');
  await expect(shape('Bogdan Źdźbło, ojciec, 37 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(shape('Lena Źdźbło, córka, 10 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(shape('Stanisława Źdźbło, babcia, 70 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(shape('Iga Jaszcz')).toHaveCount(0);
  await showDay(page, '1.1.2024');
  await expect(page.getByText('rozwód 2023')).toBeVisible();
  await expect(shape('Stanisława Źdźbło')).toHaveAccessibleName(/zm\.|nie żyje|zmarła/);
  await expect(shape('Lena Źdźbło')).toBeVisible();
  await expect(shape('Lena Źdźbło')).not.toHaveAccessibleName(/we wspólnym gospodarstwie/);
  await expectAccessible(page);
  await showDay(page, '1.11.2025');
  await expect(shape('Lena Źdźbło, córka, 13 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(shape('Iga Jaszcz, córka, 1 rok, we wspólnym gospodarstwie')).toBeVisible();
  await expect(rowOf(page, 'Genogram jako tabela', 'Jaszcz Iga')).toContainText('siostra przyrodnia: Źdźbło Lena');
  await expectAccessible(page);

  // The plan and its half-year assessment.
  await goTo(page, `${familyPath}?tab=plans`);
  await press(page, 'Nowy plan');
  for (const [label, text] of [
    ['Sytuacja rodziny', 'Matka samodzielnie wychowuje dwie córki.'],
    ['Cel', 'Trwały powrót córki do domu'],
    ['Przewidywany efekt', 'Córka mieszka z matką'],
    ['Działanie', 'Spotkania asystenta z rodziną'],
    ['Odpowiedzialni', 'matka, asystent'],
  ] as const)
    await typeInto(page, label, text);
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { name: /Trwały powrót córki do domu/ })).toBeVisible();
  await press(page, 'Zapisz ocenę');
  await chooseFrom(page, 'Wynik oceny', 'poprawa');
  await chooseFrom(page, 'Co dalej', 'kontynuowa');
  await typeInto(page, 'Wnioski', 'Córka wróciła do domu.');
  await confirm(page, 'Zapisz ocenę');
  await expect(toast(page).getByText(/Ocena zapisana\. Następna do/)).toBeVisible();

  // Another worker takes the family over; who led it before stays on the card.
  await goTo(page, familyPath);
  await expect(heading).toBeVisible();
  await press(page, 'Zmień prowadzącego');
  await chooseFrom(page, 'Prowadzący', 'Marta');
  await confirm(page, 'Zmień prowadzącego');
  await expect(toast(page).getByText('Rodzina Źdźbłowie ma nowego prowadzącego: Marta Zając.')).toBeVisible();
  await expect(page.getByText('Katarzyna Wilk').first()).toBeVisible();
  await expectAccessible(page);
});
