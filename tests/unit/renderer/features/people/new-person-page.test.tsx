import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';

import { peopleRoutes } from '#renderer/features/people/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

const ADDRESS = {
  street: 'ul. Ogrodowa',
  building: '8',
  flat: '3',
  postalCode: '39-300',
  town: 'Jaworzec',
  terc: '1803011',
  from: '2012-03-01',
  communeName: 'Jaworzec',
};

const field = (name: string): HTMLInputElement => {
  const found = document.querySelector(`input[name="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form has no ${name}`);
  return found;
};
const type = (name: string, value: string): void => void fireEvent.change(field(name), { target: { value } });
const take = (): void => void fireEvent.click(screen.getByRole('button', { name: /^Przepisz\snazwisko\si\sadres/ }));

describe('the next person on their own', () => {
  beforeEach(async () => {
    const office = sampleOffice({
      demo: false,
      answers: {
        'administration.listWorkers': () => [],
        'communes.search': () => [],
        'people.findSimilar': () => ({ people: [], more: 0 }),
        'people.register': () => ({ id: '0199a1b2-0000-7000-8000-000000000001', version: 1 }),
        'people.presentAddress': () => ADDRESS,
      },
    });
    await renderProgram({ routes: peopleRoutes, path: PATHS.newPerson, office });
    type('surname', 'Dobra');
    type('firstName', 'Ewa');
    type('identity.pesel', makePesel(asLocalDate('1985-05-07'), 'female', 22));
    fireEvent.click(field('hasAddress'));
    fireEvent.click(screen.getByRole('button', { name: /^Zapisz\si\sdodaj\snastępną/ }));
    await screen.findByText(/^Poprzednia\sosoba:\sDobra\sEwa\./);
  });

  test('takes surname and address over into a form nobody has begun', async () => {
    take();
    await waitFor(() => expect(field('address.town').value).toBe('Jaworzec'));
    expect(field('surname').value).toBe('Dobra');
    expect(screen.getByText(/^Przepisano\snazwisko\si\sadres:\sDobra\sEwa\./)).toBeTruthy();
  });

  test('keeps a surname that is typed already', async () => {
    type('surname', 'Nowak');
    take();
    await waitFor(() => expect(field('address.town').value).toBe('Jaworzec'));
    expect(field('surname').value).toBe('Nowak');
    expect(screen.getByText(/Wpisane\snazwisko\szostało\./)).toBeTruthy();
  });

  test('puts nothing into an address that is begun', async () => {
    type('address.town', 'Kalisz');
    take();
    await waitFor(() => expect(field('surname').value).toBe('Dobra'));
    expect(field('address.town').value).toBe('Kalisz');
    expect(field('address.building').value).toBe('');
    expect(screen.getByText(/Adresu\snie\szmieniono\./)).toBeTruthy();
  });
});

describe('somebody who is likely a record hidden from the user', () => {
  test('is asked about before saving, without a name', async () => {
    const registered: unknown[] = [];
    const office = sampleOffice({
      demo: false,
      answers: {
        'administration.listWorkers': () => [],
        'communes.search': () => [],
        'people.findSimilar': () => ({ people: [], more: 0, hidden: { ask: ['Anna Hebda'], likely: true } }),
        'people.register': (input: unknown) => {
          registered.push(input);
          return { id: '0199a1b2-0000-7000-8000-000000000001', version: 1 };
        },
      },
    });
    await renderProgram({ routes: peopleRoutes, path: PATHS.newPerson, office });
    type('surname', 'Dobra');
    type('firstName', 'Ewa');
    type('identity.pesel', makePesel(asLocalDate('1985-05-07'), 'female', 22));
    fireEvent.click(field('hasAddress'));
    fireEvent.click(screen.getByRole('button', { name: /^Zapisz\si\sdodaj\snastępną/ }));
    const dialog = await screen.findByRole('alertdialog', { name: /^To inna osoba niż/ });
    expect(dialog.textContent).toContain('Anna Hebda');
    expect(registered).toEqual([]);
    // The window lets the keyboard in a moment after it is there.
    fireEvent.click(await screen.findByRole('button', { name: 'To inna osoba, zapisz' }));
    await waitFor(() => expect(registered).toMatchObject([{ someoneElse: true }]));
  });
});
