export { preferencesRouter } from './preferences.router.ts';
