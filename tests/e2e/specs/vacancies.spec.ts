import { aForm, enterChild, enterFosterFamily } from '#tests/support/foster-care.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { drawPaper } from '../pages/paper.ts';
import { openPlace, toast, typeInto } from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

/** Two families with room, one without, and a brother and a sister for whom a place is sought. */
async function anOfficeWithRoom(client: PreviewClient) {
  const { homeId } = await enterFosterFamily(client, 'Malcowie', aForm('professional', { maxPlaces: 3 }));
  await enterFosterFamily(client, 'Ośkowie', aForm('non-professional', { maxPlaces: 1 }));
  await enterFosterFamily(client, 'Zarębowie', aForm('family-childrens-home', { maxPlaces: 0 }));
  const ola = await enterChild(client, { firstName: 'Aleksandra' });
  const jan = await enterChild(client, { firstName: 'Jan' });
  await client.relations.relate({ id: ola, relation: aRelation(jan, { role: 'sibling' }) });
  return { homeId, ola, jan };
}

test('free places are seen on the board, and places are reserved for siblings and withdrawn by keys', async ({
  prepare,
}) => {
  const { office, made } = await prepare(anOfficeWithRoom);
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Wolne miejsca');
  await expect(page.getByRole('heading', { level: 1, name: 'Wolne miejsca' })).toBeVisible();
  await expect(page.getByText('4 wolne w 2 rodzinach')).toBeVisible();
  const malcowie = page
    .getByRole('region', { name: 'Tablica miejsc' })
    .getByRole('listitem')
    .filter({ hasText: 'Malcowie' });
  await expect(malcowie).toContainText('zajęte 0, wolne 3 z 3');
  await expectAccessible(page);

  await tabTo(page, page.getByRole('button', { name: 'Dziecko', exact: true }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('brzoza ale');
  await expect(page.getByRole('option', { name: /Brzoza Aleksandra/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /Dodaj do szukania: Jan Brzoza/ }));
  await page.keyboard.press('Enter');
  const proposals = page.getByRole('list', { name: 'Propozycje' }).locator(':scope > li');
  await expect(proposals.first()).toContainText('Malcowie');
  await expect(proposals.first()).toContainText('dwoje razem, 3 wolne miejsca');
  await expect(proposals.nth(1)).toContainText('1 miejsce na 2 dzieci');
  await tabTo(page, page.getByRole('button', { name: /Dlaczego nie/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'brak miejsc' })).toContainText('Zarębowie');
  await expectAccessible(page);

  await tabTo(page, page.getByRole('button', { name: 'Zarezerwuj 2 miejsca: Malcowie' }));
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText(/Zarezerwowano 2 miejsca/)).toBeVisible();
  await expect(malcowie).toContainText('zarezerwowane 2, wolne 1 z 3');

  await goTo(page, `/piecza/miejsca/${made.homeId}`);
  const kept = page.getByRole('list', { name: 'Zarezerwowane miejsca' }).getByRole('listitem');
  await expect(kept).toHaveCount(2);
  await expectAccessible(page);
  await goTo(page, `/piecza/dzieci/${made.ola}`);
  await expect(kept).toHaveCount(1);
  await tabTo(page, kept.getByRole('button'));
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Wycofaj rezerwację' }).press('Enter');
  await typeInto(page, 'Powód wycofania', 'Rodzina odmówiła przyjęcia');
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText(/Wycofano rezerwację/)).toBeVisible();
  await expect(kept).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(kept).toHaveCount(1);
});

test('the board and the proposals go to paper', async ({ prepare }) => {
  const { office, made } = await prepare(anOfficeWithRoom);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/wolne-miejsca');
  await expect(page.getByText('4 wolne w 2 rodzinach')).toBeVisible();
  await page.keyboard.press('Control+P');
  await drawPaper(page);
  await expect(page.getByText('Rodziny zawodowe: zajęte 0').first()).toBeVisible();
  await goTo(page, `/wolne-miejsca?childIds=${encodeURIComponent(JSON.stringify([made.ola]))}`);
  await page.getByRole('button', { name: 'Drukuj propozycje' }).click();
  await drawPaper(page);
  await expect(page.getByText('Propozycje miejsc').first()).toBeVisible();
});
