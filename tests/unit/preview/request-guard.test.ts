import { expect, test } from 'vitest';

import { type Decision, decideRequest, type RequestFacts } from '#preview/request-guard.ts';

const settings = { address: '127.0.0.1:4711', token: 'the-token' };
const own = 'http://127.0.0.1:4711';
const bearer = 'Bearer the-token';

const page: RequestFacts = {
  method: 'GET',
  path: '/',
  host: settings.address,
  origin: undefined,
  fetchSite: 'none',
  authorization: undefined,
};
const rpc: RequestFacts = {
  method: 'POST',
  path: '/rpc/people/list',
  host: settings.address,
  origin: own,
  fetchSite: 'same-origin',
  authorization: bearer,
};
const download: RequestFacts = { ...rpc, method: 'GET', path: '/download/abc', origin: undefined };

const cases: readonly (readonly [why: string, facts: RequestFacts, decision: Decision])[] = [
  ['the page from the address bar', page, 'page'],
  ['its files', { ...page, path: '/assets/app.js', fetchSite: 'same-origin' }, 'page'],
  ['an old browser without Sec-Fetch-Site', { ...page, fetchSite: undefined }, 'page'],
  ['a head', { ...page, method: 'HEAD' }, 'page'],
  ['the page posted to', { ...page, method: 'POST' }, 405],
  ['the page put to', { ...page, method: 'PUT' }, 405],
  ['the page preflighted', { ...page, method: 'OPTIONS' }, 405],
  ['the page from another site', { ...page, fetchSite: 'cross-site' }, 403],
  ['the page from another port of this computer', { ...page, fetchSite: 'same-site' }, 403],
  ['the page under another name', { ...page, host: 'localhost:4711' }, 421],
  ['the page under a name that was bound to this address', { ...page, host: 'evil.example:4711' }, 421],
  ['the page on another port', { ...page, host: '127.0.0.1:80' }, 421],
  ['the page without a host', { ...page, host: undefined }, 421],

  ['a call', rpc, 'rpc'],
  ['a call of a program without an origin', { ...rpc, origin: undefined, fetchSite: undefined }, 'rpc'],
  ['a call of another origin', { ...rpc, origin: 'http://127.0.0.1:4712' }, 403],
  ['a call of another site', { ...rpc, origin: 'https://evil.example' }, 403],
  ['a call of a sandboxed frame', { ...rpc, origin: 'null' }, 403],
  ['a call marked as cross-site', { ...rpc, fetchSite: 'cross-site' }, 403],
  ['a call from the address bar', { ...rpc, fetchSite: 'none' }, 403],
  ['a call under another name', { ...rpc, host: 'localhost:4711' }, 421],
  ['a call without a token', { ...rpc, authorization: undefined }, 401],
  ['a call with an empty token', { ...rpc, authorization: 'Bearer ' }, 401],
  ['a call with a token that begins rightly', { ...rpc, authorization: 'Bearer the-toke' }, 401],
  ['a call with a token that goes on', { ...rpc, authorization: 'Bearer the-token2' }, 401],
  ['a call with the token alone', { ...rpc, authorization: 'the-token' }, 401],
  ['a call with the token in another scheme', { ...rpc, authorization: 'Basic the-token' }, 401],
  ['a call got', { ...rpc, method: 'GET' }, 405],
  ['a call got without a token', { ...rpc, method: 'GET', authorization: undefined }, 401],
  ['the bare entrance', { ...rpc, path: '/rpc' }, 'rpc'],
  ['the bare entrance without a token', { ...rpc, path: '/rpc', authorization: undefined }, 401],

  ['a download', download, 'download'],
  ['a download without a token', { ...download, authorization: undefined }, 401],
  ['a download posted', { ...download, method: 'POST' }, 405],
  ['a download by a link of another site', { ...download, fetchSite: 'cross-site' }, 403],
];

test.each(cases)('%s', (_why, facts, decision) => {
  expect(decideRequest(facts, settings)).toBe(decision);
});
