import { contract } from '#shared/contract/index.ts';

import { printingRouter } from './features/printing/index.ts';
import { assemble, procedures } from './router-base.ts';
import { sessionRouter } from './session/session.router.ts';

type Router = Parameters<typeof assemble>[0];

/** Stands in for a feature whose router is not there yet: every call of it fails as INTERNAL. */
function missing<Feature extends keyof Router & keyof typeof contract>(feature: Feature): Router[Feature] {
  const implementer = procedures[feature] as unknown as Record<string, { handler(fn: () => never): unknown }>;
  const verbs = Object.keys(contract[feature]).map((verb) => {
    const procedure = implementer[verb]?.handler(() => {
      throw new Error(`${feature}.${verb} is not implemented`);
    });
    return [verb, procedure] as const;
  });
  return Object.fromEntries(verbs) as unknown as Router[Feature];
}

/** The one router, served by both hosts. */
export const router = assemble({
  session: sessionRouter,
  printing: printingRouter,
  people: missing('people'),
  families: missing('families'),
  dashboard: missing('dashboard'),
  communes: missing('communes'),
  audit: missing('audit'),
  administration: missing('administration'),
  preferences: missing('preferences'),
});
