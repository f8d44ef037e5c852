import { describe, expect, test } from 'vitest';
import { PAGE_ORIGIN, PAGE_URL } from '#desktop/policies/page-address.ts';
import { isPermissionAllowed } from '#desktop/policies/permissions.ts';
import { refusalOfSender, type Sender, SENDER_REFUSALS, type SenderRefusal } from '#desktop/policies/sender.ts';

const frame = { isMainFrame: true, isDestroyed: false, origin: PAGE_ORIGIN, address: PAGE_URL };
const own: Sender = { isOwnWindow: true, frame, portCount: 1 };

const CASES: readonly (readonly [name: string, sender: Sender, refusal: SenderRefusal | undefined])[] = [
  ['own page', own, undefined],
  ['own page at a route', { ...own, frame: { ...frame, address: `${PAGE_URL}#/osoby` } }, undefined],
  ['foreign window', { ...own, isOwnWindow: false }, 'foreign-window'],
  ['frame gone', { ...own, frame: null }, 'frame-gone'],
  ['frame destroyed', { ...own, frame: { ...frame, isDestroyed: true } }, 'frame-gone'],
  ['sub frame', { ...own, frame: { ...frame, isMainFrame: false } }, 'sub-frame'],
  ['origin of a sandboxed document', { ...own, frame: { ...frame, origin: 'null' } }, 'foreign-origin'],
  ['foreign origin', { ...own, frame: { ...frame, origin: 'https://example.org' } }, 'foreign-origin'],
  ['origin that begins like ours', { ...own, frame: { ...frame, origin: `${PAGE_ORIGIN}.evil` } }, 'foreign-origin'],
  ['other document', { ...own, frame: { ...frame, address: 'ostoja://app/a.js' } }, 'foreign-origin'],
  ['blank document of the own origin', { ...own, frame: { ...frame, address: 'about:blank' } }, 'foreign-origin'],
  ['no port', { ...own, portCount: 0 }, 'not-one-port'],
  ['two ports', { ...own, portCount: 2 }, 'not-one-port'],
];

describe('the sender of a port', () => {
  test.for(CASES)('%s', ([, sender, refusal]) => {
    expect(refusalOfSender(sender)).toBe(refusal);
  });

  test('meets every refusal in the table', () => {
    expect(new Set(CASES.flatMap(([, , refusal]) => refusal ?? []))).toEqual(new Set(SENDER_REFUSALS));
  });
});

test('no permission is ever given', () => {
  for (const permission of ['media', 'notifications', 'clipboard-read', 'fullscreen', '', 'constructor', '__proto__']) {
    expect(isPermissionAllowed(permission), permission).toBe(false);
  }
});
