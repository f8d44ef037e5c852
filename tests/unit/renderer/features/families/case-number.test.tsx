import '#tests/support/page-environment.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';

import { familiesRoutes } from '#renderer/features/families/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderProgram } from '#tests/support/render-page.tsx';

test('a case number of another shape than the pattern is asked about beside its field', async () => {
  const proposed = { number: 'PR.5122.7.2026', pattern: 'PR.5122.{nr}.{rok}', source: 'wzór ośrodka' };
  const office = sampleOffice({
    demo: false,
    answers: { 'administration.listWorkers': () => [], 'caseloads.proposeCaseNumber': () => proposed },
  });
  await renderProgram({ routes: familiesRoutes, path: PATHS.newFamily, office });
  const field = await waitFor(() => {
    const found = document.querySelector('input[name="caseNumber"]');
    if (!(found instanceof HTMLInputElement) || found.value !== proposed.number) throw new Error('nothing proposed');
    return found;
  });
  const odd = () => screen.queryByText(/nie\spasuje\sdo\swzoru/);
  expect(odd()).toBeNull();
  fireEvent.change(field, { target: { value: 'cokolwiek 1' } });
  await waitFor(() => expect(odd()).not.toBeNull());
  fireEvent.change(field, { target: { value: 'PR.5122.99.2024' } });
  await waitFor(() => expect(odd()).toBeNull());
});
