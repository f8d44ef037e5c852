import { dictionaryEntries } from '#db/repositories/dictionaries.repository.ts';

import { procedures } from '../../router-base.ts';

const { dictionaries } = procedures;

export const dictionariesRouter = dictionaries.router({
  list: dictionaries.list.handler(({ context }) => context.deps.read((r) => dictionaryEntries(r))),
});
