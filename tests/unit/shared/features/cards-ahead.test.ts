import { describe, expect, it } from 'vitest';

import { FAMILY_CARD_FIXTURE } from '#renderer/prints/family-card/family-card.fixture.ts';
import { PERSON_CARD_FIXTURE } from '#renderer/prints/person-card/person-card.fixture.ts';
import { familyPaper } from '#shared/features/families/family-paper.ts';
import { familyCard } from '#shared/features/families/families.schema.ts';
import { personCard } from '#shared/features/people/people.schema.ts';
import { leadersLine, leadersOf, personPaper } from '#shared/features/people/person-paper.ts';
import { withComing } from '#shared/kernel/dated-rows.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Paper } from '#shared/kernel/paper.ts';
import { NBSP } from '#shared/kernel/polish.ts';

const TODAY = asLocalDate('2026-11-21');
const AHEAD = asLocalDate('2026-12-15');
const user = (n: number): string => `01890a5d-ac96-774b-bccf-${String(900 + n).padStart(12, '0')}`;
const plain = (text: string | null | undefined): string | null => text?.replaceAll(NBSP, ' ') ?? null;

const WORKERS = [
  { userId: user(2), displayName: 'Katarzyna Wilk', from: AHEAD, to: null },
  { userId: user(1), displayName: 'Marta Zając', from: '2024-01-01', to: '2026-12-14' },
];
const newcomer = { ...FAMILY_CARD_FIXTURE.members[0], id: user(3), personId: user(4), surname: 'Nowa', from: AHEAD };
const family = familyCard.parse({
  ...FAMILY_CARD_FIXTURE,
  kinds: [
    { kind: 'supporting', from: AHEAD, to: null },
    { kind: 'care-difficulties', from: '2024-01-01', to: '2026-12-14' },
  ],
  workers: WORKERS,
  members: [...FAMILY_CARD_FIXTURE.members, newcomer],
});

function factOf(paper: Paper, name: string): string | null {
  for (const part of paper.parts) {
    const found = part.kind === 'facts' ? part.facts.find(([label]) => label === name) : undefined;
    if (found !== undefined) return plain(found[1]);
  }
  return null;
}

const namesIn = (paper: Paper, key: string): readonly string[] =>
  paper.parts.flatMap((part) =>
    part.kind === 'table' && part.key === key ? part.rows.map(({ cells }) => String(cells[0])) : [],
  );

describe('the card of a family on paper, of which something begins on a later day', () => {
  it('tells what holds on its day first, and what comes with its day', () => {
    const paper = familyPaper(family, TODAY);
    expect(factOf(paper, 'Rodzaj')).toMatch(
      /^.*trudnośc.*, 01\.01\.2024–14\.12\.2026; .*wspierając.*, od 15\.12\.2026$/i,
    );
    expect(factOf(paper, 'Prowadzi')).toBe('Marta Zając, 01.01.2024–14.12.2026; Katarzyna Wilk, od 15.12.2026');
    expect(namesIn(paper, 'members').filter((name) => name.startsWith('Nowa'))).toEqual([]);
    expect(namesIn(paper, 'coming')).toHaveLength(1);
  });

  it('has no such lines when the day has come', () => {
    const paper = familyPaper(family, AHEAD);
    expect(factOf(paper, 'Prowadzi')).toBe('Katarzyna Wilk, od 15.12.2026');
    expect(namesIn(paper, 'members').some((name) => name.startsWith('Nowa'))).toBe(true);
    expect(namesIn(paper, 'coming')).toEqual([]);
  });
});

describe('who leads a person', () => {
  const { card, relations } = PERSON_CARD_FIXTURE;
  const led = personCard.parse({ ...card, workers: WORKERS });

  it('is the worker of the day, with the next one beside', () => {
    expect(leadersOf(led, TODAY)).toEqual(['Marta Zając']);
    expect(plain(leadersLine(led, TODAY))).toBe('Marta Zając; od 15.12.2026: Katarzyna Wilk');
    expect(leadersLine(led, AHEAD)).toBe('Katarzyna Wilk');
    const paper = personPaper({ card: led, relations }, TODAY);
    expect(factOf(paper, 'Pracownik')).toBe('Marta Zając; od 15.12.2026: Katarzyna Wilk');
  });

  it('is not the worker of a family joined later', () => {
    const membership = card.memberships[0];
    const later = { ...membership, shown: true, familyName: 'Nowi', workerName: 'Marta Zając', from: AHEAD, to: null };
    const alone = personCard.parse({ ...card, workers: [], memberships: [later] });
    expect(leadersOf(alone, TODAY)).toEqual([]);
    expect(leadersOf(alone, AHEAD)).toEqual(['Marta Zając (Nowi)']);
  });
});

describe('what holds with what comes', () => {
  const rows = [
    { from: AHEAD, to: null, text: 'Przyszła 8' },
    { from: asLocalDate('2020-01-01'), to: asLocalDate('2026-12-14'), text: 'Stara 1' },
  ];
  it.each([
    ['2019-12-31', 'brak; od 01.01.2020: Stara 1; od 15.12.2026: Przyszła 8'],
    ['2026-12-14', 'Stara 1; od 15.12.2026: Przyszła 8'],
    ['2026-12-15', 'Przyszła 8'],
  ])('on %s: %s', (day, words) => {
    expect(plain(withComing(rows, asLocalDate(day), ({ text }) => text, 'brak'))).toBe(words);
  });
});
