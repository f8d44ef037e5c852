import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { aForm, aPlacing, enterChild, enterFosterFamily, enterInstitution } from '#tests/support/foster-care.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { chooseFound, chooseFrom, expectSentence, field, openPlace, toast, typeInto } from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

async function placed(client: PreviewClient, personId: PersonId, homeId: HomeId): Promise<PersonId> {
  const fresh = { personId, version: null, caseNumber: null, basis: null, funding: null };
  await client.care.place({ ...fresh, fields: aPlacing(homeId, '2024-02-01') });
  return personId;
}

/** Homes of every kind; the professional family is full, two of its children have a brother who is not in care. */
async function homesAndChildren(client: PreviewClient) {
  await enterFosterFamily(client, 'Nocn', aForm('emergency'));
  const full = await enterFosterFamily(client, 'Malcow', aForm('professional'));
  await enterFosterFamily(client, 'Babciow', aForm('kinship', { maxPlaces: null }));
  await enterFosterFamily(client, 'Sadow', aForm('family-childrens-home', { maxPlaces: 8 }));
  await enterInstitution(client, 'Placówka Zatoka');
  const sister = await placed(client, await enterChild(client, { surname: 'Grabska', firstName: 'Maja' }), full.homeId);
  for (const firstName of ['Ola', 'Ewa']) {
    await placed(client, await enterChild(client, { surname: 'Kos', firstName }), full.homeId);
  }
  const brother = await enterChild(client, { surname: 'Grabski', firstName: 'Filip', sex: 'male' });
  await client.relations.relate({ id: sister, relation: aRelation(brother, { role: 'sibling' }) });
  const alone = await enterChild(client, { surname: 'Sowa', firstName: 'Lena' });
  return { sister, brother, alone };
}

test('a child comes at night, moves to a full family with a reason, goes home and comes back to its grandparents, by keys', async ({
  prepare,
}) => {
  const { office, made } = await prepare(homesAndChildren);
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Piecza zastępcza');
  await tabTo(page, page.getByRole('button', { name: /^Umieść w.pieczy/ }));
  await page.keyboard.press('Enter');
  await chooseFound(page, 'Dziecko', 'Sowa', /Sowa Lena/);
  await chooseFound(page, 'Miejsce', 'Nocn', /Nocn/);
  await typeInto(page, 'W miejscu od', '2.9.2026');
  await typeInto(page, 'Godzina przyjęcia', '23:40');
  await chooseFrom(page, 'Główny powód umieszczenia', 'przemoc');
  await chooseFrom(page, 'Podstawa prawna', 'doprowadzenie');
  await typeInto(page, 'Sąd lub organ', 'Komenda Powiatowa Policji');
  await typeInto(page, 'Data aktu', '2.9.2026');
  await typeInto(page, 'Powiat finansujący', 'mielecki');
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText(/Umieszczono w.pieczy/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Lena Sowa' })).toBeVisible();
  await expect(page.getByText(/przyjęcie o.23:40/)).toBeVisible();

  // The professional family is full: the limit is said with its article, and nothing is saved without a reason.
  await tabTo(page, page.getByRole('button', { name: 'Zmień miejsce' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await chooseFound(page, 'Miejsce', 'Malcow', /Malcow/);
  await typeInto(page, 'W miejscu od', '20.10.2026');
  await chooseFrom(page, 'Powód zakończenia pobytu', 'up');
  const limits = dialog.getByRole('list', { name: 'Limity i zasady' });
  await expect(limits).toContainText(/Rodzina będzie miała 4.dzieci, a.może mieć najwyżej 3/);
  await expect(limits).toContainText('(art. 53)');
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expectSentence(field(dialog, 'Powód wyjątku'), /Wpisz powód wyjątku/i);
  await expectAccessible(page);
  await typeInto(page, 'Powód wyjątku', 'Nikt inny nie może jej przyjąć');
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText(/Zmieniono miejsce pobytu/)).toBeVisible();
  await expect(page.getByText('Powód: Nikt inny nie może jej przyjąć.')).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: 'Zakończ pobyt' }));
  await page.keyboard.press('Enter');
  await typeInto(page, 'Ostatni dzień', '15.11.2026');
  await chooseFrom(page, 'Powód zakończenia pobytu', 'powr');
  await page.keyboard.press('Control+S');
  await expect(page.getByText(/poza pieczą od/)).toBeVisible();

  // She comes back: the same person, another episode; kin have no number.
  await tabTo(page, page.getByRole('button', { name: /^Umieść w.pieczy/ }));
  await page.keyboard.press('Enter');
  await chooseFound(page, 'Miejsce', 'Babciow', /Babciow/);
  await typeInto(page, 'W miejscu od', '20.11.2026');
  await chooseFrom(page, 'Główny powód umieszczenia', 'bezradno');
  await expect(page.getByRole('list', { name: 'Limity i zasady' })).toHaveCount(0);
  for (const box of ['Wpisz od razu podstawę prawną', 'Wpisz od razu, kto płaci']) {
    await tabTo(page, page.getByRole('checkbox', { name: box }));
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('list', { name: 'Pobyt', exact: true }).getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page);

  const care = await office.saved((client) => client.care.open({ personId: made.alone }));
  expect(care.episodes.map(({ from, to }) => [from, to])).toEqual([
    ['2026-09-02', '2026-11-15'],
    ['2026-11-20', null],
  ]);
  expect(care.placements.map(({ home, exceptions }) => [home.name, exceptions.map(({ code }) => code)])).toEqual([
    ['Nocn', []],
    ['Malcow', ['over-limit']],
    ['Babciow', []],
  ]);
});

test('a brother joins his sister over the number of the family, and the report says who agreed', async ({
  prepare,
}) => {
  const { office, made } = await prepare(homesAndChildren);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/piecza/umieszczenie?child=${made.brother}`);
  await chooseFound(page, 'Miejsce', 'Malcow', /Malcow/);
  await typeInto(page, 'W miejscu od', '3.11.2026');
  await chooseFrom(page, 'Główny powód umieszczenia', 'sieroctwo');
  const limits = page.getByRole('list', { name: 'Limity i zasady' });
  await expect(limits).toContainText(/wyjątek dla rodzeństwa, wymaga zgody rodziny i.opinii koordynatora/);
  await typeInto(page, 'Powód wyjątku', 'Rodzeństwo razem');
  await tabTo(page, page.getByRole('checkbox', { name: 'Rodzina wyraziła zgodę' }));
  await page.keyboard.press('Space');
  for (const box of ['Wpisz od razu podstawę prawną', 'Wpisz od razu, kto płaci']) {
    await tabTo(page, page.getByRole('checkbox', { name: box }));
    await page.keyboard.press('Space');
  }
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(page.getByText(/Jest: zgoda rodziny\./)).toBeVisible();

  await openPlace(page, 'Piecza zastępcza');
  await tabTo(page, page.getByRole('tab', { name: 'Dzieci' }));
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Wyjątki od limitów' })).toBeFocused();
  await page.keyboard.press('Enter');
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'Grabski' });
  await expect(row).toContainText('Rodzeństwo razem');
  await expect(row).toContainText(/wymaga opinii koordynatora/);
  await expectAccessible(page);
});

test('too young for an institution is a reason to write, the family children’s home takes the child without one', async ({
  prepare,
}) => {
  const { office, made } = await prepare(homesAndChildren);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/piecza/umieszczenie?child=${made.alone}`);
  await typeInto(page, 'W miejscu od', '3.11.2024');
  await chooseFound(page, 'Miejsce', 'Zatoka', /Zatoka/);
  const limits = page.getByRole('list', { name: 'Limity i zasady' });
  await expect(limits).toContainText(/Dziecko ma 8.lat, a.placówka jest dla dzieci od 10.lat/);
  await tabTo(page, field(page, 'Miejsce', 'combobox'));
  await page.keyboard.press('Control+A');
  await chooseFound(page, 'Miejsce', 'Sadow', /Sadow/);
  await expect(limits).toHaveCount(0);
  await chooseFrom(page, 'Główny powód umieszczenia', 'ub');
  for (const box of ['Wpisz od razu podstawę prawną', 'Wpisz od razu, kto płaci']) {
    await tabTo(page, page.getByRole('checkbox', { name: box }));
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: 'Lena Sowa' })).toBeVisible();
  await expect(page.getByText('rodzinny dom dziecka').first()).toBeVisible();
  // Taken back with a reason, put back from what was replaced.
  await page.getByRole('list', { name: 'Pobyt', exact: true }).getByRole('button').first().click();
  await page.getByRole('menuitem', { name: 'Wycofaj wpis' }).click();
  await typeInto(page, 'Powód wycofania', 'Wpis w złej karcie');
  await page.keyboard.press('Control+S');
  await expect(page.getByText('Zastąpione i wycofane wpisy')).toBeVisible();
  await page.getByRole('button', { name: 'Więcej poleceń: Sadow' }).click();
  await page.getByRole('menuitem', { name: 'Przywróć wpis' }).click();
  await expect(page.getByRole('list', { name: 'Pobyt', exact: true }).getByRole('listitem')).toHaveCount(1);
});
