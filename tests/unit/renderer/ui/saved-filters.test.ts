import { describe, expect, it } from 'vitest';

import { SAVED } from '#renderer/app/saved-lists.ts';
import { peopleList, peopleScreen } from '#renderer/features/people/index.ts';
import { contentOf, fittingParts } from '#renderer/ui/list/saved-list.ts';
import { selectedAfter } from '#renderer/ui/list/selection.ts';
import { readSearch, screenPath } from '#renderer/ui/screen.ts';
import { concealSelected, forgetTypedTexts } from '#renderer/ui/typed-texts.ts';
import { readContent, SAVED_LISTS } from '#shared/features/filters/filters.schema.ts';

const filter = (over: object = {}) => ({ ...readSearch(peopleScreen.search, {}), ...over });

describe('a filter kept under a name', () => {
  it('has a list that Ctrl+K can lead to', () => {
    expect(SAVED.map(({ key }) => key).toSorted()).toEqual([...SAVED_LISTS].toSorted());
  });

  it('holds what was chosen, its order and its columns, and no selection', () => {
    const text = contentOf(peopleList, filter({ sex: 'female', order: 'town', ids: ['x'] }), new Set(['sex', 'age']));
    expect(readContent(text)).toEqual({ filter: { sex: 'female', order: 'town' }, hidden: ['age', 'sex'] });
    expect(readContent('{"filter":[]}')).toBeNull();
    expect(readContent('nothing')).toBeNull();
  });

  it('tells which of its conditions the list no longer knows, and keeps the others', () => {
    expect(fittingParts(peopleScreen, { sex: 'female', order: 'shoe-size', colour: 'red' })).toEqual({
      filter: { sex: 'female' },
      lost: ['Kolejność', 'Dane'],
    });
  });
});

describe('a selection', () => {
  const rows = [{ id: 'a' }];
  const none = { ids: new Set<string>(), rows: [], under: new Set<string>() };

  it('knows the filters under which its rows were selected', () => {
    const first = selectedAfter(none, new Set(['a']), rows, 'all');
    expect([...first.under]).toEqual(['all']);
    const both = selectedAfter(first, new Set(['a', 'b']), rows, 'women');
    expect([...both.under]).toEqual(['all', 'women']);
    expect([...selectedAfter(both, new Set(['a']), rows, 'men').under]).toEqual(['all', 'women']);
    expect([...selectedAfter(both, new Set(['c']), rows, 'men').under]).toEqual(['men']);
    expect([...selectedAfter(both, new Set(), [], 'men').under]).toEqual([]);
  });

  it('is a stand-in in the address; one of an earlier run is nobody, never everybody', () => {
    const ids = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
    expect(screenPath(peopleScreen, {}, { ids })).not.toContain('018f0000');
    const kept = concealSelected({ ids });
    expect(readSearch(peopleScreen.search, kept).ids).toEqual(ids);
    forgetTypedTexts();
    expect(readSearch(peopleScreen.search, kept).ids).toEqual([]);
  });
});
