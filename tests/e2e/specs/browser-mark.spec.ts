import { expect, test } from '@playwright/test';

import { BrowserMark } from '../fixtures/browser-mark.ts';

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
