import { addDays, asLocalDate, formatDate, localDateOf, monthOf, today, yearOf } from '#shared/kernel/local-date.ts';
import { familyId } from '#shared/kernel/ids.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { aFamily } from '#tests/support/people.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { demoUser } from '../fixtures/offices.ts';
import { chooseFrom, chooseMore, field, openPlace, shortcutForNew, toast, typeInto } from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

const TODAY = today(toInstant(Date.now()));

async function workersOf(client: PreviewClient) {
  const { workers } = await client.caseloads.overview({ day: TODAY });
  return (name: string) => {
    const found = workers.find(({ displayName }) => displayName === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
}

test('the sixteenth family warns with its article, asks for a reason and keeps it', async ({ prepareDemo }) => {
  const { office } = await prepareDemo(async (client) => {
    const marta = (await workersOf(client))('Marta Zając');
    for (let at = marta.counted; at < 15; at += 1) {
      const fields = aFamily({ name: 'Pełni', caseNumber: null });
      await client.families.register({ fields, members: [], workerId: marta.userId });
    }
  });
  const { page } = office;
  await signIn(page, demoUser('anna.kierownik'));
  await openPlace(page, 'Rodziny');
  await page.keyboard.press(shortcutForNew(page));
  await expect(field(page, 'Numer sprawy')).toHaveValue(/^PR\.5122\.\d+\.\d{4}$/);
  await typeInto(page, 'Nazwa rodziny', 'Szesnaści');
  await chooseFrom(page, 'Prowadzący', 'Marta');
  await expect(page.getByText(/Ponad limit: rodzin będzie 16,.*limit.*art\..15 ust\..4/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+S');
  await expect(page.getByText(/rodzin byłoby.16/).first()).toBeVisible();
  await typeInto(page, 'Powód przekroczenia limitu', 'Rodzeństwo rodziny już prowadzonej');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: 'Szesnaści' })).toBeVisible();

  // Out of the archive it comes above the limit again: also „Cofnij” asks why.
  await chooseMore(page, 'Przenieś do archiwum');
  await typeInto(page, 'Powód', 'Wyprowadzka');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Przenieś do archiwum' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Przeniesiono do archiwum: Szesnaści.')).toBeVisible();
  await tabTo(page, toast(page).getByRole('button', { name: 'Cofnij' }));
  await page.keyboard.press('Enter');
  const asked = page.getByRole('dialog', { name: 'Przywrócenie ponad limit: Szesnaści' });
  await expect(asked).toContainText(/rodzin byłoby.16, a.limit to.15/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(page.getByText(/^W\sarchiwum od/)).toBeVisible();
  await page.getByRole('button', { name: 'Przywróć z archiwum' }).click();
  await typeInto(page, 'Powód przekroczenia limitu', 'Rodzina wróciła do gminy');
  await tabTo(page, asked.getByRole('button', { name: 'Przywróć z archiwum' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Przywrócono z archiwum: Szesnaści.')).toBeVisible();
  await expect(page.getByText(/^W\sarchiwum od/)).toBeHidden();

  await openPlace(page, 'Obciążenie');
  await expect(page.getByRole('row', { name: /Marta Zając/ })).toContainText('1 ponad limit');
  await expect(page.getByText(/Limit: 15.rodzin.*Liczą się rodziny: /)).toContainText('trudności');
  await expectAccessible(page);
  await tabTo(page, page.getByRole('tab', { name: 'Pracownicy' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const exceptions = page.getByRole('region', { name: 'Odstępstwa od limitu' }).first();
  await expect(exceptions).toContainText('Rodzeństwo rodziny już prowadzonej');
  await expect(exceptions).toContainText('Rodzina wróciła do gminy');
  await expect(exceptions).toContainText('Szesnaści');
  await expectAccessible(page);
});

/** A task at a family that Katarzyna leads, due after the first of next month, and what Marta leads meanwhile. */
async function aTaskThatGoesAlong(client: PreviewClient) {
  const worker = await workersOf(client);
  const [katarzyna, marta] = [worker('Katarzyna Wilk'), worker('Marta Zając')];
  const next = localDateOf(yearOf(addDays(TODAY, 31)), monthOf(addDays(TODAY, 31)), 1) ?? TODAY;
  const first = next > TODAY ? next : addDays(TODAY, 1);
  const { rows } = await client.caseloads.ledBy({ workerId: katarzyna.userId, day: TODAY });
  const family = rows.find((row) => row.shown && row.kind === 'family' && row.from < TODAY);
  if (family?.shown !== true) throw new Error('Katarzyna leads no family');
  const record = { kind: 'family', id: familyId.parse(family.id) } as const;
  const fields = { what: 'Odebrać zaświadczenie', dueOn: addDays(first, 3), userId: katarzyna.userId };
  await client.tasks.add({ record, fields });
  return { family, first, record, fields, martaLeads: marta.families };
}

test('a caseload goes to another worker from the first of next month and comes back; the card tells who led', async ({
  prepareDemo,
}) => {
  const { office, made } = await prepareDemo(aTaskThatGoesAlong);
  const { family, first, record, fields, martaLeads } = made;
  /** Who has the task, and how many families Marta leads on the first day. */
  const kept = () =>
    office.saved(async (client) => {
      const tasks = (await client.tasks.ofRecord({ record })).rows;
      const { workers } = await client.caseloads.overview({ day: first });
      return {
        with: tasks.flatMap((row) => (row.shown && row.what === fields.what ? [row.userName] : [])),
        leads: workers.find(({ displayName }) => displayName === 'Marta Zając')?.families ?? 0,
      };
    });
  let { page } = office;
  await signIn(page, demoUser('anna.kierownik'));
  await openPlace(page, 'Obciążenie');
  await page.keyboard.press(shortcutForNew(page));
  await expect(page.getByRole('heading', { level: 1, name: 'Przekazanie spraw' })).toBeVisible();
  await chooseFrom(page, 'Przekazuje', 'Katarzyna');
  await chooseFrom(page, 'Przejmuje', 'Marta');
  await typeInto(page, 'Przekazanie od', formatDate(first));
  await typeInto(page, 'Powód przekazania', 'Urlop wychowawczy');
  await expect(page.getByRole('checkbox', { name: `Przekaż: ${family.name}` }).first()).toBeChecked();
  await expect(page.getByText(/Ponad limit/)).toBeVisible();
  const going = page.getByText(/Razem ze sprawami przejd/);
  const count = Number(/\d+/.exec((await going.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(0);
  await expectAccessible(page);
  await typeInto(page, 'Powód przekroczenia limitu', 'Do czasu zatrudnienia nowej osoby');
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText(/^Przekazano\./)).toContainText(`zadania: ${count}.`);
  await expect(page.getByRole('rowheader', { name: /Katarzyna Wilk → Marta Zając/ })).toBeVisible();

  const handed = await kept();
  expect(handed.with).toEqual(['Marta Zając']);
  expect(handed.leads).toBeGreaterThan(martaLeads);
  await office.restart();
  page = office.page;
  await signIn(page, demoUser('anna.kierownik'));

  await goTo(page, `/rodziny/${family.id}`);
  await expect(page.getByRole('heading', { level: 1, name: family.name })).toBeVisible();
  await expect(page.getByText('Urlop wychowawczy')).toBeVisible();
  await typeInto(page, 'Kto prowadził w dniu', formatDate(first));
  await expect(page.getByText(`${formatDate(first)}: Marta Zając`, { exact: true })).toBeVisible();
  await typeInto(page, 'Kto prowadził w dniu', formatDate(addDays(first, -1)));
  await expect(page.getByText(`${formatDate(addDays(first, -1))}: Katarzyna Wilk`)).toBeVisible();
  await typeInto(page, 'Kto prowadził w dniu', formatDate(asLocalDate('1999-01-01')));
  await expect(page.getByText('1.01.1999: nikt').or(page.getByText('01.01.1999: nikt'))).toBeVisible();
  await expectAccessible(page);

  await openPlace(page, 'Obciążenie');
  await tabTo(page, page.getByRole('tab', { name: 'Pracownicy' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Cofnij przekazanie: Katarzyna Wilk/ }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText(/^Przekazanie cofnięte\./)).toContainText(`Zadania, które wróciły: ${count}.`);
  expect(await kept()).toEqual({ with: ['Katarzyna Wilk'], leads: martaLeads });
});
