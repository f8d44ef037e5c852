import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { paginate } from '#renderer/ui/print/paginate.ts';
import { PrintPage } from '#renderer/ui/print/print-page.tsx';
import { TALL_ROW_DOCUMENT } from '#tests/support/print-gallery/tall-row.ts';
import { renderKit } from '#tests/support/render-page.tsx';

/** What a row shows: the name in its first cell, and for each cell between which pixels of it, or that it is whole. */
function rowsOf(sheet: HTMLElement): readonly (readonly [string, readonly string[]])[] {
  return [...sheet.querySelectorAll('tbody tr')].map((row) => {
    const cells = [...row.querySelectorAll('td')];
    const parts = cells.map((cell) => {
      const part = cell.querySelector<HTMLElement>('.print-part');
      const inner = part?.firstElementChild;
      return part === null || !(inner instanceof HTMLElement)
        ? 'whole'
        : `${part.style.height} after ${inner.style.marginTop}`;
    });
    return [cells[0]?.textContent ?? '', parts];
  });
}

describe('a page of a printed table', () => {
  it('draws a row that fits whole, and of one that does not only the lines that stand on it', async () => {
    const tall = new Map([[1, { height: 150, cuts: [50, 100] }]]);
    const layout = paginate([{ kind: 'table', headHeight: 20, rowHeights: [20, 160, 20], tall }], 90);
    await renderKit(
      <>
        {layout.map((page, index) => (
          <PrintPage key={index} document={TALL_ROW_DOCUMENT} layout={page} number={index + 1} of={layout.length} />
        ))}
      </>,
    );
    const sheets = screen.getAllByRole('region', { name: /^Strona\s\d\sz\s5$/u });
    expect(sheets.flatMap(rowsOf)).toEqual([
      ['przed', ['whole', 'whole']],
      ['długi', ['50px after 0px', '50px after 0px']],
      ['długi', ['50px after -50px', '50px after -50px']],
      ['długi', ['50px after -100px', '50px after -100px']],
      ['po', ['whole', 'whole']],
    ]);
    for (const sheet of sheets) expect(within(sheet).getByRole('columnheader', { name: 'Treść' })).toBeTruthy();
  });
});
