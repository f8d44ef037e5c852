import { expect, test } from 'vitest';

import { afterDeath } from '#shared/features/people/life.rules.ts';
import { RELATION_KINDS } from '#shared/features/relations/relation-kinds.ts';
import { endReasonsOf } from '#shared/features/relations/relation-roles.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const [before, died, later] = [asLocalDate('2020-01-01'), asLocalDate('2024-03-12'), asLocalDate('2024-03-13')];

test('of all relations a death ends couples and care, for a reason that each of them has', () => {
  const open = RELATION_KINDS.map(
    (relation) => ({ kind: 'relation', relation, name: null, from: before, to: null }) as const,
  );
  const ended = afterDeath(open, died).ends.flatMap((one) => (one.kind === 'relation' ? [one.relation] : []));
  expect(ended).toEqual(['marriage', 'partnership', 'guardian', 'foster-carer']);
  expect(ended.every((kind) => endReasonsOf(kind).includes('death'))).toBe(true);
});

test('the day of the death is the last that belongs to a life', () => {
  const stay = { kind: 'membership', name: null, to: null } as const;
  const on = (from: typeof died) => afterDeath([{ ...stay, from }], died);
  expect([on(died).impossible.length, on(died).ends.length]).toEqual([0, 1]);
  expect([on(later).impossible.length, on(later).ends.length]).toEqual([1, 0]);
});

test('what was ended after the death is told and left, a consent is cut', () => {
  const days = { from: before, to: later };
  const found = afterDeath(
    [
      { kind: 'address', ...days },
      { kind: 'own-consent', ...days },
    ],
    died,
  );
  expect([found.untidy.map(({ kind }) => kind), found.ends.map(({ kind }) => kind)]).toEqual([
    ['address'],
    ['own-consent'],
  ]);
});
