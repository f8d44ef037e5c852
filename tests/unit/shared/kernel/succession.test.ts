import { describe, expect, it } from 'vitest';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { cease, succeed } from '#shared/kernel/succession.ts';

const d = asLocalDate;
const row = (id: string, from: string, to: string | null) => ({ id, from: d(from), to: to === null ? null : d(to) });

const OLD = row('old', '2018-01-01', '2019-12-31');
const OPEN = row('open', '2020-01-01', null);

describe('what follows a dated row', () => {
  it.each([
    ['nothing yet', [], '2020-01-01', { kind: 'begin', from: '2020-01-01' }],
    ['all closed, a gap', [OLD], '2021-05-05', { kind: 'begin', from: '2021-05-05' }],
    ['all closed, the next day', [OLD], '2020-01-01', { kind: 'begin', from: '2020-01-01' }],
    ['all closed, within', [OLD], '2019-12-31', { kind: 'too-early', before: 'closed', notBefore: '2020-01-01' }],
    [
      'a later day',
      [OLD, OPEN],
      '2024-03-01',
      { kind: 'follow', closes: 'open', lastDay: '2024-02-29', from: '2024-03-01' },
    ],
    [
      'the same day',
      [OLD, OPEN],
      '2020-01-01',
      { kind: 'correct', corrects: 'open', from: '2020-01-01', shortens: null },
    ],
    [
      'an earlier day, nothing before',
      [OPEN],
      '2019-06-01',
      { kind: 'correct', corrects: 'open', from: '2019-06-01', shortens: null },
    ],
    [
      'an earlier day within the row before',
      [OPEN, OLD],
      '2019-06-01',
      { kind: 'correct', corrects: 'open', from: '2019-06-01', shortens: { id: 'old', lastDay: '2019-05-31' } },
    ],
    [
      'the first day of the row before',
      [OLD, OPEN],
      '2018-01-01',
      { kind: 'too-early', before: 'closed', notBefore: '2018-01-02' },
    ],
    ['before everything', [OLD, OPEN], '2017-01-01', { kind: 'too-early', before: 'closed', notBefore: '2018-01-02' }],
  ])('%s', (_name, rows, from, expected) => {
    expect(succeed(rows, d(from), () => true)).toEqual(expected);
    // Another value moves nothing that is there already: only an earlier day than the open row's makes a difference.
    const early = rows.some((row) => row.to === null && d(from) < row.from);
    expect(succeed(rows, d(from), () => false)).toEqual(
      early ? { kind: 'too-early', before: 'present', notBefore: '2020-01-01' } : expected,
    );
  });

  it('ends on the day before, or never was', () => {
    expect(cease([OLD, OPEN], d('2024-03-01'))).toEqual({ kind: 'close', id: 'open', lastDay: '2024-02-29' });
    expect(cease([OPEN], d('2020-01-01'))).toEqual({ kind: 'remove', id: 'open' });
    expect(cease([OLD], d('2024-03-01'))).toBeNull();
  });

  it('does not end before it began', () => {
    const tooEarly = { kind: 'too-early', before: 'present', notBefore: '2020-01-01' };
    expect(cease([OLD, OPEN], d('2019-12-31'))).toEqual(tooEarly);
    expect(cease([OLD, OPEN], d('2000-01-01'))).toEqual(tooEarly);
  });
});
