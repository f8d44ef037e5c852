import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalAddress } from '#desktop/policies/external-address.ts';
import { isNavigationAllowed } from '#desktop/policies/navigation.ts';
import { isRequestAllowed } from '#desktop/policies/network.ts';
import { isOwnOrigin, isOwnPage, PAGE_URL } from '#desktop/policies/page-address.ts';

/** Address, whether it is under the own origin, whether it is the one page. */
const OWN: readonly (readonly [address: string, origin: boolean, page: boolean])[] = [
  [PAGE_URL, true, true],
  ['ostoja://app/', true, true],
  ['ostoja://app', true, false],
  ['ostoja://app/index.html#/osoby/1', true, true],
  ['ostoja://app/index.html?x=1', true, false],
  ['ostoja://app/assets/app.js', true, false],
  ['ostoja://app/../index.html', true, true],
  ['ostoja://app/%2e%2e/secret', true, false],
  ['ostoja:app/index.html', false, false],
  ['ostoja:///app/index.html', false, false],
  ['ostoja://app:443/index.html', false, false],
  ['ostoja://app@evil/index.html', false, false],
  ['ostoja://evil@app/index.html', false, false],
  ['ostoja://:secret@app/index.html', false, false],
  ['ostoja://app.evil/index.html', false, false],
  ['ostoja://evil/app/index.html', false, false],
  ['ostojas://app/index.html', false, false],
  ['https://app/index.html', false, false],
  ['file:///ostoja://app/index.html', false, false],
  ['', false, false],
  ['app', false, false],
  [`ostoja://app/index.html#${'a'.repeat(5000)}`, true, true],
  [`ostoja://app/index.html#${'a'.repeat(70_000)}`, false, false],
];

describe('the own address', () => {
  test.for(OWN)('%s', ([address, origin, page]) => {
    expect(isOwnOrigin(address)).toBe(origin);
    expect(isOwnPage(address)).toBe(page);
  });

  test('is never an address of the web', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => !isOwnOrigin(address)),
    );
  });
});

describe('navigation', () => {
  test.for([
    [{ address: PAGE_URL, isMainFrame: true, isRedirect: false }, true],
    [{ address: `${PAGE_URL}#/rodziny`, isMainFrame: true, isRedirect: false }, true],
    [{ address: PAGE_URL, isMainFrame: false, isRedirect: false }, false],
    [{ address: PAGE_URL, isMainFrame: true, isRedirect: true }, false],
    [{ address: 'ostoja://app/a.js', isMainFrame: true, isRedirect: false }, false],
    [{ address: 'https://example.org/', isMainFrame: true, isRedirect: false }, false],
    [{ address: 'javascript:1', isMainFrame: true, isRedirect: false }, false],
  ] as const)('%o', ([navigation, allowed]) => {
    expect(isNavigationAllowed(navigation)).toBe(allowed);
  });
});

describe('requests', () => {
  test.for([
    [PAGE_URL, true, true],
    ['ostoja://app/assets/noto.woff2', true, true],
    ['ostoja://other/', false, false],
    ['data:image/svg+xml,<svg/>', true, true],
    ['DATA:image/png;base64,AA', true, true],
    [`data:image/png;base64,${'A'.repeat(5000)}`, true, true],
    ['blob:ostoja://app/0b6f', true, true],
    ['blob:null/0b6f', false, false],
    ['blob:https://example.org/0b6f', false, false],
    ['devtools://devtools/bundled/inspector.html', false, true],
    ['devtools://theme/', false, false],
    ['https://example.org/', false, false],
    ['http://127.0.0.1:8080/', false, false],
    ['wss://example.org/', false, false],
    ['file:///etc/passwd', false, false],
    ['chrome://gpu/', false, false],
    ['', false, false],
  ] as const)('%s in a package %s, in development %s', ([address, packaged, development]) => {
    expect(isRequestAllowed(address, { developerTools: false })).toBe(packaged);
    expect(isRequestAllowed(address, { developerTools: true })).toBe(development);
  });
});

describe('addresses for the system', () => {
  test.for([
    ['https://isap.sejm.gov.pl/', 'https://isap.sejm.gov.pl/'],
    ['HTTPS://ISAP.sejm.gov.pl/a b', undefined],
    [
      'https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20240000177',
      'https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20240000177',
    ],
    ['https://żółw.example.pl/ą', 'https://xn--w-uga1v8h.example.pl/%C4%85'],
    ['https://user@example.org/', undefined],
    ['https://localhost/', undefined],
    ['https://[::1]/', undefined],
    ['https:example.org', 'https://example.org/'],
    ['http://example.org/', undefined],
    ['mailto:biuro@mops.example.pl', 'mailto:biuro@mops.example.pl'],
    ['mailto:biuro@mops.example.pl?subject=Plan%20pracy', 'mailto:biuro@mops.example.pl?subject=Plan%20pracy'],
    ['mailto:a@b.pl?cc=c@d.pl', undefined],
    ['mailto:a@b.pl?attach=C:/x', undefined],
    ['mailto:a@b.pl?subject=x&attach=C:/x', undefined],
    ['mailto:a@b.pl,c@d.pl', undefined],
    ['mailto:', undefined],
    ['mailto:%61@b.pl', undefined],
    ['file:///C:/Windows/System32/calc.exe', undefined],
    ['\\\\serwer\\udzial\\a.exe', undefined],
    ['calculator:', undefined],
    ['ms-settings:', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['ostoja://app/', undefined],
    ['https://example.org/\nhttps://example.com/', undefined],
    ['https://example.org/"', undefined],
    ['https://example.org/<x>', undefined],
    [`https://example.org/${'a'.repeat(2048)}`, undefined],
    ['', undefined],
  ] as const)('%s gives %s', ([address, given]) => {
    expect(externalAddress(address)).toBe(given);
  });

  test('are https or mailto whatever comes in, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (address) => {
        const given = externalAddress(address);
        return given === undefined || (/^(?:https:\/\/|mailto:)/u.test(given) && externalAddress(given) === given);
      }),
    );
  });
});
