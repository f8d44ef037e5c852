import type { PrintDocument } from '#renderer/ui/print/document.ts';

/** Words of the row that no page holds, each once. */
export const TALL_ROW_WORDS = Array.from({ length: 1500 }, (_, index) => `słowo${String(index).padStart(4, '0')}`);

/** A table with a row of several pages between two that fit: no document of the office has one yet. */
export const TALL_ROW_DOCUMENT: PrintDocument = {
  title: 'Wiersz dłuższy od strony',
  orientation: 'portrait',
  runningHead: 'Ośrodek',
  runningFoot: 'Biuro pokazowe',
  blocks: [
    {
      kind: 'table',
      key: 'rows',
      label: 'Wiersze',
      columns: [
        { key: 'what', header: 'Wiersz', share: 20 },
        { key: 'text', header: 'Treść', share: 40 },
      ],
      rows: [
        { key: 'before', cells: ['przed', 'cały wiersz'] },
        { key: 'tall', cells: ['długi', TALL_ROW_WORDS.join(' ')] },
        { key: 'after', cells: ['po', 'cały wiersz'] },
      ],
    },
  ],
};
