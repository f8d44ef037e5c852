import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { orderPart, orderWords } from '#renderer/ui/list/list-order.tsx';
import { forgetListAddresses, lastAddressOf, rememberListAddress } from '#renderer/ui/list/list-address.ts';
import { isNarrowed, widened } from '#renderer/ui/list/narrowing.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { LIST_STATUSES, listFilter } from '#shared/contract/list.ts';

const schema = z.strictObject({
  ...listFilter,
  order: z.enum(['name', 'town']).default('name'),
  kind: z.enum(['first', 'second']).nullable().default(null),
});
const screen = defineScreen({ path: '/wykaz', permission: 'signed-in', search: schema });
const filter = (wishes: z.input<typeof schema>) => schema.parse(wishes);

const ORDERS = {
  name: ['nazwa, od A do Ż', 'nazwa, od Ż do A'],
  town: ['miejscowość, od A do Ż', 'miejscowość, od Ż do A'],
} as const;

describe('a filter', () => {
  it('is narrowed by each of its parts but the order', () => {
    expect(isNarrowed(screen, filter({}))).toBe(false);
    expect(isNarrowed(screen, filter({ order: 'town', direction: 'desc' }))).toBe(false);
    expect(isNarrowed(screen, filter({ search: 'wrób' }))).toBe(true);
    expect(isNarrowed(screen, filter({ kind: 'first' }))).toBe(true);
    for (const status of LIST_STATUSES) expect(isNarrowed(screen, filter({ status }))).toBe(status !== 'active');
  });

  it('is widened without losing its order', () => {
    const wide = widened(screen, filter({ search: 'wrób', kind: 'first', order: 'town', direction: 'desc' }));
    expect(wide).toEqual(filter({ order: 'town', direction: 'desc' }));
  });
});

describe('the order of a list', () => {
  it('is said in words, rising and falling', () => {
    expect(orderWords(ORDERS, { order: 'town', direction: 'asc' })).toBe('miejscowość, od A do Ż');
    expect(orderWords(ORDERS, { order: 'name', direction: 'desc' })).toBe('nazwa, od Ż do A');
  });

  it('comes from the table, and is the first one for what the list does not know', () => {
    expect(orderPart(ORDERS, { by: 'town', descending: true })).toEqual({ order: 'town', direction: 'desc' });
    expect(orderPart(ORDERS, { by: 'elsewhere' })).toEqual({ order: 'name', direction: 'asc' });
  });
});

describe('the way back to a list', () => {
  it('leads to the address it was left under, until somebody else signs in', () => {
    expect(lastAddressOf('/wykaz')).toBe('/wykaz');
    rememberListAddress('/wykaz', '/wykaz?order=town');
    expect(lastAddressOf('/wykaz')).toBe('/wykaz?order=town');
    expect(lastAddressOf('/inny')).toBe('/inny');
    forgetListAddresses();
    expect(lastAddressOf('/wykaz')).toBe('/wykaz');
  });
});
