export { relationsRouter } from './relations.router.ts';
