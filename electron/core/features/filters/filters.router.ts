import { procedures } from '../../router-base.ts';
import { allFilters } from './use-cases/all-filters.ts';
import { forgetFilter } from './use-cases/forget-filter.ts';
import { renameFilter } from './use-cases/rename-filter.ts';
import { saveFilter } from './use-cases/save-filter.ts';

const { filters } = procedures;

export const filtersRouter = filters.router({
  all: filters.all.handler(({ context }) => allFilters(context.deps, context.actor)),
  save: filters.save.handler(({ context, input }) => saveFilter(context.deps, context.actor, input)),
  rename: filters.rename.handler(({ context, input }) => renameFilter(context.deps, context.actor, input)),
  forget: filters.forget.handler(({ context, input }) => forgetFilter(context.deps, context.actor, input)),
});
