import { describe, expect, it } from 'vitest';
import { mergeVersions } from '#renderer/ui/form/merge-versions.ts';

interface Form {
  name: string;
  note: string | null;
  street: string;
  town: string;
}

/** Street and town are kept or taken together. */
const PARTS = [['name'], ['note'], ['street', 'town']] as const;
const base: Form = { name: 'Nowak', note: null, street: 'Leśna 5', town: 'Jaworzec' };
const merge = (mine: Partial<Form>, theirs: Partial<Form>) =>
  mergeVersions<Form, typeof PARTS>(PARTS, base, { ...base, ...mine }, { ...base, ...theirs });

describe('two changes of one record', () => {
  it('in different parts are both kept, and what was changed there is named', () => {
    expect(merge({ note: 'moje' }, { name: 'Kos' })).toEqual({
      merged: { ...base, note: 'moje', name: 'Kos' },
      changed: ['name'],
      clashes: [],
    });
  });

  it('in the same part clash, and this form stays', () => {
    expect(merge({ name: 'Wilk' }, { name: 'Kos', note: 'ich' })).toEqual({
      merged: { ...base, name: 'Wilk', note: 'ich' },
      changed: ['name', 'note'],
      clashes: ['name'],
    });
  });

  it('to the same value do not clash', () => {
    expect(merge({ name: 'Kos' }, { name: 'Kos' })).toMatchObject({ changed: ['name'], clashes: [] });
  });

  it('take a part of several fields whole', () => {
    const { merged, clashes } = merge({ street: 'Polna 1' }, { town: 'Podgórna' });
    expect(merged).toEqual({ ...base, street: 'Polna 1' });
    expect(clashes).toEqual(['street']);
  });
});
