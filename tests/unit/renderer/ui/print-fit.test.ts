import { describe, expect, test } from 'vitest';

import { FAMILY_COLUMNS } from '#shared/features/families/families.schema.ts';
import { PEOPLE_COLUMNS } from '#shared/features/people/people.schema.ts';
import { FAMILY_SHARES } from '#renderer/prints/families-list/families-list.tsx';
import { PERSON_SHARES } from '#renderer/prints/people-list/people-list.tsx';
import { rowNumberColumn } from '#renderer/ui/print/document.ts';
import { fitsLine, orientationFor } from '#renderer/ui/print/fit.ts';

const widthOf = <Column extends string>(shares: Readonly<Record<Column, number>>, columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + shares[column], rowNumberColumn(300).share);

describe('the columns of a printed list', () => {
  test('stand upright while they fit, and lie down when they are too many', () => {
    expect(orientationFor(widthOf(PERSON_SHARES, ['name', 'birthDate', 'age', 'families', 'address', 'worker']))).toBe(
      'portrait',
    );
    expect(orientationFor(widthOf(PERSON_SHARES, PEOPLE_COLUMNS))).toBe('landscape');
    expect(orientationFor(widthOf(FAMILY_SHARES, FAMILY_COLUMNS))).toBe('landscape');
  });

  test('are too many even for the longer side at some point', () => {
    expect(fitsLine(125, 'portrait')).toBe(true);
    expect(fitsLine(126, 'portrait')).toBe(false);
    expect(fitsLine(187, 'landscape')).toBe(true);
    expect(fitsLine(188, 'landscape')).toBe(false);
    expect(orientationFor(500)).toBe('landscape');
  });

  test('of the lists there are all fit lying down', () => {
    expect(fitsLine(widthOf(PERSON_SHARES, PEOPLE_COLUMNS), 'landscape')).toBe(true);
    expect(fitsLine(widthOf(FAMILY_SHARES, FAMILY_COLUMNS), 'landscape')).toBe(true);
  });
});
