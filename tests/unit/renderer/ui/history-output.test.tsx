import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { familiesRoutes } from '#renderer/features/families/index.ts';
import { peopleRoutes } from '#renderer/features/people/index.ts';
import { FAMILY_CARD_FIXTURE } from '#renderer/prints/family-card/family-card.fixture.ts';
import { PERSON_CARD_FIXTURE } from '#renderer/prints/person-card/person-card.fixture.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const ENTRY = {
  seq: 1,
  at: '2026-11-20T09:00:00.000Z',
  byName: 'Anna Hebda',
  action: 'people.register',
  fields: [],
  before: null,
  after: null,
};
const PERSON = PERSON_CARD_FIXTURE.card;

describe.each([
  ['a person', 'people', `/osoby/${PERSON.id}`, PERSON],
  ['a family', 'families', `/rodziny/${FAMILY_CARD_FIXTURE.id}`, FAMILY_CARD_FIXTURE],
] as const)('the history of %s', (_of, feature, path, card) => {
  const show = async (mayExport: boolean) => {
    const asked: unknown[] = [];
    const office = sampleOffice({
      demo: false,
      answers: {
        [`${feature}.open`]: () => ({ ...card, may: { ...card.may, export: mayExport } }),
        [`${feature}.history`]: () => [ENTRY],
        [`${feature}.exportHistory`]: async function* exported(input: unknown) {
          asked.push(input);
          yield await Promise.resolve({ kind: 'result', outcome: { state: 'cancelled' } });
        },
        'plans.due': () => ({ due: null, ground: { last: null, began: null, planned: false } }),
        'tasks.ofRecord': () => ({ rows: [], may: { edit: false } }),
      },
    });
    const { history } = await renderProgram({
      routes: [...peopleRoutes, ...familiesRoutes],
      path: `${path}?tab=history`,
      office,
    });
    expect(await screen.findByText('Anna Hebda')).toBeTruthy();
    return { asked, history };
  };

  it('goes to paper and to a file by its own buttons', async () => {
    const { asked, history } = await show(true);
    fireEvent.click(screen.getByRole('button', { name: /^Eksport historii/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /csv/ }));
    await waitFor(() => expect(asked).toEqual([{ id: card.id, format: 'csv' }]));
    fireEvent.click(screen.getByRole('button', { name: 'Drukuj historię' }));
    await waitFor(() => expect(history.location.pathname).toBe(`${path}/historia/wydruk`));
  });

  it('has no such buttons for those who may not take the card along', async () => {
    await show(false);
    expect(screen.queryByRole('button', { name: /historię|historii/ })).toBeNull();
  });
});
