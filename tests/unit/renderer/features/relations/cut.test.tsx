import '#tests/support/page-environment.ts';
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';

import { GenogramTab } from '#renderer/features/relations/genogram-tab.tsx';
import { FamilyNetworkTab, PersonNetworkTab } from '#renderer/features/relations/network-tab.tsx';
import { relations } from '#renderer/i18n/pl/relations.ts';
import { networkPaper } from '#shared/features/relations/network-paper.ts';
import type { FamilyNetwork, GenogramData } from '#shared/features/relations/relations.schema.ts';
import { familyId, personId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const FAMILY = familyId.parse('0199a1b2-0000-7000-8000-0000000000fa');
const [MOTHER, CHILD] = [
  personId.parse('0199a1b2-0000-7000-8000-000000000001'),
  personId.parse('0199a1b2-0000-7000-8000-000000000002'),
];
const someone = (id: typeof MOTHER, firstName: string, born: string) =>
  ({
    shown: true,
    id,
    surname: 'Ćwik',
    firstName,
    sex: 'female',
    birthDate: asLocalDate(born),
    deathDate: null,
    archived: false,
  }) as const;
const PEOPLE = [someone(MOTHER, 'Hanna', '1985-03-04'), someone(CHILD, 'Celina', '2015-06-07')];

const network = (cut: boolean): FamilyNetwork => ({
  people: PEOPLE.map((person, steps) => ({ person, steps, link: null })),
  families: [],
  cut,
});

const genogram = (cut: boolean): GenogramData => ({
  familyId: FAMILY,
  familyName: 'Ćwikowie',
  people: PEOPLE,
  members: PEOPLE.map(({ id }) => ({ personId: id, role: 'other', from: asLocalDate('2020-01-01'), to: null })),
  relations: [],
  homes: [],
  cut,
  mayPrint: false,
});

const TABS: Readonly<Record<string, { readonly tab: ReactNode; readonly sentence: string }>> = {
  genogram: {
    tab: <GenogramTab id={FAMILY} day={asLocalDate('2026-11-21')} onDay={() => undefined} />,
    sentence: relations.genogram.cut,
  },
  'network of a person': { tab: <PersonNetworkTab id={MOTHER} />, sentence: relations.network.cut },
  'network of a family': { tab: <FamilyNetworkTab id={FAMILY} />, sentence: relations.network.cut },
};

describe.each(Object.entries(TABS))('the %s', (_name, { tab, sentence }) => {
  it.each([true, false])('says that somebody is left out when somebody is: %s', async (cut) => {
    const answers = {
      'relations.genogram': () => genogram(cut),
      'relations.personNetwork': () => network(cut),
      'relations.familyNetwork': () => network(cut),
    };
    await renderKit(tab, sampleOffice({ demo: false, answers }));
    await screen.findAllByText(/Celina/);
    expect(screen.queryAllByText((text) => text.replaceAll('\u00a0', ' ') === sentence)).toHaveLength(cut ? 1 : 0);
  });
});

describe('the paper of a network', () => {
  it.each([true, false])('says that somebody is left out when somebody is: %s', (cut) => {
    const paper = networkPaper({ of: 'person', name: 'Hanna Ćwik', network: network(cut) }, asLocalDate('2026-11-21'));
    expect(paper.parts.some(({ key }) => key === 'cut')).toBe(cut);
  });
});
