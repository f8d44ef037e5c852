import { procedures } from '../../router-base.ts';
import { allPreferences } from './use-cases/all-preferences.ts';
import { rememberPreference } from './use-cases/remember-preference.ts';

const { preferences } = procedures;

export const preferencesRouter = preferences.router({
  all: preferences.all.handler(({ context }) => allPreferences(context.deps, context.actor)),
  remember: preferences.remember.handler(({ context, input }) =>
    rememberPreference(context.deps, context.actor, input),
  ),
});
