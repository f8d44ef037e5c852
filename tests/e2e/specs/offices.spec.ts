import { BrowserMark } from '../fixtures/browser-mark.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';

test.describe('the office of a test @browser', () => {
  test('is empty: the page offers the first run', async ({ emptyOffice }) => {
    const { session } = await emptyOffice.client().session.status({});
    expect(session.state).toBe('first-run');
    await expect(emptyOffice.page.getByRole('heading').first()).toBeVisible();
    await expectAccessible(emptyOffice.page);
  });

  test('is set up: the page offers the sign-in, also after a crash', async ({ office }) => {
    const { session } = await office.client().session.status({});
    expect(session.state).toBe('signed-out');
    await expect(office.page.getByRole('heading').first()).toBeVisible();
    await expectAccessible(office.page);
    await office.restart('crash');
    expect((await office.client().session.status({})).session.state).toBe('signed-out');
    await expect(office.page.getByRole('heading').first()).toBeVisible();
  });

  test('is the demonstration: two people work in browsers of their own', async ({ demoOffice }) => {
    const { session, host } = await demoOffice.client().session.status({});
    expect(session.state).toBe('signed-out');
    expect(host.demo).toBe(true);
    const second = await demoOffice.anotherPage();
    await expect(second.getByRole('heading').first()).toBeVisible();
  });
});

test('the mark for tests that need a browser is demanded, and refused where nothing needs it', () => {
  const marked = () => new BrowserMark({ title: 'two browsers @browser', titlePath: [] });
  const unmarked = new BrowserMark({ title: 'one program', titlePath: ['', 'spec'] });
  expect(() => unmarked.use('a second browser')).toThrow('mark the test with @browser');
  expect(() => unmarked.expectNeeded()).not.toThrow();
  expect(() => marked().expectNeeded()).toThrow('take the mark @browser away');
  const used = marked();
  used.use('a second browser');
  expect(() => used.expectNeeded()).not.toThrow();
});
