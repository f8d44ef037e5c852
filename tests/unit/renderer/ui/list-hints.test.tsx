import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HintBar } from '#renderer/ui/hint-bar.tsx';
import { useListHints, useRowHints } from '#renderer/ui/list/list-words.ts';
import { renderKit } from '#tests/support/render-page.tsx';

function OfList({ count }: { readonly count: number | null }) {
  return <HintBar hints={useListHints({ count })} />;
}
function OfRows({ count }: { readonly count: number }) {
  return <HintBar hints={useRowHints({ count }, { opens: 'szczegóły' })} />;
}
const named = () =>
  within(screen.getByRole('group', { name: 'Klawisze' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => /: (.+)$/.exec(textContent)?.[1]);

describe('the bar of keys under a list', () => {
  it.each([1, 5000, null])('names the keys of rows with %s of them', async (count) => {
    await renderKit(<OfList count={count} />);
    expect(named()).toEqual(['wybór', 'otwórz', 'zaznacz', 'zaznacz kolejne', 'szukaj na liście', 'szukaj wszędzie']);
  });

  it('names no key that needs a row when there is none', async () => {
    await renderKit(<OfList count={0} />);
    expect(named()).toEqual(['szukaj na liście', 'szukaj wszędzie']);
  });

  it('says what Enter does where it opens no card, and nothing of Space where nothing is selected', async () => {
    await renderKit(<OfRows count={3} />);
    expect(named()).toEqual(['wybór', 'szczegóły']);
  });
});
