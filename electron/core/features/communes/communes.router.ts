import { procedures } from '../../router-base.ts';
import { communesInUse } from './use-cases/communes-in-use.ts';
import { searchCommunes } from './use-cases/search-communes.ts';

const { communes } = procedures;

export const communesRouter = communes.router({
  search: communes.search.handler(({ context, input }) => searchCommunes(context.deps, context.actor, input)),
  inUse: communes.inUse.handler(({ context, input }) => communesInUse(context.deps, context.actor, input)),
});
