import '#tests/support/page-environment.ts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { describe, expect, it } from 'vitest';

import { useRecordsChanged } from '#renderer/ui/records-changed.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { renderKit } from '#tests/support/render-page.tsx';

/** Features that tell nothing of people and families, or ask anew by themselves. */
const UNTOUCHED: Readonly<Record<string, string>> = {
  session: 'who is signed in',
  administration: 'users of the program',
  backups: 'copies of the whole office',
  recoveryKeys: 'cards that open the office, and about nobody',
  preferences: "the user's own look",
  dictionaries: 'words of the law and of the office, which no record changes',
  filters: "the user's own filters, by name",
  drafts: 'what the user has typed',
  printing: 'what stands on the screen',
  audit: 'asks anew whenever its screen is opened',
};

describe('a change of a person, a family or of who leads them', () => {
  it('makes every feature that tells of them ask anew', async () => {
    const taken: { cache: QueryClient; changed: () => Promise<void> }[] = [];
    const Changes = () => {
      const cache = useQueryClient();
      const changed = useRecordsChanged();
      useEffect(() => void taken.push({ cache, changed }), [cache, changed]);
      return null;
    };
    await renderKit(<Changes />);
    const [page] = taken;
    if (page === undefined) throw new Error('nothing was drawn');
    const { cache, changed } = page;
    // As the client keys what it asks: path of the procedure, and the input.
    const keyOf = (name: string) => [name.split('.'), { type: 'query', input: {} }];
    const names = listProcedures().map(({ name }) => name);
    // What the frame around it has asked for already keeps its answer: nothing could be drawn of an empty one.
    for (const name of names) cache.setQueryData(keyOf(name), (before: unknown) => before ?? {});
    await changed();
    const stale = names.filter((name) => cache.getQueryState(keyOf(name))?.isInvalidated === true);
    const expected = listProcedures().filter(({ feature }) => !(feature in UNTOUCHED));
    expect(stale).toEqual(expected.map(({ name }) => name));
    expect(stale.length).toBeGreaterThan(40);
  });
});
