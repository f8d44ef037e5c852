import { aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';

test.describe('the office of a test', () => {
  test('is empty: the page offers the first run', async ({ emptyOffice }) => {
    await expect(emptyOffice.page.getByLabel('Pełna nazwa ośrodka')).toBeVisible();
    await expectAccessible(emptyOffice.page);
  });

  test('is set up: the page offers the sign-in, also after a crash', async ({ office }) => {
    await expect(office.page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
    await expectAccessible(office.page);
    await office.restart('crash');
    await expect(office.page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
  });

  test('is the demonstration: two people work in browsers of their own @browser', async ({ demoOffice }) => {
    const { session, host } = await demoOffice.client().session.status({});
    expect(session.state).toBe('signed-out');
    expect(host.demo).toBe(true);
    const second = await demoOffice.anotherPage();
    await expect(second.getByRole('heading').first()).toBeVisible();
  });

  test('has what was prepared in it, once for all who share it, and tells what was saved', async ({ prepare }) => {
    let times = 0;
    const work = async (client: PreviewClient) => {
      times += 1;
      return await client.people.register({ fields: aPerson({ surname: 'Gotowa', firstName: 'Ewa' }) });
    };
    const [one, other] = [await prepare(work), await prepare(work)];
    expect(times).toBe(1);
    expect(other.made).toEqual(one.made);
    const everybody = { filter: {}, window: { offset: 0, limit: 10 } };
    const more = { fields: aPerson({ surname: 'Dodana', firstName: 'Ola' }) };
    await one.office.saved((client) => client.people.register(more));
    // Each has a copy of its own.
    expect((await one.office.saved((client) => client.people.list(everybody))).rows).toHaveLength(2);
    expect((await other.office.saved((client) => client.people.list(everybody))).rows).toHaveLength(1);
    await other.office.restart();
    await expect(other.office.page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
  });
});
