import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { familiesRoutes, newFamilyScreen } from '#renderer/features/families/index.ts';
import { keptPrevious, rememberEntered } from '#renderer/ui/joining-people.ts';
import { forgetDrafts } from '#renderer/ui/kept-drafts.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import { defineScreen, screenPath } from '#renderer/ui/screen.ts';
import { personId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { sampleOffice, type SampleAnswer } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram, type Drawn } from '#tests/support/render-page.tsx';

const ANNA = personId.parse('0199a1b2-0000-7000-8000-000000000001');
const MAJA = personId.parse('0199a1b2-0000-7000-8000-000000000002');
const card = { id: ANNA, surname: 'Wróblewska', firstName: 'Anna', sex: 'female', birthDate: '1988-02-14' };
const newPerson = {
  screen: defineScreen({ path: PATHS.newPerson, permission: 'people.edit', search: z.object({}) }),
  component: () => <h1 id="page-title">Nowa osoba</h1>,
};

function show(path: string, answers: Readonly<Record<string, SampleAnswer>> = {}): Promise<Drawn> {
  const office = sampleOffice({
    demo: false,
    answers: { 'administration.listWorkers': () => [], 'people.open': () => card, ...answers },
  });
  return renderProgram({ routes: [...familiesRoutes, newPerson], path, office });
}

const name = (): HTMLInputElement => {
  const field = document.querySelector('input[name="name"]');
  if (!(field instanceof HTMLInputElement)) throw new Error('The form has no name');
  return field;
};
const lines = (): (string | null)[] =>
  screen.queryAllByRole('listitem').flatMap((line) => line.getAttribute('aria-label') ?? []);

describe('a new family', () => {
  beforeEach(forgetDrafts);
  afterEach(forgetDrafts);

  test('starts with the person whose card led here, and with a name where grammar knows it', async () => {
    await show(screenPath(newFamilyScreen, {}, { member: ANNA }));
    await waitFor(() => expect(lines()).toEqual(['Wróblewska Anna']));
    expect(name().value).toBe('Wróblewscy');
  });

  test('reads the card that led here once, also after saving: each opening leaves a row in the log', async () => {
    let opened = 0;
    const { history } = await show(screenPath(newFamilyScreen, {}, { member: ANNA }), {
      'people.open': () => {
        opened += 1;
        return card;
      },
      'families.register': () => ({ id: '0199a1b2-0000-7000-8000-00000000000f', version: 1 }),
    });
    await waitFor(() => expect(lines()).toHaveLength(1));
    fireEvent.change(screen.getByLabelText(/Kim jest/), { target: { value: 'mother' } });
    fireEvent.click(screen.getByRole('button', { name: /Zapisz/ }));
    await waitFor(() => expect(history.location.pathname).not.toBe(PATHS.newFamily));
    expect(opened).toBe(1);
  });

  test('is given the next number of the office, named in words without the signs of its pattern', async () => {
    await show(PATHS.newFamily, {
      'caseloads.proposeCaseNumber': () => ({
        number: 'PR.5122.81.2026',
        pattern: 'PR.5122.{nr}.{rok}',
        source: 'ustalenie ośrodka',
      }),
    });
    const hint = await screen.findByText(/Następny\swedług\swzoru\sośrodka:\sPR\.5122\.81\.2026\s/);
    expect(hint.textContent).not.toMatch(/[{}]/);
    await waitFor(() => expect(screen.getByLabelText('Numer sprawy')).toHaveProperty('value', 'PR.5122.81.2026'));
  });

  test('opens empty, with the reason, when that person may not be opened', async () => {
    await show(screenPath(newFamilyScreen, {}, { member: ANNA }), {
      'people.open': () => {
        throw new AppError('RECORD_PROTECTED', { ask: ['Anna Hebda'] });
      },
    });
    expect(await screen.findByText(/O dostęp poproś: Anna Hebda/)).toBeTruthy();
    expect(lines()).toEqual([]);
  });

  test('keeps what was typed while its user goes to add a new person', async () => {
    const { history } = await show(PATHS.newFamily);
    fireEvent.change(name(), { target: { value: 'Sroka i Wróblewscy' } });
    fireEvent.click(screen.getByRole('button', { name: 'Nowa osoba' }));
    await waitFor(() => expect(history.location.pathname).toBe(PATHS.newPerson));
    history.push(screenPath(newFamilyScreen, {}, { member: ANNA }));
    await waitFor(() => expect(lines()).toEqual(['Wróblewska Anna']));
    expect(name().value).toBe('Sroka i Wróblewscy');
  });

  test('is saved with its members, and says what the office refuses beside the field', async () => {
    const sent: unknown[] = [];
    await show(screenPath(newFamilyScreen, {}, { member: ANNA }), {
      'families.register': (input) => {
        sent.push(input);
        const message = 'Numer sprawy: podaj inny numer sprawy, ten ma już inna rodzina.';
        throw new AppError('INVALID_INPUT', { fields: [{ path: 'fields.caseNumber', message }] });
      },
    });
    await waitFor(() => expect(lines()).toHaveLength(1));
    fireEvent.change(screen.getByLabelText(/Kim jest/), { target: { value: 'mother' } });
    fireEvent.click(screen.getByRole('button', { name: /Zapisz/ }));
    expect(await screen.findByText(/^Podaj inny numer sprawy, ten ma już inna rodzina/)).toBeTruthy();
    expect(sent).toMatchObject([
      { fields: { name: 'Wróblewscy' }, members: [{ personId: ANNA, role: 'mother' }], workerId: null },
    ]);
    expect(name().value).toBe('Wróblewscy');
  });

  test('takes in, one after another, the people who were entered for it', async () => {
    const { history } = await show(PATHS.newFamily);
    fireEvent.click(screen.getByRole('button', { name: 'Nowa osoba' }));
    await waitFor(() => expect(history.location.search).toBe('?family=new'));
    expect(keptPrevious()).toBeNull();
    const born = asLocalDate('2015-03-14');
    const entered = {
      surname: 'Wróblewska',
      firstName: 'Anna',
      sex: 'female',
      birthDate: born,
      addressLine: null,
    } as const;
    rememberEntered('new', { ...entered, id: ANNA });
    rememberEntered('new', { ...entered, id: MAJA, firstName: 'Maja' });
    history.push(PATHS.newFamily);
    await waitFor(() => expect(lines()).toEqual(['Wróblewska Anna', 'Wróblewska Maja']));
    expect(name().value).toBe('Wróblewscy');
    fireEvent.click(screen.getByRole('button', { name: 'Nowa osoba' }));
    await waitFor(() => expect(keptPrevious()).toEqual({ id: MAJA, name: 'Wróblewska Maja', surname: 'Wróblewska' }));
  });

  test('names the member an error belongs to', async () => {
    await show(screenPath(newFamilyScreen, {}, { member: ANNA }));
    await waitFor(() => expect(lines()).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: /Zapisz/ }));
    expect(await screen.findByRole('button', { name: 'Kim jest (Wróblewska Anna)' })).toBeTruthy();
  });
});
