import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { defineScreen, screenPath } from '#renderer/ui/screen.ts';
import { concealTyped, forgetTypedTexts, revealTyped } from '#renderer/ui/typed-texts.ts';

const list = defineScreen({
  path: '/lista',
  permission: 'signed-in',
  search: z.object({ search: z.string().default(''), order: z.string().default('name') }),
});

afterEach(forgetTypedTexts);

describe('typed texts in addresses', () => {
  it('never show what was searched for', () => {
    const address = screenPath(list, {}, { search: 'Wróblewska 44051401359', order: 'town' });
    expect(address).not.toContain('blewska');
    expect(address).not.toContain('44051401359');
    expect(address).toContain('town');
  });

  it('come back as they were typed, a tilde and digits included', () => {
    for (const text of ['Źdźbło', '~1', '~', '12']) {
      expect(revealTyped(concealTyped({ search: text, order: 'name' }))).toEqual({ search: text, order: 'name' });
    }
  });

  it('have one stand-in for one text, so that the address does not change by itself', () => {
    expect(concealTyped({ search: 'Baran' })).toEqual(concealTyped({ search: 'Baran' }));
    expect(concealTyped({ search: 'Baran' })).not.toEqual(concealTyped({ search: 'Bąk' }));
  });

  it('are empty after the user has changed', () => {
    const kept = concealTyped({ search: 'Baran' });
    forgetTypedTexts();
    expect(revealTyped(kept)).toEqual({ search: '' });
  });

  it('leave other filters and an empty search alone', () => {
    expect(concealTyped({ search: '', order: 'name' })).toEqual({ search: '', order: 'name' });
    expect(revealTyped({ order: 'name' })).toEqual({ order: 'name' });
  });
});
